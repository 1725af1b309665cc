// The right to book: taken, kept by heartbeats from every page of the site, and let go soon after the last one is closed.
import { account, backOff, call, csrf, problem, Unanswered } from './api.js';
import { left } from './clock.js';
import { browser, onLeaving, tab } from './places.js';

const HEARTBEAT_MS = 15_000;
/** A heartbeat at the end of the right comes a little after it, so that the answer is final. */
const END_MS = 500;
/** Without a heartbeat for this long, whoever was let in has left. */
const AWAY_MS = 60_000;
const PREFIX = `admission:${account}:`;

export function entryKey(performance) {
  return `entry:${account}:${performance}`;
}

function overKey(performance) {
  return `over:${account}:${performance}`;
}

/** Joins the line, or finds the place in it again, also where the line was lost meanwhile. */
export async function join(performance) {
  const old = browser.get(entryKey(performance));
  const answer = await call('POST', `/performances/${performance}/waiting-room/entries`, {
    headers: old === null ? {} : { Entry: old.entry },
  });
  if (answer.status === 200 || answer.status === 201) {
    browser.set(entryKey(performance), {
      entry: answer.body.entry,
      arrival: answer.body.arrival,
      number: answer.body.number,
      epoch: answer.body.epoch,
    });
  }
  return answer;
}

/**
 * Gives the place in line up, so that it keeps nobody waiting; where nobody hears it, the line finds out by itself. It is
 * forgotten here last: a page that finds none joins anew.
 */
export async function leave(performance) {
  const place = browser.get(entryKey(performance));
  try {
    if (place !== null) {
      await call('DELETE', `/performances/${performance}/waiting-room/entries`, { headers: { Entry: place.entry } });
    }
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
  } finally {
    browser.remove(entryKey(performance));
  }
}

/**
 * Asks to be let in with the place in line; 201 is remembered for the pages that follow.
 *
 * @param line whether one waits in line for it
 */
export async function ask(performance, line) {
  const place = browser.get(entryKey(performance));
  const answer = await call('POST', `/performances/${performance}/waiting-room/admissions`, {
    headers: { Entry: place?.entry ?? '' },
  });
  if (answer.status === 201) {
    remember(performance, line, answer.body.admissionId, answer.body);
  }
  return answer;
}

function remember(performance, line, id, { admission, rightUntil }) {
  const event = tab.get(PREFIX + performance)?.event ?? eventHere(performance);
  tab.set(PREFIX + performance, { id, line, event, token: admission, until: Date.parse(rightUntil), heard: Date.now() });
  tab.remove(overKey(performance));
}

/** What fans call it, where the page is about it. */
function eventHere(performance) {
  const about = document.querySelector('[data-performance]')?.dataset;
  return about?.performance === performance ? about.event : undefined;
}

/** Whether this tab was let in, as far as it knows. */
export function admitted(performance) {
  return tab.get(PREFIX + performance) !== null;
}

/** What this tab was let in to. */
export function running() {
  return tab.keys(PREFIX).map((key) => ({ performance: key.slice(PREFIX.length), line: tab.get(key).line }));
}

/** Why the last right to book ended here, told once: 'time' or 'away', or null where nobody knows. */
export function whyOver(performance) {
  const why = tab.get(overKey(performance));
  tab.remove(overKey(performance));
  return why;
}

const admissions = new Map();

/** The right to book a performance; the scripts of one page share it. */
export function admissionTo(performance, line) {
  if (!admissions.has(performance)) {
    admissions.set(performance, new Admission(performance, line));
  }
  return admissions.get(performance);
}

/** The right to book. The document is told of it by the event 'turn': kept until then, or over, and why. */
class Admission {
  #performance;
  #line;
  #timer = 0;
  #failed = 0;
  #keeping = null;

  constructor(performance, line) {
    this.#performance = performance;
    this.#line = line;
    onLeaving(() => this.#leave());
    document.addEventListener('visibilitychange', () => {
      // Timers sleep in hidden tabs: the token may be about to end.
      if (!document.hidden && this.#timer !== 0) {
        this.stay();
      }
    });
  }

  get #held() {
    return tab.get(PREFIX + this.#performance);
  }

  get headers() {
    const held = this.#held;
    return held === null ? {} : { Admission: held.token };
  }

  /** Makes sure of the right and keeps it; resolves to false where one must wait in line for it. */
  keep() {
    this.#keeping ??= this.#make().finally(() => (this.#keeping = null));
    return this.#keeping;
  }

  /** It is not needed any more: the server has ended it. */
  forget() {
    this.#end('done');
  }

  async #make() {
    const before = this.#held;
    const sure = (before !== null && (await this.#renew(before))) || (await this.#takeAgain());
    this.#failed = 0;
    if (sure) {
      const { until } = this.#held;
      this.#again(Math.min(HEARTBEAT_MS, Math.max(END_MS, left(until) + END_MS)));
      this.#tell({ until, event: this.#held.event });
    } else {
      this.#end(before === null ? null : this.#why(before));
    }
    return sure;
  }

  /** Remembered for the waiting room's page, which tells it. */
  #why(before) {
    const why = left(before.until) <= 0 ? 'time' : Date.now() - before.heard >= AWAY_MS ? 'away' : null;
    tab.set(overKey(this.#performance), why);
    return why;
  }

  /** Only for who was in line already, or where there is no line: joining one is for the waiting room's page. */
  async #takeAgain() {
    if (browser.get(entryKey(this.#performance)) !== null && (await this.#asked())) {
      return true;
    }
    return !this.#line && (await join(this.#performance)).status < 300 && (await this.#asked());
  }

  async #asked() {
    return (await ask(this.#performance, this.#line)).status === 201;
  }

  async #renew(held) {
    const answer = await call('POST', `/admissions/${held.id}/heartbeat`, { headers: { Admission: held.token } });
    if (answer.status === 200) {
      remember(this.#performance, this.#line, held.id, answer.body);
      return true;
    }
    if (answer.status >= 500) {
      throw new Unanswered(problem(answer));
    }
    return false;
  }

  #again(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stay(), ms);
  }

  /** As {@link keep}, for as long as nobody answers. */
  async stay() {
    try {
      await this.keep();
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
      this.#failed++;
      this.#again(backOff(this.#failed));
    }
  }

  #end(why) {
    clearTimeout(this.#timer);
    this.#timer = 0;
    const event = this.#held?.event;
    tab.remove(PREFIX + this.#performance);
    this.#tell({ over: why, event });
  }

  #tell(news) {
    const detail = { performance: this.#performance, line: this.#line, ...news };
    document.dispatchEvent(new CustomEvent('turn', { detail }));
  }

  /** The place is kept for a while, and the next page's heartbeat keeps it on. */
  #leave() {
    const held = this.#held;
    if (held !== null) {
      // A beacon can send no header: the proof against forged requests goes with the rest.
      const form = new URLSearchParams({ admission: held.token, _csrf: csrf ?? '' });
      navigator.sendBeacon(`/api/v1/admissions/${held.id}/leave`, form);
    }
  }
}
