// The right to book: taken, kept by heartbeats, and given back when somebody leaves.
import { account, call, csrf, problem, Unanswered } from './api.js';
import { browser, onLeaving, tab } from './places.js';

const HEARTBEAT_MS = 15_000;
const HEARTBEAT_AFTER_FAILURE_MS = 3_000;

export function entryKey(performance) {
  return `entry:${account}:${performance}`;
}

function admissionKey(performance) {
  return `admission:${account}:${performance}`;
}

/** Joins the line, or finds the place in it again. */
export async function join(performance) {
  const answer = await call('POST', `/performances/${performance}/waiting-room/entries`);
  if (answer.status === 200 || answer.status === 201) {
    browser.set(entryKey(performance), {
      entry: answer.body.entry,
      number: answer.body.number,
      epoch: answer.body.epoch,
    });
  }
  return answer;
}

/** Asks to be let in with the place in line; 201 is remembered for the pages that follow. */
export async function ask(performance) {
  const place = browser.get(entryKey(performance));
  const answer = await call('POST', `/performances/${performance}/waiting-room/admissions`, {
    headers: { Entry: place?.entry ?? '' },
  });
  if (answer.status === 201) {
    tab.set(admissionKey(performance), { id: answer.body.admissionId, token: answer.body.admission });
  }
  return answer;
}

/** Whether this tab was let in, as far as it knows. */
export function admitted(performance) {
  return tab.get(admissionKey(performance)) !== null;
}

/** The right to book of one page. */
export class Admission {
  #performance;
  #lost;
  #timer = 0;

  /** @param lost called when the right is over and cannot be had again */
  constructor(performance, lost) {
    this.#performance = performance;
    this.#lost = lost;
    onLeaving(() => this.#leave());
    document.addEventListener('visibilitychange', () => {
      // Timers sleep in hidden tabs: the token may be about to end.
      if (!document.hidden && this.#timer !== 0) {
        this.#beat();
      }
    });
  }

  get headers() {
    const held = tab.get(admissionKey(this.#performance));
    return held === null ? {} : { Admission: held.token };
  }

  /** Makes sure of the right and keeps it; resolves to false where one must wait in line for it. */
  async keep() {
    const sure = (admitted(this.#performance) && (await this.#renew())) || (await this.#takeAgain());
    if (sure) {
      this.#again(HEARTBEAT_MS);
    }
    return sure;
  }

  /** It is not needed any more: the server has ended it. */
  forget() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    tab.remove(admissionKey(this.#performance));
  }

  /** Only for who was in line already, or where there is no line: joining one is for the waiting room's page. */
  async #takeAgain() {
    tab.remove(admissionKey(this.#performance));
    if (browser.get(entryKey(this.#performance)) !== null && (await ask(this.#performance)).status === 201) {
      return true;
    }
    if (document.querySelector('[data-waiting-room="true"]')) {
      return false;
    }
    const joined = await join(this.#performance);
    return joined.status < 300 && (await ask(this.#performance)).status === 201;
  }

  async #renew() {
    const held = tab.get(admissionKey(this.#performance));
    const answer = await call('POST', `/admissions/${held.id}/heartbeat`, { headers: { Admission: held.token } });
    if (answer.status === 200) {
      tab.set(admissionKey(this.#performance), { id: held.id, token: answer.body.admission });
      return true;
    }
    if (answer.status >= 500) {
      throw new Unanswered(problem(answer));
    }
    return false;
  }

  #again(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#beat(), ms);
  }

  async #beat() {
    try {
      if (!admitted(this.#performance) || (!(await this.#renew()) && !(await this.#takeAgain()))) {
        this.forget();
        this.#lost();
        return;
      }
      this.#again(HEARTBEAT_MS);
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
      this.#again(HEARTBEAT_AFTER_FAILURE_MS);
    }
  }

  /** The place is kept for some seconds more, so that a refresh costs nothing. */
  #leave() {
    const held = tab.get(admissionKey(this.#performance));
    if (held !== null) {
      // A beacon can send no header: the proof against forged requests goes with the rest.
      const form = new URLSearchParams({ admission: held.token, _csrf: csrf ?? '' });
      navigator.sendBeacon(`/api/v1/admissions/${held.id}/leave`, form);
    }
  }
}
