// The line as its host watches and holds it.
import { backOff, call, pause, problem, Unanswered } from './api.js';
import { countDown, left, serverNow } from './clock.js';
import { duration, number, t } from './text.js';
import { TimeChart } from './time-chart.js';

const EVERY_MS = 2_000;
/** As many as the server keeps, and what was seen here since. */
const SAMPLES_MAX = 2_000;
const MINUTE_S = 60;

const page = document.querySelector('[data-performance]');
const path = `/host/performances/${page.dataset.performance}/waiting-room`;
const opens = Date.parse(page.dataset.opens);
const part = (name) => page.querySelector(`[data-part="${name}"]`);
const form = part('policy');
const charts = {
  people: new TimeChart(page.querySelector('[data-chart="people"]'), ['waiting', 'active', 'parked']),
  rates: new TimeChart(page.querySelector('[data-chart="rates"]'), ['calledPerMinute', 'admittedPerMinute']),
};

let samples = [];
let everyMs = 10_000;
let phase = null;
/** The phase and what the host has decided, as they are shown. */
let standing = null;
/** What is in force, as it was heard last. */
let policy = null;
let stopCounting = () => {};

function say(name, text) {
  const element = part(name);
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function figures(room) {
  for (const cell of page.querySelectorAll('[data-figure]')) {
    const value = room[cell.dataset.figure];
    cell.textContent = value === undefined ? '–' : number(value);
  }
}

function showPhase(room) {
  const now = `${room.phase} ${JSON.stringify(room.controls)}`;
  if (now === standing) {
    return;
  }
  standing = now;
  phase = room.phase;
  part('phase').className = `tag ${phase === 'OPEN' ? 'open' : phase === 'CLOSED' ? '' : 'soon'}`;
  say('phase', t(`host-room.phase-${phase.toLowerCase()}`));
  const early = phase === 'SCHEDULED' || phase === 'PREQUEUE';
  const { opened, paused, draining } = room.controls;
  const able = {
    open: phase === 'SCHEDULED' ? !opened : draining,
    pause: !paused,
    resume: paused,
    drain: !draining && !early,
  };
  say('open', t(draining ? 'host-room.open-again' : 'host-room.open-early'));
  say('about-open', t(draining ? 'host-room.about-open-again' : 'host-room.about-open-early'));
  for (const [command, may] of Object.entries(able)) {
    page.querySelector(`[data-command="${command}"]`).hidden = !may || phase === 'CLOSED';
    page.querySelector(`[data-about="${command}"]`).hidden = !may || phase === 'CLOSED';
  }
  stopCounting();
  part('until').hidden = !early || left(opens) <= 0;
  say('until-what', t('room.until-sale'));
  stopCounting = countDown(opens, (rest) => say('countdown', duration(rest)), () => (part('until').hidden = true));
}

/** What the line moves at, beside what the policy would let it: where it is less, something holds it back. */
function showPace(room) {
  const rate = room.policy.rate;
  const allowed = rate ? Math.round((rate.count * MINUTE_S) / rate.perSeconds) : null;
  part('pace').hidden = allowed === null || phase !== 'OPEN' || room.waiting === 0;
  if (!part('pace').hidden) {
    say('pace', t('host-room.pace', number(room.calledPerMinute), number(allowed)));
  }
}

/** What the line itself, or booking behind it, makes of the policy. */
function showHealth(room) {
  part('away').hidden = room.line !== 'AWAY';
  part('recovering').hidden = room.line !== 'RECOVERING';
  part('slowed').hidden = room.sharePercent === 100;
  if (!part('slowed').hidden) {
    say('slowed', t('host-room.slowed', number(room.sharePercent), number(room.bookingRefused)));
  }
}

function draw(room) {
  const { waiting, called, parked, active, calledPerMinute, admittedPerMinute } = room;
  const now = { at: serverNow(), waiting, called, parked, active, calledPerMinute, admittedPerMinute };
  const shown = [...samples, now];
  if (samples.length === 0 || now.at - samples.at(-1).at >= everyMs) {
    samples = shown.slice(-SAMPLES_MAX);
  }
  charts.people.show(shown);
  charts.rates.show(shown);
  say('people-words', t('host-room.people-words', number(waiting), number(active), number(parked)));
  say('rates-words', t('host-room.rates-words', number(calledPerMinute), number(admittedPerMinute)));
}

function field(path) {
  return form.querySelector(`[data-path="${path}"]`);
}

/** Into the form, unless somebody is writing there. */
function showPolicy(now) {
  const text = JSON.stringify(now);
  if (text === policy || form.dataset.touched === 'true') {
    return;
  }
  policy = text;
  field('rate.count').value = now.rate?.count ?? '';
  field('rate.perSeconds').value = now.rate?.perSeconds ?? '';
  field('concurrency').value = now.concurrency ?? '';
  field('group').value = now.group ?? '';
  field('admissionSeconds').value = now.admissionSeconds;
  field('rejoin').value = now.rejoin;
  field('whileAway').value = now.whileAway;
}

function show(room) {
  showPhase(room);
  figures(room);
  showPace(room);
  showHealth(room);
  draw(room);
  showPolicy(room.policy);
}

function message(text, bad = false) {
  part('message').hidden = text === '';
  part('message').className = `note ${bad ? 'bad' : 'good'}`;
  say('message', text);
}

/** What somebody decided: shown when the server says that it holds. */
async function decide(method, what, body) {
  message('');
  let answer;
  try {
    answer = await call(method, `${path}/${what}`, { body });
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
    message(t('host-room.unanswered'), true);
    return null;
  }
  if (answer.status === 200) {
    show(answer.body);
    message(t(`host-room.done-${what}`));
  } else if (problem(answer) === 'bad-policy') {
    faults(answer.body.errors);
  } else {
    message(t(problem(answer) === 'waiting-room-closed' ? 'host-room.closed' : 'host-room.unanswered'), true);
  }
  return answer;
}

/** A button that goes, as what it does is done, hands its place on to the next one. */
async function command(button) {
  await decide('POST', button.dataset.command);
  if (button.hidden) {
    page.querySelector('[data-command]:not([hidden])')?.focus();
  }
}

function faults(errors) {
  for (const { path: where } of errors) {
    field(where)?.setAttribute('aria-invalid', 'true');
  }
  message(t('host-room.bad-policy'), true);
  field(errors[0]?.path)?.focus();
}

function whole(path) {
  const text = field(path).value.trim();
  return text === '' ? undefined : Number(text);
}

form.addEventListener('input', (e) => {
  form.dataset.touched = 'true';
  e.target.removeAttribute('aria-invalid');
});
form.addEventListener('submit', async (e) => {
  e.preventDefault();
  const count = whole('rate.count');
  const perSeconds = whole('rate.perSeconds');
  const wanted = {
    rate: count === undefined && perSeconds === undefined ? undefined : { count, perSeconds },
    group: whole('group'),
    concurrency: whole('concurrency'),
    admissionSeconds: whole('admissionSeconds'),
    rejoin: field('rejoin').value,
    whileAway: field('whileAway').value,
  };
  const answer = await decide('PUT', 'policy', wanted);
  if (answer?.status === 200) {
    form.dataset.touched = 'false';
    showPolicy(answer.body.policy);
  }
});

for (const button of page.querySelectorAll('[data-command]')) {
  button.addEventListener('click', () => {
    if (button.dataset.command === 'drain') {
      say('sure-words', t('host-room.sure-drain'));
      part('sure').hidden = false;
      part('sure-yes').focus();
    } else {
      command(button);
    }
  });
}

part('sure-no').addEventListener('click', () => {
  part('sure').hidden = true;
  page.querySelector('[data-command="drain"]').focus();
});
part('sure-yes').addEventListener('click', () => {
  part('sure').hidden = true;
  command(page.querySelector('[data-command="drain"]'));
});

async function heard(ask) {
  const answer = await ask();
  part('offline').hidden = true;
  part('away').hidden = answer.status < 500;
  if (answer.status !== 200) {
    throw new Unanswered(problem(answer));
  }
  return answer.body;
}

async function remember() {
  const history = await heard(() => call('GET', `${path}/history`));
  everyMs = history.everyMs;
  samples = history.samples;
}

async function watch() {
  let failed = 0;
  let remembered = false;
  for (;;) {
    try {
      if (!remembered) {
        await remember();
        remembered = true;
      }
      show(await heard(() => call('GET', path)));
      failed = 0;
      await pause(document.hidden ? EVERY_MS * 5 : EVERY_MS);
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
      failed++;
      part('offline').hidden = !part('away').hidden;
      await pause(backOff(failed));
    }
  }
}

await watch();
