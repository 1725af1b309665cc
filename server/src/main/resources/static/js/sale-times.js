// When a sale opens and ends: counted to, and counted anew when its host has changed it while a page is open.
import { countDown } from './clock.js';
import { countToOpening } from './opening.js';
import { clock, t } from './text.js';

const when = clock({ year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' });

export class SaleTimes {
  #opening;
  #until;
  #end;
  #stopOpening = () => {};
  #stopEnding = () => {};

  /**
   * @param opening what is shown until the sale opens, and what from then on; null where it was open before the page was
   * @param until when it ends; undefined where that is over
   * @param end called when it ends
   */
  constructor(opening, until, end) {
    this.#opening = opening;
    this.#end = end;
    if (opening !== null) {
      this.#stopOpening = countToOpening(opening);
    }
    if (until !== undefined) {
      this.#endAt(Date.parse(until));
    }
  }

  /** Takes what holds now. What has opened on this page stays open, whatever the host says. */
  hear({ from, until }) {
    const timer = this.#opening?.querySelector('[data-opens]') ?? null;
    if (timer !== null && !timer.hidden && Date.parse(timer.dataset.opens) !== Date.parse(from)) {
      this.#stopOpening();
      timer.dataset.opens = from;
      this.#opening.querySelector('[data-part="opens-words"]').textContent = t('seats.opens', when.format(Date.parse(from)));
      this.#stopOpening = countToOpening(this.#opening);
    }
    if (this.#until !== undefined && this.#until !== Date.parse(until)) {
      this.#endAt(Date.parse(until));
    }
  }

  #endAt(until) {
    this.#stopEnding();
    this.#until = until;
    this.#stopEnding = countDown(until, () => {}, this.#end);
  }
}
