// The line before a sale, from joining it to being let in.
import { admitted, ask, entryKey, join, leave, whyOver } from './admission.js';
import { backOff, call, pause, problem, Unanswered } from './api.js';
import * as chime from './chime.js';
import { countDown, left } from './clock.js';
import * as lot from './draw.js';
import { LeftByPrice } from './left-by-price.js';
import { LineFeed } from './line-feed.js';
import { forecast, leftWords, shown } from './line-place.js';
import { browser, go, tab } from './places.js';
import { remember } from './promise.js';
import { duration, number, t } from './text.js';

const room = document.querySelector('[data-performance]');
const performance = room.dataset.performance;
const opens = Date.parse(room.dataset.opens);
const title = document.title;
const startKey = `line:${entryKey(performance)}`;

const part = (name) => room.querySelector(`[data-part="${name}"]`);
const feed = new LineFeed(performance, showFeed);
const prices = new LeftByPrice(performance, part('prices'));

let stopCounting = () => {};
let inLine = false;
/** The last state that was heard. */
let known = null;
/** How long to wait before asking, while nothing is pushed. */
let pollMs = 0;
/** Whether the number was called: then it is asked for, and not waited for. */
let called = false;
/** Whether that was a while ago. */
let late = false;

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

/** Where the news come from, said small; and, not so small, when nobody has any. */
function showFeed({ live, away }) {
  say('feed', live ? t('room.live') : t('room.polling', Math.max(1, Math.round(pollMs / 1000))));
  showAway(away);
}

function showAway(away) {
  show('away', away);
  say('while-away', known?.whileAway === 'OPEN' ? t('room.away-slowly') : t('room.away-closed'));
}

/** Who never was in line does not join it again. */
const joinAgain = part('again').textContent;

