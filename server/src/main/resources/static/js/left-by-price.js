// What is left at each price: asked for now and then, only while somebody looks, and only when something has changed.
import { call, Unanswered } from './api.js';
import { number, t } from './text.js';

const EVERY_MS = 20_000;

export class LeftByPrice {
  #path;
  #table;
  /** Nothing was asked for yet; what is not known is something else. */
  #known = null;
  #askAgain = 0;
  #asking = false;

  constructor(performance, table) {
    this.#path = `/performances/${performance}/availability/left`;
    this.#table = table;
  }

  /** @param left of all prices together, by which it is seen whether anything has changed */
  async refresh(left) {
    if (this.#asking || document.hidden || left === this.#known || Date.now() < this.#askAgain) {
      return;
    }
    this.#asking = true;
    this.#askAgain = Date.now() + EVERY_MS * (0.75 + Math.random() / 2);
    try {
      const answer = await call('GET', this.#path);
      if (answer.status === 200) {
        this.#known = left;
        this.#show(answer.body.categories);
      }
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
    } finally {
      this.#asking = false;
    }
  }

  #show(categories) {
    for (const { categoryId, left } of categories) {
      const cell = this.#table.querySelector(`[data-category="${categoryId}"]`);
      if (cell !== null) {
        cell.textContent = left === 0 ? t('room.none-left') : number(left);
      }
    }
    this.#table.hidden = false;
  }
}
