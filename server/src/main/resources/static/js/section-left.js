// What is left in each section and from what price: shown on the map and in the list.
import { FREE, NOT_FOR_SALE } from './plan.js';

export class SectionLeft {
  #plan;
  #states;
  #standing;
  #prices;
  /** The states as they were counted last. */
  #seen;
  /** Free seats by section, and in it by category. */
  #free;
  #left;
  /** Of all that is for sale. */
  total = 0;
  /** How many times it was counted: who has seen this has nothing new to see. */
  counted = 0;

  /**
   * @param prices by category
   * @param standing what is left of areas
   */
  constructor(plan, states, standing, prices) {
    this.#plan = plan;
    this.#states = states;
    this.#standing = standing;
    this.#prices = plan.categories.map((_, category) => prices[category] ?? 0);
    this.#seen = new Uint8Array(plan.count).fill(NOT_FOR_SALE);
    this.#free = new Uint32Array(plan.sections.length * plan.categories.length);
    this.#left = new Uint32Array(plan.sections.length);
    this.count();
  }

  /** A change is of few seats: all others are compared, and not counted again. */
  count() {
    this.counted++;
    const { count } = this.#plan;
    const [states, seen] = [this.#states, this.#seen];
    for (let seat = 0; seat < count; seat++) {
      if (states[seat] !== seen[seat]) {
        this.#add(seat, (states[seat] === FREE) - (seen[seat] === FREE));
      }
    }
    seen.set(states);
    for (const area of this.#plan.standing) {
      const left = this.#standing.left(area);
      this.total += left - this.#left[area.index];
      this.#left[area.index] = left;
    }
  }

  #add(seat, more) {
    const section = this.#plan.section[seat];
    this.#free[section * this.#prices.length + this.#plan.category[seat]] += more;
    this.#left[section] += more;
    this.total += more;
  }

  of(section) {
    return this.#left[section.index];
  }

  /** The lowest price at which something is left, or null where nothing is. */
  from(section) {
    if (this.#left[section.index] === 0) {
      return null;
    }
    if (section.places !== undefined) {
      return this.#prices[section.category];
    }
    const at = section.index * this.#prices.length;
    let from = Infinity;
    for (let category = 0; category < this.#prices.length; category++) {
      if (this.#free[at + category] > 0) {
        from = Math.min(from, this.#prices[category]);
      }
    }
    return from;
  }
}
