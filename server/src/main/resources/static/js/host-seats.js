// Seats of a host's form, picked on a map: what is picked there is what the fields say, and the other way round.
import { Availability } from './availability.js';
import { FREE, NOT_FOR_SALE, SOLD, unpack } from './plan.js';
import { SeatCanvas } from './seat-canvas.js';
import { loadPlan } from './seat-plan.js';
import { BLOCKED, GIVEN } from './seat-shapes.js';
import { read, write } from './seat-typing.js';
import { SeatWords } from './seat-words.js';
import { SectionLeft } from './section-left.js';
import { Standing } from './standing.js';
import { number, t } from './text.js';

/** More are counted. */
const NAMES_MAX = 20;

/** What fans are not told of a seat. */
const ABOUT = {
  [SOLD]: 'host-map.is-sold',
  [NOT_FOR_SALE]: 'host-map.is-not-for-sale',
  [BLOCKED]: 'host-map.is-blocked',
  [GIVEN]: 'host-map.is-given',
};

class Picking {
  #root;
  #plan;
  #form;
  #fields;
  #sent;
  #seatsMax;
  #prices;
  #given;
  #states;
  #standing;
  #left;
  #words;
  #map;
  /** What the form says. */
  #meant = new Set();
  /** Those of them that can be had: what the map shows as picked. */
  #picked = new Set();
  /** Why the last press picked nothing. */
  #why = '';

  constructor(root, plan) {
    this.#root = root;
    this.#plan = plan;
    this.#form = root.closest('form');
    this.#fields = ['section', 'rows', 'seats'].map((name) => this.#form.elements.namedItem(name));
    this.#sent = this.#part('sent');
    this.#seatsMax = Number(root.dataset.seatsMax);
    this.#prices = JSON.parse(root.dataset.prices);
    this.#given = new Set(JSON.parse(root.dataset.given));
    this.#states = new Uint8Array(plan.count);
    const price = (seat) => this.#prices[plan.category[seat]] ?? 0;
    // Only what it knows is used: a host types how many places.
    this.#standing = new Standing(document.createElement('ul'), plan.standing, () => 0, () => {});
    this.#left = new SectionLeft(plan, this.#states, this.#standing, this.#prices);
    this.#words = new SeatWords(plan, this.#states, { own: new Set(), left: this.#left }, price);
    this.#map = new SeatCanvas(
      this.#part('map'),
      plan,
      this.#states,
      { picked: this.#picked, own: new Set(), standing: this.#standing, left: this.#left, offer: { seats: [] } },
      {
        pick: (seat) => this.#pick(seat),
        step: (area) => this.#goTo(area),
        look: (seat, section) => this.#look(seat, section),
      },
    );
    for (const [name, act] of [['zoom-in', 'zoomIn'], ['zoom-out', 'zoomOut'], ['fit', 'fit']]) {
      this.#part(name).addEventListener('click', () => this.#map[act]());
    }
    this.#fields.forEach((field) => field.addEventListener('input', () => this.#typed(field)));
  }

  /** Shows what the form says from the start, and which seats can be had, now and from now on. */
  async start(connected) {
    if (this.#root.dataset.done === 'true') {
      // What was wished is done: the next wish must not take the same seats again.
      this.#mean(new Set());
    } else if (this.#sent.value !== '' && this.#fields[0].value === '') {
      const sent = this.#sent.value.split(',').filter((one) => /^\d+$/.test(one)).map(Number);
      this.#meant = new Set(sent.filter((seat) => seat < this.#plan.count));
    } else {
      this.#readFields();
    }
    this.#map.fit();
    this.#refresh();
    const shown = {
      onWhole: ({ states, areas }) => this.#taken(unpack(states, this.#plan.count).entries(), areas),
      onChanges: (changes, areas) => this.#changed(changes, areas),
      onConnected: connected,
      onRefused: () => (this.#root.hidden = true),
    };
    await new Availability(this.#root.dataset.performance, shown).start();
    this.#root.dataset.ready = 'true';
  }

  #part(name) {
    return this.#root.querySelector(`[data-part="${name}"]`);
  }

  #changed(changes, areas) {
    changes.filter(([, state]) => state !== SOLD).forEach(([seat]) => this.#given.delete(seat));
    this.#taken(changes, areas);
  }

  #taken(states, areas) {
    for (const [seat, state] of states) {
      this.#states[seat] = this.#as(seat, state);
    }
    this.#standing.take(areas);
    this.#left.count();
    this.#refresh();
  }

