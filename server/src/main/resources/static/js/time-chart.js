// Lines over time, drawn as SVG: a few numbers that somebody watches need no library.
import { number } from './text.js';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 200;
const MARGIN = { top: 8, right: 8, bottom: 22, left: 44 };
const TICKS_Y = 4;
/** A label of a time takes about so much. */
const LABEL_WIDTH = 90;
/** Samples that are further apart than this are no line: nobody looked in between. */
const GAP_MS = 60_000;

/** The next number above that is easy to read: 1, 2 or 5 and zeros. */
function round(max) {
  const power = 10 ** Math.floor(Math.log10(Math.max(max, 1)));
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= max) ?? 10 * power;
}

function make(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  if (text !== undefined) {
    element.textContent = text;
  }
  return element;
}

export class TimeChart {
  #svg;
  #series;
  #samples = [];
  #clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false });

  /** @param series names of the numbers in a sample, the first one drawn lowest */
  constructor(svg, series) {
    this.#svg = svg;
    this.#series = series;
    new ResizeObserver(() => this.#draw()).observe(svg);
  }

  /** @param samples with a time each, `at`, the oldest first */
  show(samples) {
    this.#samples = samples;
    this.#draw();
  }

  #draw() {
    const width = this.#svg.clientWidth;
    if (width === 0 || this.#samples.length === 0) {
      return;
    }
    const last = this.#samples.at(-1).at;
    // A line of a few seconds would say more than there is to say.
    const first = Math.min(this.#samples[0].at, last - GAP_MS);
    const max = round(Math.max(1, ...this.#samples.flatMap((sample) => this.#series.map((name) => sample[name]))));
    const right = width - MARGIN.right;
    const bottom = HEIGHT - MARGIN.bottom;
    const x = (at) => MARGIN.left + ((at - first) / (last - first)) * (right - MARGIN.left);
    const y = (value) => bottom - (value / max) * (bottom - MARGIN.top);
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    this.#svg.replaceChildren(
      ...this.#grid(max, y, right),
      ...this.#times(first, last, x, right),
      ...this.#series.map((name, i) => make('path', { class: `series series-${i + 1}`, d: this.#path(name, x, y) })),
    );
  }

  #grid(max, y, right) {
    const steps = max < TICKS_Y ? max : TICKS_Y;
    return Array.from({ length: steps + 1 }, (_, i) => (max / steps) * i).flatMap((value) => [
      make('line', { class: 'grid', x1: MARGIN.left, x2: right, y1: y(value), y2: y(value) }),
      make('text', { class: 'label', x: MARGIN.left - 6, y: y(value) + 4, 'text-anchor': 'end' }, number(value)),
    ]);
  }

  #times(first, last, x, right) {
    const count = Math.max(1, Math.floor((right - MARGIN.left) / LABEL_WIDTH));
    return Array.from({ length: count + 1 }, (_, i) => first + ((last - first) / count) * i).map((at, i) =>
      make(
        'text',
        { class: 'label', x: x(at), y: HEIGHT - 6, 'text-anchor': i === 0 ? 'start' : i === count ? 'end' : 'middle' },
        this.#clock.format(at),
      ),
    );
  }

  #path(name, x, y) {
    let before = -Infinity;
    return this.#samples
      .map((sample) => {
        const step = sample.at - before > GAP_MS ? 'M' : 'L';
        before = sample.at;
        return `${step}${x(sample.at).toFixed(1)} ${y(sample[name]).toFixed(1)}`;
      })
      .join('');
  }
}
