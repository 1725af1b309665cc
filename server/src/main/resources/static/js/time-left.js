// The time that is left to pay, on every page of a purchase.
import { countDown } from './clock.js';
import { duration, t } from './text.js';

/** The last minute is said aloud. */
const SOON_MS = 60_000;

/** Says once that the last minute has begun, and where there is more time to be had, that there is. */
export function sayLastMinute(page, rest) {
  const soon = page.querySelector('[data-part="soon"]');
  if (rest > SOON_MS) {
    soon.textContent = '';
  } else if (soon.textContent === '') {
    const more = page.querySelector('[data-part="more-time"]:not([hidden])') !== null;
    soon.textContent = t(more ? 'order.last-minute-more' : 'order.last-minute');
  }
}

/**
 * @param page tells until when in its data, and has the places to show it
 * @returns counts to another moment from then on
 */
export function showTimeLeft(page, over) {
  const shown = page.querySelector('[data-part="left"]');
  const count = (until) =>
    countDown(
      until,
      (rest) => {
        shown.textContent = duration(rest);
        sayLastMinute(page, rest);
      },
      () => {
        shown.textContent = duration(0);
        over();
      },
    );
  let stop = count(Date.parse(page.dataset.until));
  return (until) => {
    stop();
    page.dataset.until = new Date(until).toISOString();
    stop = count(until);
  };
}
