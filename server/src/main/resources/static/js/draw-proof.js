// Checks a fan's draw, and says what came of it.
import { account, backOff, call, pause, problem, Unanswered } from './api.js';
import { fault, possible } from './draw.js';
import { promised } from './promise.js';
import { number, t } from './text.js';

const page = document.querySelector('[data-performance]');
const performance = page.dataset.performance;
const part = (name) => page.querySelector(`[data-part="${name}"]`);

function say(kind, key, ...values) {
  const verdict = part('verdict');
  verdict.className = kind === '' ? 'note' : `note ${kind}`;
  verdict.textContent = t(`proof.${key}`, ...values);
  verdict.dataset.verdict = key;
}

function show(proof) {
  part('number').textContent = number(proof.number);
  part('entrants').textContent = number(proof.draw.entrants);
  part('index').textContent = number(proof.index + 1);
  part('values').textContent = JSON.stringify(proof, null, 2);
  part('result').hidden = false;
}

async function proof() {
  for (let tried = 1; ; tried++) {
    try {
      const answer = await call('GET', `/performances/${performance}/waiting-room/proof`);
      if (answer.status < 500) {
        return answer;
      }
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
    }
    await pause(backOff(tried));
  }
}

async function check() {
  const answer = await proof();
  if (problem(answer) === 'not-among-entrants') {
    say('', 'not-among');
  } else if (answer.status !== 200) {
    say('', 'not-drawn');
  } else if (!possible) {
    show(answer.body);
    say('warn', 'impossible');
  } else {
    const why = await fault(answer.body, account, promised(performance));
    if (why !== 'unreadable') {
      show(answer.body);
    }
    if (why === null) {
      say('good', 'right', number(answer.body.number));
    } else {
      say('bad', `wrong-${why}`);
    }
  }
}

await check();
