// The same seats without the map: a section, a row, then seats. For keyboards, screen readers and shaky hands.
import { FREE } from './plan.js';
import { number, t } from './text.js';

export class SeatList {
  #plan;
  #states;
  #picked;
  #own;
  #price;
  #pick;
  #section;
  #row;
  #seats;

  constructor(root, plan, states, { picked, own }, { price, pick, shown }) {
    this.#plan = plan;
    this.#states = states;
    this.#picked = picked;
    this.#own = own;
    this.#price = price;
    this.#pick = pick;
    this.#section = root.querySelector('[data-part="section"]');
    this.#row = root.querySelector('[data-part="row"]');
    this.#seats = root.querySelector('[data-part="seats"]');
    this.#section.addEventListener('change', () => {
      this.#rows();
      const section = plan.sections[Number(this.#section.value)];
      if (section) {
        shown(section);
      }
    });
    this.#row.addEventListener('change', () => this.#draw());
    this.#sections();
    this.#rows();
  }

  /** Something has changed: of what is shown, at most a row. */
  refresh() {
    for (const button of this.#seats.querySelectorAll('button')) {
      this.#dress(button, Number(button.dataset.seat));
    }
  }

  #sections() {
    this.#section.replaceChildren(
      option('', t('list.choose')),
      ...this.#plan.sections
        .filter((section) => section.seats.length > 0)
        .map((section) => option(section.index, section.name)),
    );
  }

  #rows() {
    const section = this.#plan.sections[Number(this.#section.value || -1)];
    this.#row.disabled = section === undefined;
    this.#row.replaceChildren(
      option('', t('list.choose')),
      ...(section?.rows ?? []).map((row, i) =>
        option(i, t('list.row', row.name, number(row.seats.filter((seat) => this.#states[seat] === FREE).length))),
      ),
    );
    this.#draw();
  }

  #draw() {
    const section = this.#plan.sections[Number(this.#section.value || -1)];
    const row = this.#row.value === '' ? undefined : section?.rows[Number(this.#row.value)];
    this.#seats.replaceChildren(
      ...(row?.seats ?? []).map((seat) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'seat';
        button.dataset.seat = seat;
        button.textContent = this.#plan.short[seat];
        button.addEventListener('click', () => this.#pick(seat));
        this.#dress(button, seat);
        return button;
      }),
    );
  }

  #dress(button, seat) {
    const mine = this.#picked.has(seat);
    const free = this.#states[seat] === FREE;
    button.setAttribute('aria-pressed', String(mine));
    button.disabled = !free && !mine;
    const words = this.#own.has(seat) ? 'list.seat-own' : free || mine ? 'list.seat' : 'list.seat-gone';
    button.setAttribute('aria-label', t(words, this.#plan.label[seat], this.#price(seat)));
  }
}

function option(value, text) {
  const element = document.createElement('option');
  element.value = value;
  element.textContent = text;
  return element;
}
