// The colours that a map is drawn with: the page's own, by day and by night, and a plan's for its categories.
import { FREE, HELD, NOT_FOR_SALE } from './plan.js';
import { BLOCKED, GIVEN, MINE } from './seat-shapes.js';

const NAMES = {
  ink: '--ink',
  muted: '--muted',
  card: '--card',
  line: '--line',
  sunken: '--sunken',
  held: '--seat-held',
  sold: '--seat-sold',
  none: '--seat-none',
  mine: '--seat-mine',
  given: '--accent',
  font: '--font',
};

export class SeatColors {
  #categories;
  #inks;

  /** @param changed called when night has come, or day */
  constructor(categories, changed) {
    this.#categories = categories.map(({ color }) => color);
    this.#inks = this.#categories.map(inkOn);
    this.#read();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#read();
      changed();
    });
  }

  #read() {
    const style = getComputedStyle(document.documentElement);
    for (const [name, property] of Object.entries(NAMES)) {
      this[name] = style.getPropertyValue(property).trim();
    }
  }

  /** Of a seat, by its look. */
  of(look, category) {
    switch (look) {
      case FREE:
        return this.#categories[category];
      case MINE:
        return this.mine;
      case NOT_FOR_SALE:
        return this.none;
      case BLOCKED:
        return this.ink;
      case GIVEN:
        return this.given;
      default:
        return look === HELD ? this.held : this.sold;
    }
  }

  /** What can be read on such a seat. */
  on(look, category) {
    return look === MINE ? this.card : this.#inks[category];
  }
}

/** Black or white, whichever reads better on a colour like #rrggbb. */
function inkOn(color) {
  const hex = /^#([\da-f]{6})$/i.exec(color)?.[1];
  if (hex === undefined) {
    return '#fff';
  }
  const [r, g, b] = [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b > 150 ? '#111' : '#fff';
}
