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
/** The performance that this page is about, if it is about one. */
const here = document.querySelector('[data-performance]')?.dataset.performance;
/** What is known of each turn, by its performance. */
const turns = new Map();
let stop = () => {};

/** The turn that this page is about; on other pages the one that ends first, or else the one that ended last. */
function first() {
  if (here !== undefined) {
    return turns.get(here);
  }
  const all = [...turns.values()];
  const live = all.filter(({ until }) => until !== undefined).sort((one, other) => one.until - other.until);
  return live[0] ?? all.at(-1);
}

/** Whether this page counts down to the end of an order that comes sooner: one clock is enough. */
function outlasts(until) {
  const order = document.querySelector('[data-order]');
  return (
    order !== null && ['CREATED', 'AWAITING'].includes(order.dataset.status) && until >= Date.parse(order.dataset.until)
  );
}

function show(turn) {
  stop();
  clock.textContent = '';
  strip.hidden = turn === undefined || (turn.until !== undefined && outlasts(turn.until));
  if (strip.hidden) {
    soon.textContent = '';
    return;
  }
  const { performance, event, until, over } = turn;
  const key = until === undefined ? `turn.${over}` : 'turn.left';
  words.textContent = here === undefined && event ? t('turn.at', event, t(key)) : t(key);
  link.href = `/performances/${performance}/${until === undefined ? 'waiting-room#again' : 'seats'}`;
  link.textContent = t(until === undefined ? 'turn.to-room' : 'turn.to-seats');
  link.hidden = location.pathname === new URL(link.href).pathname;
  if (until === undefined) {
    soon.textContent = '';
    return;
  }
  stop = countDown(until, (rest) => {
    clock.textContent = duration(rest);
    if (rest > SOON_MS) {
      // It was prolonged: its last minute is still to come.
      soon.textContent = '';
    } else if (soon.textContent === '') {
      soon.textContent = t('turn.last-minute');
    }
  });
}

document.addEventListener('turn', ({ detail: { performance, line, event, until, over } }) => {
  if (!line) {
    // Where there is no line, the right to book is had again at once.
    return;
  }
  turns.delete(performance);
  if (until !== undefined || over === 'time' || over === 'away') {
    turns.set(performance, { performance, event, until, over });
  }
  show(first());
});

for (const { performance, line } of running()) {
  admissionTo(performance, line).stay();
}
