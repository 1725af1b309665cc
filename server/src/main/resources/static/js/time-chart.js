// Lines over time, drawn as SVG: a few numbers that somebody watches need no library.
import { clock, number } from './text.js';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 200;
const MARGIN = { top: 8, right: 8, bottom: 22, left: 44 };
const TICKS_Y = 4;
const MINUTE_MS = 60_000;
/** A label of a time takes about so much. */
const LABEL_WIDTH = 90;
/** Samples that are further apart than this are no line: nobody looked in between. */
const GAP_MS = 60_000;

/** A step between lines that is easy to read: 1, 2 or 5 and zeros. People are whole. */
function stepTo(max) {
  const least = Math.max(1, max / TICKS_Y);
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= least);
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
  #minutes = clock();
  #seconds = clock({ second: '2-digit' });

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
    const most = Math.max(1, ...this.#samples.flatMap((sample) => this.#series.map((name) => sample[name])));
    const step = stepTo(most);
    const max = Math.ceil(most / step) * step;
    const right = width - MARGIN.right;
    const bottom = HEIGHT - MARGIN.bottom;
    const x = (at) => MARGIN.left + ((at - first) / (last - first)) * (right - MARGIN.left);
    const y = (value) => bottom - (value / max) * (bottom - MARGIN.top);
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    this.#svg.replaceChildren(
      ...this.#grid(max, step, y, right),
      ...this.#times(first, last, x, right),
      ...this.#series.map((name, i) => make('path', { class: `series series-${i + 1}`, d: this.#path(name, x, y) })),
    );
  }

  #grid(max, step, y, right) {
    return Array.from({ length: max / step + 1 }, (_, i) => step * i).flatMap((value) => [
      make('line', { class: 'grid', x1: MARGIN.left, x2: right, y1: y(value), y2: y(value) }),
      make('text', { class: 'axis', x: MARGIN.left - 6, y: y(value) + 4, 'text-anchor': 'end' }, number(value)),
    ]);
  }

  #times(first, last, x, right) {
    const count = Math.max(1, Math.floor((right - MARGIN.left) / LABEL_WIDTH));
    const format = (last - first) / count < MINUTE_MS ? this.#seconds : this.#minutes;
    return Array.from({ length: count + 1 }, (_, i) => first + ((last - first) / count) * i).map((at, i) =>
      make(
        'text',
        { class: 'axis', x: x(at), y: HEIGHT - 6, 'text-anchor': i === 0 ? 'start' : i === count ? 'end' : 'middle' },
        format.format(at),
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
