// Which seats are free, kept fresh: the whole once, then what changes, and the whole again after every gap.
import { backOff, call, pause, refuses, Unanswered } from './api.js';

const POLL_MS = 3_000;
const STREAM_AGAIN_MS = 15_000;

export class Availability {
  #path;
  #onWhole;
  #onChanges;
  #onSale;
  #onConnected;
  #onRefused;
  #version = -1;
  #stream = null;
  #waiting = null;
  #reading = null;

  /**
   * @param onWhole called with {left, states, areas} (states packed)
   * @param onChanges called with [[seat, state], …] and [[section, left], …]
   * @param onSale called with {from, until}: when the sale opens and ends, at first and when its host has changed it
   * @param onConnected called with whether anybody answers
   * @param onRefused called once where the server shows these seats to this browser no longer, or never did; then nothing
   *     is asked any more
   */
  constructor(performance, { onWhole, onChanges, onSale = () => {}, onConnected, onRefused }) {
    this.#path = `/performances/${performance}/availability`;
    this.#onWhole = onWhole;
    this.#onChanges = onChanges;
    this.#onSale = onSale;
    this.#onConnected = onConnected;
    this.#onRefused = onRefused;
  }

  async start() {
    if (await this.#read()) {
      this.#listen();
    }
  }

  /** Whoever wants the whole while it is being read waits for the same answer: whether it may be seen at all. */
  #read() {
    this.#reading ??= this.#readUntilAnswered().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readUntilAnswered() {
    for (let tried = 1; ; tried++) {
      let wait = backOff(tried);
      let heard = false;
      try {
        const answer = await call('GET', this.#path);
        wait = Math.max(wait, answer.retryAfter * 1000);
        heard = answer.status < 500;
        if (refuses(answer)) {
          this.#stream?.close();
          this.#onConnected(true);
          this.#onRefused();
          return false;
        }
        if (answer.status === 200) {
          this.#onConnected(true);
          if (answer.body.version > this.#version) {
            this.#version = answer.body.version;
            this.#onWhole(answer.body);
          }
          return true;
        }
      } catch (e) {
        if (!(e instanceof Unanswered)) {
          throw e;
        }
      }
      this.#onConnected(heard);
      await pause(wait);
    }
  }

  #listen() {
    const stream = new EventSource(`/api/v1${this.#path}/stream`);
    this.#stream = stream;
    let heard = false;
    // Whatever happened before the stream's first word is in what is read after it.
    stream.addEventListener('open', () => {
      this.#waiting = [];
      heard = true;
    });
    stream.addEventListener('message', (event) => this.#hear(JSON.parse(event.data)));
    stream.addEventListener('error', () => {
      // Browsers try again at once and for ever, all of them together.
      stream.close();
      this.#waiting = null;
      // Refused, perhaps for being one too many: reading goes on, and later it is tried again.
      this.#poll(heard ? 0 : STREAM_AGAIN_MS);
    });
  }

  async #poll(forMs) {
    const end = Date.now() + forMs;
    do {
      await pause(POLL_MS * (0.5 + Math.random()));
      if (!(await this.#read())) {
        return;
      }
    } while (Date.now() < end);
    this.#listen();
  }

  #hear(event) {
    if (this.#waiting === null) {
      this.#apply(event);
      return;
    }
    this.#waiting.push(event);
    if (this.#waiting.length === 1) {
      this.#catchUp();
    }
  }

  async #catchUp() {
    const mine = this.#waiting;
    if (!(await this.#read()) || this.#waiting !== mine) {
      return;
    }
    this.#waiting = null;
    mine.forEach((event) => this.#apply(event));
  }

  #apply(event) {
    if (event.sale !== undefined) {
      // It has no version: whatever was heard last holds.
      this.#onSale(event.sale);
    }
    if (event.version > this.#version) {
      this.#version = event.version;
      this.#onChanges(event.changes, event.areas ?? []);
    }
  }
}
