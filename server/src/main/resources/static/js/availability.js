// Which seats are free, kept fresh: the whole once, then what changes, and the whole again after every gap.
import { backOff, call, Unanswered } from './api.js';

const POLL_MS = 3_000;
const STREAM_AGAIN_MS = 15_000;

export class Availability {
  #path;
  #onWhole;
  #onChanges;
  #version = -1;
  #waiting = null;
  #polling = 0;

  /**
   * @param onWhole called with {left, states} (packed)
   * @param onChanges called with [[seat, state], …]
   */
  constructor(performance, onWhole, onChanges) {
    this.#path = `/performances/${performance}/availability`;
    this.#onWhole = onWhole;
    this.#onChanges = onChanges;
  }

  async start() {
    await this.#read();
    this.#listen();
  }

  async #read() {
    for (let tried = 1; ; tried++) {
      try {
        const answer = await call('GET', this.#path);
        if (answer.status === 200) {
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
      await new Promise((resolve) => setTimeout(resolve, backOff(tried)));
    }
  }

  #listen() {
    const stream = new EventSource(`/api/v1${this.#path}/stream`);
    // Whatever happened before the stream's first word is in what is read after it.
    stream.addEventListener('open', () => (this.#waiting = []));
    stream.addEventListener('message', (event) => this.#hear(JSON.parse(event.data)));
    stream.addEventListener('error', () => {
      this.#waiting = null;
      this.#poll();
      if (stream.readyState === EventSource.CLOSED) {
        // Refused, perhaps for being one too many: reading goes on, and later it is tried again.
        setTimeout(() => this.#listen(), STREAM_AGAIN_MS);
      }
    });
  }

  #hear(event) {
    clearInterval(this.#polling);
    this.#polling = 0;
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
      this.#onChanges(event.changes);
    }
  }

  #poll() {
    if (this.#polling === 0) {
      this.#polling = setInterval(() => this.#read(), POLL_MS);
    }
  }
}