function stop(key, again, words = joinAgain) {
  part('again').textContent = words;
  feed.stop();
  standing(key);
  document.title = title;
  show('drawing', false);
  show('line', false);
  show('again', again);
  show('back', true);
  show('leave', false);
  show('more', false);
  show('offline', false);
  show('away', false);
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

/** A line that was lost and forms again: whoever was in it joins with the place that they had, and is told. */
function tellAnew(before) {
  const same = typeof before.number === 'number' && before.number === browser.get(entryKey(performance))?.number;
  say('anew', t(same ? 'room.anew-same' : 'room.anew'));
  show('anew', true);
}

async function joined() {
  const kept = browser.get(entryKey(performance));
  if (kept !== null) {
    known ??= await feed.next(0);
  }
  const lost = kept !== null && known.epoch !== kept.epoch && known.phase !== 'CLOSED';
  if (kept !== null && !lost) {
    const mine = await call('GET', `/performances/${performance}/waiting-room/me`, { headers: { Entry: kept.entry } });
    if (mine.status === 200 && mine.body.state !== 'GONE') {
      return true;
    }
    if (mine.status >= 500) {
      throw new Unanswered(problem(mine));
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
      if (lost) {
        tellAnew(kept);
      }
      return true;
    }
    if (problem(answer) === 'waiting-room-not-open') {
      standing('not-yet');
      await until('until-line', Date.parse(answer.body.joinFrom));
    } else if (problem(answer) === 'waiting-room-closed') {
      if (answer.body.phase === 'DRAINING') {
        stop('draining', true, t('room.try-again'));
      } else {
        stop('closed', false);
      }
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

/** What is left in all, and at each price. */
function showLeft(state, ahead) {
  const left = leftWords(state, ahead);
  show('left', left !== null);
  if (left !== null) {
    const [words, little] = left;
    say('left', words);
    part('left').classList.toggle('warn', little);
  }
  prices.refresh(state.left);
}

function showPlace(state, mine) {
  const { ahead, done } = shown(startKey, mine, Math.max(0, mine - state.serving - 1));
  show('line', true);
  show('leave', true);
  say('number', number(mine));
  say('ahead', number(ahead));
  say('behind', number(Math.max(0, state.issued - mine)));
  say('eta', forecast(state, ahead));
  // Who is next is told so; when there is room, nobody knows.
  show('eta', ahead > 0 || state.phase !== 'OPEN');
  part('progress').value = done;
  show('progress', state.phase !== 'PREQUEUE');
  showLeft(state, ahead);
  // What was waited for before, a beacon's round perhaps, is over.
  stopCounting();
  show('until', false);
  if (state.phase === 'PREQUEUE') {
    standing('prequeue');
    count('until-sale', opens);
  } else if (state.phase === 'PAUSED') {
    standing('paused');
  } else if (state.line === 'RECOVERING') {
    standing('recovering');
    count('until-recovered', Date.parse(state.goesOnAt));
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
  showLeft(state, 0);
  const { beacon, root } = state.draw;
  if (state.phase === 'PREQUEUE') {
    standing('prequeue-draw');
    count('until-sale', opens);
  } else if (state.phase === 'PAUSED') {
    standing('paused');
  } else if (beacon !== undefined && root !== undefined) {
    standing('drawing-beacon', beacon.name);
    count('until-beacon', lot.comesAt(beacon));
  } else {
    standing('drawing');
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
async function enter() {
  if (called) {
    document.title = `${t('room.called-title')} · ${title}`;
  }
  say('standing', t(called ? (late ? 'room.parked' : 'room.called') : 'room.away-slowly'));
  const answer = await ask(performance, room.dataset.waitingRoom === 'true');
  if (answer.status === 201) {
    feed.stop();
    tab.remove(startKey);
    await chime.play();
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
    late = answer.body.state === 'PARKED';
    await pause(answer.body.retryAfterMs);
  } else {
    await pause(backOff(3));
  }
  return false;
}

async function stand() {
  const state = called ? (feed.pushed() ?? known) : await feed.next(pollMs);
  known = state;
  called = false;
  show('offline', false);
  showAway(state.line === 'AWAY');
  const kept = browser.get(entryKey(performance));
  if (kept === null || kept.epoch !== state.epoch) {
    // Left in another tab, or the line was lost and forms again: joins, or finds out why not.
    inLine = false;
    return false;
  }
  if (state.phase === 'CLOSED') {
    stop('closed', false);
    return true;
  }
  if (state.draw !== undefined) {
    remember(performance, state.draw);
  }
  show('rule-draw', state.order === 'DRAW');
  const mine = await numberIn(state, kept);
  if (mine === null) {
    awaitDraw(state);
    pollMs = pollAfter(state, 0);
    return false;
  }
  show('drawing', false);
  show('proof', state.draw?.seed !== undefined && mine <= state.draw.entrants);
  called = mine <= state.serving && state.phase !== 'PREQUEUE' && state.phase !== 'SCHEDULED' && state.line !== 'AWAY';
  if (called || (state.line === 'AWAY' && state.whileAway === 'OPEN' && state.phase === 'OPEN')) {
    return enter();
  }
  pollMs = pollAfter(state, showPlace(state, mine));
  return false;
}

async function wait() {
  show('again', false);
  show('back', false);
  show('more', true);
  let failed = 0;
  inLine = false;
  called = false;
  pollMs = 0;
  for (;;) {
    try {
      if (!inLine) {
        inLine = await joined();
        if (!inLine) {
          return;
        }
        feed.follow(browser.get(entryKey(performance)).entry);
        pollMs = 0;
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
      show('offline', !feed.away);
      await pause(backOff(failed));
    }
  }
}

part('again').addEventListener('click', () => {
  show('anew', false);
  wait();
});
part('sound').hidden = !chime.possible;
part('sound').addEventListener('click', async () => {
  const on = part('sound').getAttribute('aria-pressed') !== 'true';
  part('sound').setAttribute('aria-pressed', String(on));
  if (on) {
    await chime.turnOn();
  } else {
    chime.turnOff();
  }
});
part('leave').addEventListener('click', async () => {
  part('leave').disabled = true;
  feed.stop();
  await leave(performance);
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
