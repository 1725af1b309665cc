// The seats that are kept for a fan who has not paid yet: how long still.
import { countDown } from './clock.js';
import { duration } from './text.js';

export function showKeeping() {
  for (const note of document.querySelectorAll('[data-until]')) {
    const clock = note.querySelector('[data-part="keeping-left"]');
    countDown(
      Date.parse(note.dataset.until),
      (rest) => (clock.textContent = duration(rest)),
      () => (note.hidden = true),
    );
  }
}
