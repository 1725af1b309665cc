// The time that is left to pay, on every page of a purchase.
import { countDown } from './clock.js';
import { duration, t } from './text.js';

/** The last minute is said aloud. */
const SOON_MS = 60_000;

/** @param page tells until when in its data, and has the places to show it */
export function showTimeLeft(page, over) {
  const shown = page.querySelector('[data-part="left"]');
  const soon = page.querySelector('[data-part="soon"]');
  countDown(
    Date.parse(page.dataset.until),
    (rest) => {
      shown.textContent = duration(rest);
      if (rest <= SOON_MS && soon.textContent === '') {
        soon.textContent = t('order.last-minute');
      }
    },
    () => {
      shown.textContent = duration(0);
      over();
    },
  );
}
