// Counts down to the opening of a sale by the server's clock, then shows the way in; and counts what is kept for a fan.
import { countDown } from './clock.js';
import { showKeeping } from './keeping.js';
import { duration } from './text.js';

const timer = document.querySelector('[data-opens]');
if (timer) {
  countDown(
    Date.parse(timer.dataset.opens),
    (rest) => (timer.textContent = duration(rest)),
    () => {
      document.querySelectorAll('[data-before]').forEach((element) => (element.hidden = true));
      document.querySelectorAll('[data-after]').forEach((element) => (element.hidden = false));
    },
  );
}
showKeeping();
