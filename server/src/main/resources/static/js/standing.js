// General admission: what is left of each area, how many places of one are picked, and the steppers to pick them.
import { number, t, won } from './text.js';

export class Standing {
  #rows = new Map();
  #left = new Map();

  /** The area of which places are picked, or null. A hold has places of one area only. */
  area = null;
  places = 0;

  /**
   * @param root the list to be filled
   * @param areas sections of the plan without seats
   * @param price of a place, by its section
   * @param step called with a section and 1 or -1
   */
  constructor(root, areas, price, step) {
    for (const area of areas) {
      this.#rows.set(area.index, row(root, area, price(area), step));
    }
  }

  /** Takes what is left, as [[section, left], …]; of an area that is never named, or that has null left, nothing is sold. */
  take(areas) {
    for (const [section, left] of areas) {
      if (left === null) {
        this.#left.delete(section);
      } else {
        this.#left.set(section, left);
      }
    }
  }

  /** Whether any of it is for sale. */
  get open() {
    return this.#left.size > 0;
  }

  /** What is left of an area, or of all. */
  left(area = null) {
    if (area !== null) {
      return this.#left.get(area.index) ?? 0;
    }
    return [...this.#left.values()].reduce((sum, left) => sum + left, 0);
  }

  sells(area) {
    return this.#left.has(area.index);
  }

  /** How many are picked of an area. */
  of(area) {
    return area === this.area ? this.places : 0;
  }

  pick(area, places) {
    this.area = places > 0 ? area : null;
    this.places = places;
  }

  /**
   * Shows what is left and picked.
   *
   * @param selling whether places can be picked here
   * @param fits whether one more may be
   */
  refresh(selling, fits) {
    for (const { area, item, left, count, fewer, more } of this.#rows.values()) {
      const mine = this.of(area);
      item.hidden = !this.sells(area);
      left.textContent = t('seats.area-left', number(this.left(area)));
      count.textContent = number(mine);
      for (const part of [fewer, count, more]) {
        part.hidden = !selling;
      }
      fewer.disabled = mine === 0;
      more.disabled = !fits || mine >= this.left(area) || (this.area !== null && this.area !== area);
    }
  }
}

function row(root, area, price, step) {
  const item = document.createElement('li');
  const name = document.createElement('strong');
  name.textContent = area.name;
  const left = document.createElement('span');
  left.className = 'number';
  const about = document.createElement('span');
  about.className = 'small muted number';
  about.append(won(price), ' · ', left);
  const words = document.createElement('span');
  words.append(name, document.createElement('br'), about);
  const count = document.createElement('output');
  count.className = 'number';
  const fewer = button('−', t('seats.fewer', area.name), () => step(area, -1));
  const more = button('+', t('seats.more', area.name), () => step(area, 1));
  item.append(words, fewer, count, more);
  root.append(item);
  return { area, item, left, count, fewer, more };
}

function button(text, label, click) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = text;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', click);
  return button;
}
