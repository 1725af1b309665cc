// On every page: keeps the turn of whoever was let in somewhere, and says how long it lasts.
import { admissionTo, running } from './admission.js';
import { countDown } from './clock.js';
import { duration, t } from './text.js';

/** The last minute is said aloud. */
const SOON_MS = 60_000;

const strip = document.querySelector('[data-turn]');
const words = strip.querySelector('[data-part="turn-words"]');
const clock = strip.querySelector('[data-part="turn-left"]');
const link = strip.querySelector('[data-part="turn-link"]');
const soon = document.querySelector('[data-part="turn-soon"]');
let stop = () => {};

function show(key, href, linkKey) {
  words.textContent = t(key);
  link.href = href;
  link.textContent = t(linkKey);
  link.hidden = location.pathname === href;
  strip.hidden = false;
}

document.addEventListener('turn', ({ detail: { performance, line, until, over } }) => {
  if (!line) {
    // Where there is no line, the right to book is had again at once.
    return;
  }
  stop();
  clock.textContent = '';
  if (until !== undefined) {
    show('turn.left', `/performances/${performance}/seats`, 'turn.to-seats');
    stop = countDown(until, (rest) => {
      clock.textContent = duration(rest);
      if (rest <= SOON_MS && soon.textContent === '') {
        soon.textContent = t('turn.last-minute');
      }
    });
  } else if (over === 'time' || over === 'away') {
    show(`turn.${over}`, `/performances/${performance}/waiting-room`, 'turn.to-room');
  } else {
    // Bought, or given back.
    strip.hidden = true;
  }
});

for (const { performance, line } of running()) {
  admissionTo(performance, line).stay();
}
