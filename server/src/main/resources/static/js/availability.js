// Which seats are free, kept fresh: the whole once, then what changes, and the whole again after every gap.
import { backOff, call, pause, Unanswered } from './api.js';

const POLL_MS = 3_000;
const STREAM_AGAIN_MS = 15_000;

export class Availability {
  #path;
  #onWhole;
  #onChanges;
  #onConnected;
  #version = -1;
  #waiting = null;
  #reading = null;

  /**
   * @param onWhole called with {left, states, areas} (states packed)
   * @param onChanges called with [[seat, state], …] and [[section, left], …]
   * @param onConnected called with whether anybody answers
   */
  constructor(performance, onWhole, onChanges, onConnected) {
    this.#path = `/performances/${performance}/availability`;
    this.#onWhole = onWhole;
    this.#onChanges = onChanges;
    this.#onConnected = onConnected;
  }

  async start() {
    await this.#read();
    this.#listen();
  }

  /** Whoever wants the whole while it is being read waits for the same answer. */
  #read() {
    this.#reading ??= this.#readUntilAnswered().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readUntilAnswered() {
    for (let tried = 1; ; tried++) {
      try {
        const answer = await call('GET', this.#path);
        if (answer.status === 200) {
          this.#onConnected(true);
          if (answer.body.version > this.#version) {
            this.#version = answer.body.version;
            this.#onWhole(answer.body);
          }
          return;
        }
      } catch (e) {
        if (!(e instanceof Unanswered)) {
          throw e;
        }
      }
      this.#onConnected(false);
      await pause(backOff(tried));
    }
  }

  #listen() {
    const stream = new EventSource(`/api/v1${this.#path}/stream`);
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
      await this.#read();
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
    await this.#read();
    if (this.#waiting !== mine) {
      return;
    }
    this.#waiting = null;
    mine.forEach((event) => this.#apply(event));
  }

  #apply(event) {
    if (event.version > this.#version) {
      this.#version = event.version;
      this.#onChanges(event.changes, event.areas ?? []);
    }
  }
}
