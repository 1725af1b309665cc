// The seats that are kept for a fan who has not paid yet: how long still, and for longer if the fan asks.
import { countDown } from './clock.js';
import { offerMoreTime } from './more-time.js';
import { duration, t } from './text.js';
import { sayLastMinute } from './time-left.js';

export function showKeeping() {
  for (const note of document.querySelectorAll('[data-until]')) {
    const clock = note.querySelector('[data-part="keeping-left"]');
    const said = note.querySelector('[data-part="more-said"]');
    const count = (until) =>
      countDown(
        until,
        (rest) => {
          clock.textContent = duration(rest);
          sayLastMinute(note, rest);
        },
        () => sayOver(note, said),
      );
    let stop = count(Date.parse(note.dataset.until));
    offerMoreTime(note, said, (until) => {
      stop();
      show(note, said, true);
      stop = count(until);
    });
  }
}

/** Says so in the note's place, so that whoever is in it by keyboard is not thrown to the page's beginning. */
function sayOver(note, said) {
  const within = note.contains(document.activeElement);
  show(note, said, false);
  said.textContent = t('more-time.hold-gone');
  said.hidden = false;
  if (within) {
    said.focus();
  }
}

/** Everything in it but what is said. */
function show(note, said, shown) {
  for (const part of note.children) {
    if (part !== said) {
      part.hidden = !shown;
    }
  }
}
