// What is picked: a line for each seat and for the places of an area, what it costs together, and how to take it out again.
import { number, t, won } from './text.js';

export class PickedList {
  #part;
  #plan;
  #picked;
  #standing;
  #price;
  #priceIn;
  #takeOut;
  /** What of the picks is on the page. */
  #shown = null;

  /**
   * @param part finds a part of the page by its name
   * @param price of a seat
   * @param priceIn of a place, by its area
   * @param takeOut by what is taken out: seat(seat), or places(area, count)
   */
  constructor(part, plan, { picked, standing }, { price, priceIn, takeOut }) {
    this.#part = part;
    this.#plan = plan;
    this.#picked = picked;
    this.#standing = standing;
    this.#price = price;
    this.#priceIn = priceIn;
    this.#takeOut = takeOut;
  }

  /** Only when it has changed: whoever is on a button there must not lose it to what others do. */
  refresh(wanted, had, seatsMax) {
    const { area, places } = this.#standing;
    const now = [...this.#picked, had, area?.index, places].join();
    if (now === this.#shown) {
      return;
    }
    this.#shown = now;
    const seats = [...this.#picked].sort((a, b) => a - b);
    const names = seats.map((seat) => this.#plan.label[seat]);
    const lines = seats.map((seat) =>
      this.#line(this.#plan.label[seat], this.#price(seat), () => this.#takeOut.seat(seat)),
    );
    let total = seats.reduce((sum, seat) => sum + this.#price(seat), 0);
    if (area !== null) {
      const price = places * this.#priceIn(area);
      total += price;
      names.push(t('seats.places', area.name, number(places)));
      lines.push(this.#line(names.at(-1), price, () => this.#takeOut.places(area, places)));
    }
    this.#part('picked').replaceChildren(...lines);
    this.#part('total').textContent = won(total);
    this.#part('count').textContent =
      had > 0 ? t('seats.count-with-own', wanted + had, seatsMax, had) : t('seats.count', wanted, seatsMax);
    this.#part('summary').textContent = names.length > 0 ? names.join(', ') : t('seats.none');
  }

  #line(name, amount, takeOut) {
    const item = document.createElement('li');
    const label = document.createElement('span');
    label.textContent = name;
    const price = document.createElement('span');
    price.className = 'number';
    price.textContent = won(amount);
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'link';
    remove.textContent = '×';
    remove.setAttribute('aria-label', t('seats.remove', name));
    remove.addEventListener('click', () => {
      takeOut();
      this.#part('picked-title').focus();
    });
    item.append(label, price, remove);
    return item;
  }
}
