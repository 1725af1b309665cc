// The line before a sale, from joining it to being let in.
import { admitted, ask, entryKey, join, whyOver } from './admission.js';
import { backOff, call, pause, problem, Unanswered } from './api.js';
import { countDown, left } from './clock.js';
import * as lot from './draw.js';
import { browser, go, tab } from './places.js';
import { remember } from './promise.js';
import { duration, number, t } from './text.js';

const room = document.querySelector('[data-performance]');
const performance = room.dataset.performance;
const opens = Date.parse(room.dataset.opens);
const title = document.title;
const startKey = `line:${entryKey(performance)}`;

const part = (name) => room.querySelector(`[data-part="${name}"]`);
const MINUTE = 60_000;
/** Longer than this, a forecast is not worth its digits. */
const FORECAST_MAX_MINUTES = 180;

let stopCounting = () => {};
let inLine = false;
/** The line was lost and forms again: whoever had a place joins with it. */
let lost = false;

function say(name, text) {
  const element = part(name);
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function show(name, visible) {
  part(name).hidden = !visible;
}

/** One of the sentences that say where somebody stands; read out when it changes. */
function standing(key, ...values) {
  say('standing', t(`room.${key}`, ...values));
}

function stop(key, again) {
  standing(key);
  document.title = title;
  show('drawing', false);
  show('line', false);
  show('again', again);
  show('leave', false);
  show('rules', false);
}

/** Who comes by "Join the line again" was told already, and joins. */
let again = location.hash === '#again';

/** Says why there is no place any more, as far as it is known. */
function stopGone() {
  const why = whyOver(performance);
  if (again) {
    again = false;
    wait();
    return;
  }
  if (why === 'time') {
    stop('over-time', true);
  } else if (why === 'away') {
    stop('over-away', true);
  } else {
    stop('gone', true);
  }
}

async function joined() {
  const kept = browser.get(entryKey(performance));
  if (kept !== null && !lost) {
    const mine = await call('GET', `/performances/${performance}/waiting-room/me`, { headers: { Entry: kept.entry } });
    if (mine.status === 200 && mine.body.state !== 'GONE') {
      return true;
    }
    browser.remove(entryKey(performance));
    if (mine.status === 200) {
      stopGone();
      return false;
    }
  }
  for (;;) {
    const answer = await join(performance);
    if (answer.status < 300) {
      lost = false;
      return true;
    }
    if (problem(answer) === 'waiting-room-not-open') {
      standing('not-yet');
      await until('until-line', Date.parse(answer.body.joinFrom));
    } else if (problem(answer) === 'waiting-room-closed') {
      stop('closed', false);
      return false;
    } else {
      standing('trouble');
      await pause(backOff(4));
    }
  }
}

/** Waits with a countdown for everyone to see. */
function until(what, moment) {
  return new Promise((resolve) => count(what, moment, resolve));
}

function count(what, moment, over = () => {}) {
  stopCounting();
  say('until-what', t(`room.${what}`));
  show('until', left(moment) > 0);
  stopCounting = countDown(
    moment,
    (rest) => say('countdown', duration(rest)),
    () => {
      show('until', false);
      over();
    },
  );
}

/** How long a crowd of this size may wait before it asks again. */
function pollAfter(state, ahead) {
  let after = 3000;
  for (const [from, ms] of state.pollAfterMs) {
    if (ahead >= from) {
      after = ms;
    }
  }
  return after * (0.9 + Math.random() / 5);
}

/** Grows only: more people ahead than before (somebody parked came back) is shown in the numbers, not as a loss. */
function progress(mine, ahead) {
  const kept = tab.get(startKey);
  const start = kept !== null && kept.number === mine ? kept : { number: mine, ahead: Math.max(ahead, 1), shown: 0 };
  start.ahead = Math.max(start.ahead, ahead);
  start.shown = Math.max(start.shown, Math.min(100, Math.round((1 - ahead / start.ahead) * 100)));
  tab.set(startKey, start);
  part('progress').value = start.shown;
}

function forecast(state, ahead) {
  if (state.phase === 'PAUSED') {
    return t('room.eta-paused');
  }
  if (state.phase === 'PREQUEUE' || state.phase === 'SCHEDULED') {
    return t('room.eta-opening');
  }
  if (!state.ratePerMinute || state.line === 'AWAY') {
    return t('room.eta-unknown');
  }
  const minutes = ahead / state.ratePerMinute;
  if (minutes < 1) {
    return t('room.eta-soon');
  }
  return minutes > FORECAST_MAX_MINUTES
    ? t('room.eta-long', Math.floor(FORECAST_MAX_MINUTES / 60))
    : t('room.eta', number(Math.ceil(minutes)));
}

function whatIsLeft(state) {
  if (state.seats === 'SOLD_OUT') {
    return t('room.sold-out');
  }
  return t(state.seats === 'NEARLY_SOLD_OUT' ? 'room.nearly-sold-out' : 'room.left', number(state.left));
}

function draw(state, mine) {
  const ahead = Math.max(0, mine - state.serving - 1);
  show('line', true);
  show('leave', true);
  say('number', number(mine));
  say('ahead', number(ahead));
  say('behind', number(Math.max(0, state.issued - mine)));
  say('eta', forecast(state, ahead));
  progress(mine, ahead);
  show('progress', state.phase !== 'PREQUEUE');
  const knowsLeft = typeof state.left === 'number';
  show('left', knowsLeft);
  if (knowsLeft) {
    say('left', whatIsLeft(state));
  }
  if (state.phase === 'PREQUEUE') {
    standing('prequeue');
    count('until-sale', opens);
  } else if (state.line === 'AWAY') {
    standing('away-closed');
  } else if (state.phase === 'PAUSED') {
    standing('paused');
  } else if (state.line === 'RECOVERING') {
    standing('recovering');
    count('until-on', Date.parse(state.goesOnAt));
  } else if (state.slowed) {
    standing('slowed');
  } else {
    standing(ahead === 0 ? 'next' : 'waiting');
  }
  document.title = `${t('room.title', number(ahead))} · ${title}`;
  return ahead;
}

/** Before the draw nobody has a number. */
function awaitDraw(state) {
  show('line', false);
  show('leave', true);
  show('drawing', true);
  say('drawing', t('room.entrants', number(state.draw.entrants ?? state.issued)));
  if (state.phase === 'PREQUEUE') {
    standing('prequeue-draw');
    count('until-sale', opens);
  } else {
    standing(state.phase === 'PAUSED' ? 'paused' : 'drawing');
  }
  document.title = title;
}

/** The number of the place that is kept here; null while it is not drawn. The browser finds it without asking. */
async function numberIn(state, kept) {
  if (typeof kept.number === 'number') {
    return kept.number;
  }
  const { draw } = state;
  if (draw !== undefined && draw.seed === undefined && kept.arrival <= (draw.entrants ?? Infinity)) {
    return null;
  }
  if (draw !== undefined && !lot.possible) {
    await join(performance);
    return browser.get(entryKey(performance))?.number ?? null;
  }
  const drawn = draw === undefined ? kept.arrival : await lot.numberOf(draw, kept.arrival);
  browser.set(entryKey(performance), { ...kept, number: drawn });
  return drawn;
}

/** Asks to be let in; resolves to whether the line is over for this page. */
async function enter(called) {
  if (called) {
    document.title = `${t('room.called-title')} · ${title}`;
  }
  standing(called ? 'called' : 'away-open');
  const answer = await ask(performance, room.dataset.waitingRoom === 'true');
  if (answer.status === 201) {
    tab.remove(startKey);
    go(room.dataset.seats, true);
    return true;
  }
  if (answer.status === 410 || answer.status === 403) {
    browser.remove(entryKey(performance));
    tab.remove(startKey);
    stopGone();
    return true;
  }
  if (answer.status === 202) {
    await pause(answer.body.retryAfterMs);
  } else {
    await pause(backOff(3));
  }
  return false;
}

async function stand() {
  const answer = await call('GET', `/performances/${performance}/waiting-room`);
  if (answer.status !== 200) {
    throw new Unanswered(problem(answer));
  }
  const state = answer.body;
  show('offline', false);
  const kept = browser.get(entryKey(performance));
  if (kept === null || kept.epoch !== state.epoch) {
    // Left in another tab, or the line was lost and forms again: joins, or finds out why not.
    inLine = false;
    lost = kept !== null;
    return false;
  }
  if (state.phase === 'CLOSED') {
    stop('closed', false);
    return true;
  }
  if (state.draw !== undefined) {
    remember(performance, state.draw);
  }
  const mine = await numberIn(state, kept);
  if (mine === null) {
    awaitDraw(state);
    await pause(pollAfter(state, 0));
    return false;
  }
  show('drawing', false);
  show('proof', state.draw?.seed !== undefined && mine <= state.draw.entrants);
  const called = mine <= state.serving && state.phase !== 'PREQUEUE' && state.phase !== 'SCHEDULED';
  const open = state.line === 'AWAY' && state.whileAway === 'OPEN' && state.phase === 'OPEN';
  if (called || open) {
    return enter(called && state.line !== 'AWAY');
  }
  const ahead = draw(state, mine);
  await pause(pollAfter(state, ahead));
  return false;
}

async function wait() {
  show('again', false);
  show('rules', true);
  let failed = 0;
  inLine = false;
  for (;;) {
    try {
      if (!inLine) {
        inLine = await joined();
        if (!inLine) {
          return;
        }
      }
      if (await stand()) {
        return;
      }
      failed = 0;
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
      failed++;
      show('offline', true);
      await pause(backOff(failed));
    }
  }
}

part('again').addEventListener('click', wait);
part('leave').addEventListener('click', () => {
  browser.remove(entryKey(performance));
  tab.remove(startKey);
  go(room.dataset.back);
});
addEventListener('pageshow', (e) => {
  if (e.persisted) {
    location.reload();
  }
});

if (admitted(performance)) {
  go(room.dataset.seats, true);
} else {
  await wait();
}
