// The drawing of a venue follows what is typed.
import { backOff, pause } from './api.js';

const STILL_MS = 350;
const TRIES_MAX = 4;

const form = document.querySelector('[data-part="blocks"]');
const drawing = document.querySelector('[data-part="drawing"]');
let asked = 0;
let timer;

/** What the "Draw" button would show, without leaving the page; an answer that was overtaken is left alone. */
async function draw() {
  const mine = ++asked;
  for (let tried = 1; tried <= TRIES_MAX && mine === asked; tried++) {
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: 'text/html' },
        credentials: 'same-origin',
      });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const drawn = page.querySelector('[data-part="drawing"]');
        if (mine === asked && drawn) {
          drawing.replaceChildren(...drawn.childNodes);
          mark(page);
        }
        return;
      }
    } catch {
      // Nobody answered: the button is there still.
    }
    await pause(backOff(tried));
  }
}

/** Which blocks are not complete is said above each of them. */
function mark(page) {
  for (const legend of form.querySelectorAll('.block > legend')) {
    legend.replaceChildren(...(page.querySelector(`#${legend.parentElement.id} > legend`)?.childNodes ?? []));
  }
}

// Who added a block goes on in it.
document.getElementById(location.hash.slice(1))?.querySelector('input')?.focus();

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(draw, STILL_MS);
});
