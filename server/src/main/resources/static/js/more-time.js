// More time to pay, for whoever asks for it: once. Without scripts the same form goes to the order's page.
import { admissionTo, running } from './admission.js';
import { persistently, problem, Unanswered } from './api.js';
import { left } from './clock.js';
import { duration, t } from './text.js';

const REFUSALS = ['already-lengthened', 'busy', 'hold-gone', 'longest-time', 'no-more-time', 'not-lengthenable'];

/**
 * @param within has the form, if there is more time to be had
 * @param said where it is said what became of it
 * @param given told until when the seats are kept
 */
export function offerMoreTime(within, said, given) {
  const form = within.querySelector('[data-part="more-time"]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(form, said, given);
  });
}

async function ask(form, said, given) {
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const answer = await persistently('PUT', `/holds/${form.dataset.hold}/extensions/${form.dataset.key}`);
    if (answer.status === 200) {
      const until = Date.parse(answer.body.until);
      given(until);
      say(said, t('more-time.given', duration(left(until))), false);
      form.hidden = true;
      // What they were let in for may last longer now, and its pages learn that by the next heartbeat.
      running().forEach(({ performance, line }) => admissionTo(performance, line).stay());
      return;
    }
    const why = problem(answer);
    form.hidden = REFUSALS.includes(why) && why !== 'busy';
    say(said, t(`more-time.${REFUSALS.includes(why) ? why : 'trouble'}`), true);
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
    say(said, t('more-time.offline'), true);
  }
  button.disabled = false;
}

/** Who pressed the button hears it, and is not left on nothing where it is gone. */
function say(said, words, bad) {
  said.textContent = words;
  said.classList.toggle('bad', bad);
  said.hidden = false;
  said.focus();
}
