// Counts down to the opening of sales by the server's clock, then shows what holds from then on.
import { countDown } from './clock.js';
import { duration } from './text.js';

/** @param around what holds a moment to count to, and what is shown before it and after it */
export function countToOpening(around) {
  const timer = around.querySelector('[data-opens]');
  return countDown(
    Date.parse(timer.dataset.opens),
    (rest) => (timer.textContent = duration(rest)),
    () => {
      timer.hidden = true;
      around.querySelectorAll('[data-before]').forEach((element) => (element.hidden = true));
      around.querySelectorAll('[data-after]').forEach((element) => (element.hidden = false));
    },
  );
}
