// What is left in each section and from what price: counted once after every change, and shown on the map and in the list.
import { FREE } from './plan.js';

export class SectionLeft {
  #plan;
  #states;
  #standing;
  #prices;
  #left;
  #from;
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
    this.count();
  }

  count() {
    this.counted++;
    const { section, category, count } = this.#plan;
    this.#left = new Uint32Array(this.#plan.sections.length);
    this.#from = new Float64Array(this.#plan.sections.length).fill(Infinity);
    this.total = 0;
    for (let seat = 0; seat < count; seat++) {
      if (this.#states[seat] === FREE) {
        const at = section[seat];
        this.#left[at]++;
        this.#from[at] = Math.min(this.#from[at], this.#prices[category[seat]]);
        this.total++;
      }
    }
    for (const area of this.#plan.standing) {
      this.#left[area.index] = this.#standing.left(area);
      this.#from[area.index] = this.#left[area.index] > 0 ? this.#prices[area.category] : Infinity;
      this.total += this.#left[area.index];
    }
  }

  of(section) {
    return this.#left[section.index];
  }

  /** The lowest price at which something is left, or null where nothing is. */
  from(section) {
    return this.#left[section.index] > 0 ? this.#from[section.index] : null;
  }
}
