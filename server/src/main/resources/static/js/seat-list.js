// The same seats without the map: a section, a row, then seats. For keyboards, screen readers and shaky hands.
//
// A seat that is gone keeps its button: whoever is on it at that moment would be thrown out of the list, and learn nothing.
import { FREE, HELD } from './plan.js';
import { number, t, won } from './text.js';

/** A browser measures all words of a select when one of them changes: not at every seat that somebody takes. */
const COUNTS_EVERY_MS = 2_000;

export class SeatList {
  #plan;
  #states;
  #picked;
  #own;
  #left;
  #offer;
  #beside;
  #offered = '';
  /** The next time that is counted, null where nothing has changed since the last. */
  #counting;
  #price;
  #pick;
  #section;
  #row;
  #seats;

  constructor(root, plan, states, { picked, own, left, offer }, { price, pick, shown }) {
    this.#plan = plan;
    this.#states = states;
    this.#picked = picked;
    this.#own = own;
    this.#left = left;
    this.#offer = offer;
    this.#beside = document.createElement('button');
    this.#beside.type = 'button';
    this.#beside.className = 'offer';
    this.#beside.hidden = true;
    offer.beside = this.#beside;
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
    for (const select of [this.#section, this.#row]) {
      select.addEventListener('focus', () => this.#count());
    }
    this.#sections();
    this.#rows();
  }

  /** Something has changed. */
  refresh() {
    for (const button of this.#buttons()) {
      this.#dress(button, Number(button.dataset.seat));
    }
    if (this.#counting === undefined) {
      this.#count();
    }
    this.#counting ??= setTimeout(() => this.#count(), COUNTS_EVERY_MS);
    this.#placeOffer();
  }

  /** What is left by section and by row. */
  #count() {
    clearTimeout(this.#counting);
    this.#counting = null;
    for (const option of this.#section.options) {
      say(option, this.#aboutSection(option.value));
    }
    for (const option of this.#row.options) {
      say(option, this.#aboutRow(option.value));
    }
  }

  #buttons() {
    return this.#seats.querySelectorAll('[data-seat]');
  }

  #sections() {
    const withSeats = this.#plan.sections.filter((section) => section.seats.length > 0);
    this.#section.replaceChildren(
      ...['', ...withSeats.map(({ index }) => index)].map((value) => option(value, this.#aboutSection(String(value)))),
    );
  }

  #aboutSection(value) {
    if (value === '') {
      return t('list.choose');
    }
    const section = this.#plan.sections[Number(value)];
    const from = this.#left.from(section);
    const left = number(this.#left.of(section));
    return from === null ? t('list.section-gone', section.name) : t('list.section', section.name, left, won(from));
  }

  #rows() {
    const section = this.#chosen();
    this.#row.disabled = section === undefined;
    this.#row.replaceChildren(
      ...['', ...(section?.rows ?? []).keys()].map((value) => option(value, this.#aboutRow(String(value)))),
    );
    this.#draw();
  }

  #chosen() {
    return this.#section.value === '' ? undefined : this.#plan.sections[Number(this.#section.value)];
  }

  #aboutRow(value) {
    if (value === '') {
      return t('list.choose');
    }
    const { name, seats } = this.#chosen().rows[Number(value)];
    return t('list.row', name, number(seats.filter((seat) => this.#states[seat] === FREE).length));
  }

  #draw() {
    const row = this.#row.value === '' ? undefined : this.#chosen()?.rows[Number(this.#row.value)];
    this.#seats.replaceChildren(
      ...(row?.seats ?? []).map((seat) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'seat';
        button.dataset.seat = seat;
        button.textContent = this.#plan.short[seat];
        // A press of a key is a click without a finger or a mouse.
        button.addEventListener('click', (e) => this.#pick(seat, e.detail === 0));
        this.#dress(button, seat);
        return button;
      }),
    );
    this.#placeOffer();
  }

  /** Behind the seat that is gone, where that is shown: the next thing that a key comes to. */
  #placeOffer() {
    const buttons = [...this.#buttons()];
    const last = this.#offer.lost.at(-1);
    const place = buttons.find((button) => Number(button.dataset.seat) === last) ?? buttons.at(-1);
    if (place === undefined) {
      this.#beside.remove();
    } else if (place.nextSibling !== this.#beside) {
      place.after(this.#beside);
    }
    const offered = this.#offer.seats.join();
    if (offered !== this.#offered && this.#seats.contains(document.activeElement)) {
      // What is said of it takes room at the foot of a phone: not over what somebody is at.
      document.activeElement.scrollIntoView({ block: 'center' });
    }
    this.#offered = offered;
  }

  #dress(button, seat) {
    const mine = this.#picked.has(seat);
    const free = this.#states[seat] === FREE;
    set(button, 'aria-pressed', String(mine));
    set(button, 'aria-disabled', String(!free && !mine));
    const words = this.#own.has(seat) ? 'list.seat-own' : free || mine ? 'list.seat' : this.#gone(seat);
    set(button, 'aria-label', t(words, this.#plan.label[seat], this.#price(seat)));
  }

  #gone(seat) {
    return this.#states[seat] === HELD ? 'list.seat-held' : 'list.seat-gone';
  }
}

/** Only what has changed: nothing is to be read out, or looked at by the browser, without a reason. */
function set(element, name, value) {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/** The same for a list that may be open. */
function say(option, text) {
  if (option.textContent !== text) {
    option.textContent = text;
  }
}

function option(value, text) {
  const element = document.createElement('option');
  element.value = value;
  element.textContent = text;
  return element;
}
