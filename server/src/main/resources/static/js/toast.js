// Says something in passing, at the foot of the screen. What a fan must act on belongs into the page, as a note.
import { t } from './text.js';

const SHOWN_MS = 7000;

/**
 * Shows a sentence until its time is over or somebody closes it; it stays while somebody points at it or is in it.
 *
 * @param bad whether something went wrong: it stays until it is closed
 */
export function toast(words, { bad = false } = {}) {
  const region = document.querySelector('[data-part="toasts"]');
  const shown = document.createElement('p');
  shown.className = bad ? 'toast bad' : 'toast';
  const text = document.createElement('span');
  text.textContent = words;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', t('close'));
  close.addEventListener('click', () => shown.remove());
  shown.append(text, close);
  region.append(shown);
  if (!bad) {
    const leave = () => (shown.matches(':hover, :focus-within') ? setTimeout(leave, SHOWN_MS) : shown.remove());
    setTimeout(leave, SHOWN_MS);
  }
}
