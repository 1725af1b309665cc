// What is alive on the style guide: its countdown, its dialog and its toasts.
import './dialog.js';
import { countToOpening } from './opening.js';
import { toast } from './toast.js';

document.querySelectorAll('[data-toast]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => toast(button.dataset.toast, { bad: 'bad' in button.dataset }));
});
countToOpening(document.querySelector('.opening'));
