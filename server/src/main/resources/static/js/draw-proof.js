// Checks a fan's draw, and says what came of it.
import { account, backOff, call, pause, problem, Unanswered } from './api.js';
import { comesAt, fault, possible } from './draw.js';
import { promised } from './promise.js';
import { moment, number, t } from './text.js';

const page = document.querySelector('[data-performance]');
const performance = page.dataset.performance;
const part = (name) => page.querySelector(`[data-part="${name}"]`);

function say(kind, key, ...values) {
  const verdict = part('verdict');
  verdict.className = kind === '' ? 'note' : `note ${kind}`;
  verdict.textContent = t(`proof.${key}`, ...values);
  verdict.dataset.verdict = key;
}

/** How such a draw is made, and what it does not tell. */
function explain(mode) {
  for (const element of page.querySelectorAll('[data-mode]')) {
    element.hidden = element.dataset.mode !== mode;
  }
}

/** What of the draw can be looked up elsewhere. */
function showBeacon({ beacon, output, missed, closedAt }) {
  part('beacon-round').textContent = t('proof.beacon-round', beacon.round, beacon.name);
  part('closed-at').textContent = moment(Date.parse(closedAt));
  part('comes-at').textContent = moment(comesAt(beacon));
  part('randomness').textContent = output?.randomness ?? t(`proof.missed-${String(missed).toLowerCase().replaceAll('_', '-')}`);
  // Somebody else's page; this one asks it for nothing.
  if (/^https?:/.test(beacon.lookUp)) {
    part('look-up').href = beacon.lookUp;
    part('look-up').textContent = beacon.lookUp;
  }
  part('beacon').hidden = false;
}

function show(proof) {
  part('number').textContent = number(proof.number);
  part('entrants').textContent = number(proof.draw.entrants);
  part('index').textContent = number(proof.index + 1);
  part('values').textContent = JSON.stringify(proof, null, 2);
  part('result').hidden = false;
  explain(proof.draw.mode);
  if (proof.draw.beacon !== undefined) {
    showBeacon(proof.draw);
  }
}

/** Which sentence is said of a draw that is as it was promised, and how loud. */
const RIGHT = {
  OPERATOR_TRUSTED: ['good', 'right'],
  BEACON: ['good', 'right-beacon'],
  BEACON_MISSED: ['warn', 'right-missed'],
};

/** What everyone may know of the line; null where nobody can say. */
async function line() {
  try {
    const state = await call('GET', `/performances/${performance}/waiting-room`);
    return state.status === 200 ? state.body : null;
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
    return null;
  }
}

/** Who has nothing to check yet is told when there will be something. */
async function notDrawn() {
  const state = await line();
  part('how').hidden = true;
  if (state === null) {
    say('warn', 'trouble');
  } else if (state.draw === undefined) {
    say('', 'not-drawn');
  } else {
    say('', state.draw.entrants === undefined ? 'not-yet' : 'under-way');
  }
}

async function proof() {
  for (let tried = 1; ; tried++) {
    try {
      const answer = await call('GET', `/performances/${performance}/waiting-room/proof`);
      if (answer.status < 500 && answer.status !== 429) {
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
    // Who has nothing to check may read how it was done all the same.
    say('', 'not-among');
    const draw = (await line())?.draw;
    if (draw !== undefined) {
      explain(draw.mode);
    }
  } else if (problem(answer) === 'not-drawn') {
    await notDrawn();
  } else if (answer.status !== 200) {
    part('how').hidden = true;
    say('warn', 'trouble');
  } else if (!possible) {
    show(answer.body);
    say('warn', 'impossible');
  } else {
    const why = await fault(answer.body, account, promised(performance));
    if (why !== 'unreadable') {
      show(answer.body);
    }
    if (why === null) {
      const [kind, key] = RIGHT[answer.body.draw.mode];
      say(kind, key, number(answer.body.number));
    } else {
      say('bad', `wrong-${why}`);
    }
  }
}

await check();
