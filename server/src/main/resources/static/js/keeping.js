// The seats that are kept for a fan who has not paid yet: how long still, and for longer if the fan asks.
import { countDown } from './clock.js';
import { offerMoreTime } from './more-time.js';
import { duration } from './text.js';
import { sayLastMinute } from './time-left.js';

export function showKeeping() {
  for (const note of document.querySelectorAll('[data-until]')) {
    const clock = note.querySelector('[data-part="keeping-left"]');
    const count = (until) =>
      countDown(
        until,
        (rest) => {
          clock.textContent = duration(rest);
          sayLastMinute(note, rest);
        },
        () => (note.hidden = true),
      );
    let stop = count(Date.parse(note.dataset.until));
    offerMoreTime(note, note.querySelector('[data-part="more-said"]'), (until) => {
      stop();
      stop = count(until);
    });
  }
}