  /** To everybody a blocked seat is not for sale: it has a price all the same. */
  #as(seat, state) {
    if (state === SOLD) {
      return this.#given.has(seat) ? GIVEN : SOLD;
    }
    const priced = (this.#prices[this.#plan.category[seat]] ?? null) !== null;
    return state === NOT_FOR_SALE && priced ? BLOCKED : state;
  }

  #canBeHad(seat) {
    return this.#states[seat] === FREE || this.#states[seat] === BLOCKED;
  }

  #pick(seat) {
    if (!this.#canBeHad(seat)) {
      this.#refuse(this.#about(seat));
    } else if (this.#picked.has(seat)) {
      this.#mean(new Set([...this.#picked].filter((other) => other !== seat)));
    } else if (this.#picked.size < this.#seatsMax) {
      this.#mean(new Set([...this.#picked, seat]));
    } else {
      this.#refuse(t('host-map.limit', number(this.#seatsMax)));
    }
  }

  #refuse(why) {
    this.#why = why;
    this.#refresh();
  }

  /** What the fields cannot say goes with the form all the same. */
  #mean(seats) {
    const said = write(this.#plan, seats);
    this.#meant = seats;
    this.#fields.forEach((field) => (field.value = said?.[field.name] ?? ''));
    this.#sent.value = said === null ? [...seats].sort((a, b) => a - b).join() : '';
    this.#why = '';
    this.#refresh();
  }

  #typed(field) {
    this.#sent.value = '';
    this.#why = '';
    this.#readFields();
    if (field.name === 'section' && field.value !== '') {
      this.#map.showSection(this.#plan.sections[Number(field.value)]);
    }
    this.#refresh();
  }

  #readFields() {
    const [section, rows, seats] = this.#fields.map(({ value }) => value);
    this.#meant = read(this.#plan, { section, rows, seats }) ?? new Set();
  }

  /** How many places there, somebody types. */
  #goTo(area) {
    const list = this.#form.elements.namedItem('area');
    if (list !== null) {
      list.value = String(area.index);
      this.#form.elements.namedItem('places').focus();
    }
  }

  #refresh() {
    const tooMany = this.#meant.size > this.#seatsMax;
    const wanted = tooMany ? [] : [...this.#meant];
    this.#picked.clear();
    wanted.filter((seat) => this.#canBeHad(seat)).forEach((seat) => this.#picked.add(seat));
    this.#map.refresh();
    const gone = wanted.filter((seat) => !this.#canBeHad(seat));
    if (this.#why !== '') {
      this.#say(this.#why, 'warn');
    } else if (tooMany) {
      this.#say(t('host-map.too-many', number(this.#meant.size), number(this.#seatsMax)), 'warn');
    } else if (gone.length > 0) {
      this.#say(`${this.#summary()} ${t('host-map.gone', this.#names(gone))}`, 'warn');
    } else {
      this.#say(this.#summary());
    }
  }

  #summary() {
    if (this.#picked.size === 0) {
      return t('host-map.none');
    }
    const picked = t('host-map.picked', number(this.#picked.size), this.#names([...this.#picked]));
    return this.#sent.value === '' ? picked : `${picked} ${t('host-map.by-map')}`;
  }

  #names(seats) {
    const named = this.#plan.names(seats.sort((a, b) => a - b).slice(0, NAMES_MAX));
    return seats.length > NAMES_MAX ? `${named}, …` : named;
  }

  #about(seat) {
    const key = ABOUT[this.#states[seat]];
    return key === undefined ? this.#words.seat(seat) : t(key, this.#plan.label[seat]);
  }

  #look(seat, section) {
    const about = seat >= 0 ? this.#about(seat) : section === null ? '' : this.#words.section(section);
    const text = this.#picked.has(seat) ? t('host-map.under-picked', about) : about;
    if (this.#part('under').textContent !== text) {
      this.#part('under').textContent = text;
      this.#part('under').hidden = text === '';
    }
  }

  #say(text, tone = '') {
    const message = this.#part('message');
    if (message.textContent !== text) {
      message.textContent = text;
    }
    message.className = `note ${tone}`;
  }
}

const root = document.querySelector('[data-host-map]');
if (root !== null) {
  root.hidden = false;
  const offline = root.querySelector('[data-part="offline"]');
  const connected = (yes) => (offline.hidden = yes);
  const plan = await loadPlan(root.dataset.performance, connected);
  if (plan === undefined) {
    root.hidden = true;
  } else {
    await new Picking(root, plan).start(connected);
  }
}
