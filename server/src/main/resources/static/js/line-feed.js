// The state of a line, however it can be had: pushed while a stream lasts, asked for while there is none.
import { call, problem, Unanswered } from './api.js';

/** The server says something every fifteen seconds; a phone that changes its network hears nothing, not even an error. */
const SILENCE_MS = 40_000;
/** After a stream that broke, and after each that could not be had since: longer each time. */
const AGAIN_FIRST_MS = 4_000;
const AGAIN_MAX_MS = 60_000;
/** Whoever a stream broke off for asks at a moment of their own: all others do, too. */
const SCATTER_MS = 3_000;

export class LineFeed {
  #path;
  #tell;
  #entry = null;
  #stream = null;
  #live = false;
  #away = false;
  #state = null;
  #failed = 0;
  #silence = 0;
  #again = 0;
  #wake = () => {};

  /** @param tell called with {live, away}: whether the state is pushed, and whether nobody knows it */
  constructor(performance, tell) {
    this.#path = `/performances/${performance}/waiting-room`;
    this.#tell = tell;
    addEventListener('online', () => this.#open());
    addEventListener('offline', () => this.#broke(this.#stream));
    document.addEventListener('visibilitychange', () => {
      // What a hidden tab heard last may be long ago.
      if (!document.hidden) {
        this.#open();
      }
    });
  }

  /** Whose place it is about: who is far back is told less often, and who is called at once. */
  follow(entry) {
    if (entry !== this.#entry) {
      this.stop();
      this.#entry = entry;
      this.#open();
    }
  }

  stop() {
    this.#entry = null;
    this.#close();
    clearTimeout(this.#again);
  }

  /** The next state: as soon as it is pushed, or, without a stream, asked for after so long. */
  async next(afterMs) {
    if (!this.#live && this.#state === null) {
      await this.#wait(afterMs);
    }
    while (this.#live && this.#state === null) {
      await this.#wait(SILENCE_MS);
    }
    if (this.#state === null) {
      return this.#ask();
    }
    return this.pushed();
  }

  /** What was pushed and not taken yet, or null. */
  pushed() {
    const state = this.#state;
    this.#state = null;
    return state;
  }

  #wait(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  get away() {
    return this.#away;
  }

  async #ask() {
    let answer;
    try {
      answer = await call('GET', this.#path);
    } catch (e) {
      this.#say(false);
      throw e;
    }
    this.#say(answer.status !== 200);
    if (answer.status !== 200) {
      throw new Unanswered(problem(answer));
    }
    return answer.body;
  }

  #open() {
    if (this.#entry === null || this.#stream !== null) {
      return;
    }
    clearTimeout(this.#again);
    const stream = new EventSource(`/api/v1${this.#path}/stream?entry=${encodeURIComponent(this.#entry)}`);
    this.#stream = stream;
    const hear = (name, then) =>
      stream.addEventListener(name, (event) => {
        if (this.#stream === stream) {
          this.#heard();
          then(event);
        }
      });
    hear('state', (event) => {
      this.#state = JSON.parse(event.data);
      this.#live = true;
      this.#failed = 0;
      this.#say(false);
      this.#wake();
    });
    hear('away', () => this.#say(true));
    hear('me', () => {});
    hear('beat', () => {});
    // Browsers try again at once and for ever, all of them together; and some refusals never get better.
    stream.addEventListener('error', () => this.#broke(stream));
    this.#heard();
  }

  #heard() {
    const stream = this.#stream;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#broke(stream), SILENCE_MS);
  }

  #broke(stream) {
    if (stream === null || this.#stream !== stream) {
      return;
    }
    const wasLive = this.#live;
    this.#close();
    const after = Math.min(AGAIN_MAX_MS, AGAIN_FIRST_MS * 2 ** this.#failed) * (0.5 + Math.random());
    this.#failed++;
    this.#again = setTimeout(() => this.#open(), after);
    this.#say(this.#away);
    if (wasLive) {
      setTimeout(() => this.#wake(), Math.random() * SCATTER_MS);
    }
  }

  #close() {
    this.#stream?.close();
    this.#stream = null;
    this.#live = false;
    clearTimeout(this.#silence);
  }

  #say(away) {
    this.#away = away;
    this.#tell({ live: this.#live, away });
  }
}
