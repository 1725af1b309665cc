// Paying for what is held: the time that is left, the ways to pay, and what became of it.
import { admissionTo } from './admission.js';
import { backOff, call, newId, pause, persistently, problem, Unanswered } from './api.js';
import { offerMoreTime } from './more-time.js';
import { go, tab } from './places.js';
import { showTimeLeft } from './time-left.js';
import { t } from './text.js';

const order = document.querySelector('[data-order]');
const id = order.dataset.order;
const performance = order.dataset.performance;
const attemptKey = `attempt:${id}`;
const part = (name) => order.querySelector(`[data-part="${name}"]`);
const ASK_MS = 700;
const ASK_SLOWER_MS = 2_500;
const ASK_SLOWER_AFTER = 10;

const admission = admissionTo(performance, order.dataset.waitingRoom === 'true');
let paying = false;

document.addEventListener('turn', ({ detail }) => {
  if (detail.performance === performance) {
    outside(detail.over !== undefined && detail.over !== 'done');
  }
});

/** Whether the turn is over, so that nothing can be paid before the next one: says so, and shows the way there. */
function outside(yes) {
  if (order.dataset.status !== 'CREATED' || part('rejoin').hidden === !yes) {
    return;
  }
  part('rejoin').hidden = !yes;
  for (const button of order.querySelectorAll('[data-pay]')) {
    button.hidden = yes;
  }
  say(yes ? 'order.admission-over' : '', yes);
}

function say(key, bad = false, ...values) {
  const message = part('message');
  message.textContent = key === '' ? '' : t(key, ...values);
  message.classList.toggle('bad', bad);
  message.hidden = key === '';
}

function lock(locked) {
  for (const button of order.querySelectorAll('button')) {
    button.disabled = locked || button.dataset.short === 'true';
  }
}

function showTime() {
  const countTo = showTimeLeft(order, () => {
    if (!paying) {
      // What the server says is what counts.
      setTimeout(() => go(location.href, true), 1500);
    }
  });
  offerMoreTime(order, part('message'), countTo);
}

async function pay(method) {
  lock(true);
  paying = true;
  say('order.paying');
  const kept = tab.get(attemptKey);
  const attempt = kept !== null && kept.method === method ? kept : { id: newId(), method };
  tab.set(attemptKey, attempt);
  try {
    const answer = await persistently('PUT', `/orders/${id}/payments/${attempt.id}`, {
      headers: admission.headers,
      body: { method },
    });
    // Answered: what comes next is another attempt, even by the same method.
    tab.remove(attemptKey);
    if (answer.status === 202) {
      if (answer.body.checkoutUrl) {
        go(answer.body.checkoutUrl);
        return;
      }
      await follow(attempt.id);
      return;
    }
    await refused(answer);
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
    // The same attempt again is safe, and takes nothing twice.
    over('order.offline');
  }
}

async function refused(answer) {
  switch (problem(answer)) {
    case 'insufficient-balance':
      over('order.too-little');
      break;
    case 'already-paid':
    case 'already-paying':
    case 'not-payable':
      go(location.href, true);
      break;
    case 'admission-required':
    case 'admission-expired':
      over((await admission.keep()) ? 'order.again' : 'order.admission-over');
      break;
    case 'busy':
      over('order.busy');
      break;
    default:
      over('order.trouble');
  }
}

function over(key) {
  paying = false;
  lock(false);
  say(key, true);
  part('message').focus();
}

/** Asks until the payment is decided; its page follows. */
async function follow(payment) {
  for (let asked = 0; ; asked++) {
    try {
      const answer = await call('GET', `/payments/${payment}`);
      if (answer.status === 200 && answer.body.status !== 'PENDING') {
        tab.remove(attemptKey);
        if (answer.body.status === 'FAILED' && asked > 0 && order.dataset.status === 'CREATED') {
          over(`order.failed.${answer.body.reason ?? 'declined'}`);
          return;
        }
        if (answer.body.status === 'COMPLETED') {
          admission.forget();
        }
        go(`/orders/${id}`, true);
        return;
      }
      if (answer.status === 404) {
        go(`/orders/${id}`, true);
        return;
      }
      if (asked === ASK_SLOWER_AFTER && order.dataset.status !== 'AWAITING') {
        say('order.still-asking');
      }
      await pause(asked < ASK_SLOWER_AFTER ? ASK_MS : ASK_SLOWER_MS);
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
      say('order.offline-asking');
      await pause(backOff(4));
    }
  }
}

async function giveUp() {
  lock(true);
  try {
    const answer = await persistently('DELETE', `/orders/${id}`);
    if (answer.status === 204) {
      go(order.dataset.back);
    } else {
      go(location.href, true);
    }
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
    over('order.offline');
  }
}

/** Takes back a payment that waits for its payer; what the order comes to is followed all the while. */
async function payAnotherWay() {
  lock(true);
  try {
    await persistently('DELETE', `/payments/${order.dataset.payment}`);
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
    over('order.offline');
  }
}

const { status } = order.dataset;
admission.stay();
part('give-up')?.addEventListener('click', giveUp);
part('another-way')?.addEventListener('click', payAnotherWay);
if (status === 'CREATED') {
  for (const button of order.querySelectorAll('[data-pay]')) {
    button.addEventListener('click', () => pay(button.dataset.pay));
  }
  showTime();
} else {
  if (status === 'AWAITING') {
    showTime();
  }
  await follow(order.dataset.payment);
}
