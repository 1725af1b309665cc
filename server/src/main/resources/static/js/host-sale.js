// A sale as its host watches it: the page asks for its own figures again.
import { backOff, pause } from './api.js';

const EVERY_MS = 3_000;
const TIMEOUT_MS = 10_000;

const live = document.querySelector('[data-part="live"]');
const offline = document.querySelector('[data-part="offline"]');
/** Without what only the first look says. */
const address = location.pathname;

async function look() {
  const answer = await fetch(address, {
    headers: { Accept: 'text/html' },
    credentials: 'same-origin',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (answer.redirected) {
    // To the log-in, which leads back here.
    location.reload();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const now = page.querySelector('[data-part="live"]');
  if (!answer.ok || !now) {
    throw new Error(`${answer.status} without figures`);
  }
  // Whoever reads or marks something is not disturbed by what did not change.
  if (now.innerHTML !== live.innerHTML) {
    live.replaceChildren(...now.childNodes);
  }
  showChange(page);
}

/** What may be done to it is left alone, opened or not, until the first seat is taken. */
function showChange(page) {
  const here = document.querySelector('[data-part="change"]');
  const there = page.querySelector('[data-part="change"]');
  if (here && there && here.dataset.changeable !== there.dataset.changeable) {
    here.replaceWith(there);
  }
}

/** Nobody looks at a hidden page. */
function seen() {
  return document.hidden
    ? new Promise((resolve) => document.addEventListener('visibilitychange', resolve, { once: true }))
    : Promise.resolve();
}

let failed = 0;
for (;;) {
  await pause(failed === 0 ? EVERY_MS : Math.max(EVERY_MS, backOff(failed)));
  await seen();
  try {
    await look();
    failed = 0;
  } catch {
    failed++;
  }
  offline.hidden = failed < 2;
}
