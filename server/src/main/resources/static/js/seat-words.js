// What the map says of what is looked at: of a seat, for how much, and whose; of a section, what is left there.
import { FREE, HELD } from './plan.js';
import { number, t, won } from './text.js';

export class SeatWords {
  #plan;
  #states;
  #own;
  #left;
  #price;

  /** @param price of a seat */
  constructor(plan, states, { own, left }, price) {
    this.#plan = plan;
    this.#states = states;
    this.#own = own;
    this.#left = left;
    this.#price = price;
  }

  seat(seat) {
    const label = this.#plan.label[seat];
    if (this.#own.has(seat)) {
      return t('seats.under-own', label);
    }
    if (this.#states[seat] === FREE) {
      return t('seats.under', label, won(this.#price(seat)));
    }
    return t(this.#states[seat] === HELD ? 'seats.under-held' : 'seats.under-gone', label);
  }

  section(section) {
    const from = this.#left.from(section);
    return from === null
      ? t('list.section-gone', section.name)
      : t('list.section', section.name, number(this.#left.of(section)), won(from));
  }
}
