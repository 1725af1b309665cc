// Counts down to the opening of a sale by the server's clock, then shows the way in.
import { duration } from './text.js';

const timer = document.querySelector('[data-countdown]');
if (timer) {
  const ahead = Date.parse(timer.dataset.now) - Date.now();
  const opens = Date.parse(timer.dataset.countdown);
  const tick = () => {
    const left = opens - Date.now() - ahead;
    timer.hidden = left <= 0;
    if (left <= 0) {
      document.querySelector('[data-after-countdown]').hidden = false;
      return;
    }
    timer.textContent = duration(left);
    setTimeout(tick, left % 1000 || 1000);
  };
  tick();
}
