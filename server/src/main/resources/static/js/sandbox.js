// The payment company that is played here: whoever pays chooses what happens.
import { persistently, problem, Unanswered } from './api.js';
import { go } from './places.js';
import { showTimeLeft } from './time-left.js';
import { t } from './text.js';

const checkout = document.querySelector('[data-payment]');
const message = checkout.querySelector('[data-part="message"]');

async function choose(choice) {
  const buttons = checkout.querySelectorAll('button');
  buttons.forEach((button) => (button.disabled = true));
  message.hidden = false;
  message.textContent = t('sandbox.sending');
  try {
    const answer = await persistently('POST', `/sandbox/payments/${checkout.dataset.payment}/choice`, {
      body: { choice },
    });
    if (answer.status < 300 || problem(answer) === 'already-chosen') {
      go(checkout.dataset.back);
      return;
    }
    message.textContent = t('sandbox.trouble');
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
    message.textContent = t('sandbox.offline');
  }
  buttons.forEach((button) => (button.disabled = false));
}

for (const button of checkout.querySelectorAll('[data-choice]')) {
  button.addEventListener('click', () => choose(button.dataset.choice));
}
showTimeLeft(checkout, () => setTimeout(() => go(checkout.dataset.back, true), 1500));
