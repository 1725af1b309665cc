// What is offered to a fan whose seats went to somebody quicker: the nearest that are free, for one press.
import { nearestFree } from './seat-nearest.js';
import { t, won } from './text.js';

export class Offer {
  /** Seats that the fan wanted and somebody else has. */
  lost = [];
  /** Seats that are offered for them. */
  seats = [];
  #button;
  #beside;
  #plan;
  #choice;
  #take;
  #say;
  #words = '';

  /**
   * @param button takes what is offered
   * @param choice as nearestFree wants it, with kept as a function
   * @param take called with the seats that were taken
   * @param say called with what is to be said
   */
  constructor(button, plan, choice, { take, say }) {
    this.#button = button;
    this.#plan = plan;
    this.#choice = choice;
    this.#take = take;
    this.#say = say;
    button.addEventListener('click', () => this.take());
    button.addEventListener('keydown', (e) => {
      if (e.key === 'Escape') {
        this.close();
        say('');
      }
    });
  }

  /** A second button for the same, in the list of seats. */
  set beside(button) {
    this.#beside = button;
    button.addEventListener('click', () => this.take());
    this.#show();
  }

  get open() {
    return this.seats.length > 0;
  }

  /**
   * Looks for seats in the place of some, and of those that were lost before and are still not replaced.
   *
   * @param words what happened to them
   * @param most no more seats than this may be offered
   */
  make(lost, words, most) {
    this.lost = [...new Set([...this.lost, ...lost])].slice(-most);
    this.#words = words;
    this.#find();
  }

  #find() {
    const { kept, ...choice } = this.#choice;
    this.seats = nearestFree(this.#plan, { ...choice, kept: kept(), lost: this.lost });
    const nearest = this.open ? t('seats.nearest', this.#named()) : t('seats.pick-others');
    this.#say(`${this.#words} ${nearest}`);
    this.#show();
  }

  /** Somebody may have taken what is offered, too: then others are. */
  refresh() {
    if (this.seats.some((seat) => !this.#choice.free(seat))) {
      this.#find();
    }
  }

  close() {
    this.lost = [];
    this.seats = [];
    this.#show();
  }

  take() {
    const { seats } = this;
    if (seats.length > 0) {
      this.close();
      this.#take(seats);
    }
  }

  /** For a fan who has just pressed something. */
  focus() {
    this.#button.focus();
  }

  #named() {
    return `${this.#plan.names(this.seats)} · ${won(this.seats.reduce((sum, seat) => sum + this.#choice.price(seat), 0))}`;
  }

  #show() {
    for (const button of [this.#button, this.#beside]) {
      if (button) {
        button.hidden = !this.open;
        button.textContent = this.open ? t('seats.take-nearest', this.#named()) : '';
      }
    }
  }
}
