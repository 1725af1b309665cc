// Choosing seats: the map, the list, what is picked, and keeping it.
import { admissionTo, admitted } from './admission.js';
import { account, backOff, call, newId, pause, persistently, problem, Unanswered } from './api.js';
import { Availability } from './availability.js';
import { BestForm } from './best-form.js';
import { showKeeping } from './keeping.js';
import { PickedList } from './picked-list.js';
import { FREE, HELD, NOT_FOR_SALE, SOLD, unpack } from './plan.js';
import { go, tab } from './places.js';
import { SaleTimes } from './sale-times.js';
import { loadPlan } from './seat-plan.js';
import { SeatCanvas } from './seat-canvas.js';
import { SeatList } from './seat-list.js';
import { Offer } from './seat-offer.js';
import { SeatWords } from './seat-words.js';
import { SectionLeft } from './section-left.js';
import { Standing } from './standing.js';
import { number, t, won } from './text.js';

const page = document.querySelector('[data-performance]');
const performance = page.dataset.performance;
const seatsMax = Number(page.dataset.seatsMax);
const prices = JSON.parse(page.dataset.prices);
let selling = page.dataset.choosing === 'true';
/** Whether the sale has ended while this page was open. */
let over = false;
const pendingKey = `pending:${account}:${performance}`;
const part = (name) => page.querySelector(`[data-part="${name}"]`);

const admission = admissionTo(performance, page.dataset.waitingRoom === 'true');

const picked = new Set();
/** Seats that the house gave them, which count for no limit. */
const given = new Set(JSON.parse(page.dataset.given));
/** Seats that are the fan's already: kept for them, bought, or given. */
const own = new Set([...JSON.parse(page.dataset.own), ...given]);
/** And places in areas. */
const ownPlaces = Number(page.dataset.ownPlaces);
let plan;
let states;
let map;
let list;
let pickedList;
let words;
let best = null;
let standing;
let left;
let offer;
let busy = false;

function say(text, tone = '') {
  part('message').textContent = text;
  part('message').className = `note ${tone}`;
  part('message').hidden = text === '';
}

/** Says what is looked at on the map. */
function look(seat, section) {
  const text = seat >= 0 ? words.seat(seat) : section === null ? '' : words.section(section);
  if (part('under').textContent !== text) {
    part('under').textContent = text;
    part('under').hidden = text === '';
  }
}

function priceOf(seat) {
  return prices[plan.category[seat]] ?? 0;
}

function isOpen(seat) {
  return states[seat] === FREE && !own.has(seat);
}

function priceIn(area) {
  return prices[area.category] ?? 0;
}

function pick(seat, byKey = false) {
  if (busy || !selling) {
    return;
  }
  if (picked.delete(seat)) {
    offer.close();
    say('');
  } else if (own.has(seat)) {
    sayOwn(seat);
    return;
  } else if (states[seat] !== FREE) {
    isTaken(seat, byKey);
    return;
  } else if (had() + wanted() >= seatsMax) {
    tooMany();
    return;
  } else {
    picked.add(seat);
    offer.close();
    say('');
  }
  changed();
}

function sayOwn(seat) {
  const bought = states[seat] === SOLD ? 'seats.is-bought' : 'seats.is-mine';
  say(t(given.has(seat) ? 'seats.is-given' : bought, plan.label[seat]));
}

/** Somebody was quicker by a moment, or by more than that. */
function isTaken(seat, byKey) {
  const why = t(states[seat] === HELD ? 'seats.is-held' : 'seats.is-gone', plan.label[seat]);
  offer.close();
  if (states[seat] === NOT_FOR_SALE || had() + wanted() >= seatsMax) {
    say(why, 'warn');
  } else {
    offer.make([seat], why, seatsMax);
    if (byKey && offer.open) {
      offer.focus();
    }
  }
  changed();
}

/** What was offered for seats that are gone. */
function takeOffered(seats) {
  if (busy || !selling) {
    return;
  }
  seats.filter(() => had() + wanted() < seatsMax).forEach((seat) => picked.add(seat));
  say(t('seats.took', plan.names(seats)));
  map.reveal(seats);
  changed();
  part('hold')?.focus();
}

/** One place more or fewer of an area of general admission. */
function step(area, by) {
  if (busy || !selling || standing.of(area) + by < 0) {
    return;
  }
  if (by > 0 && standing.area !== null && standing.area !== area) {
    say(t('seats.one-area', standing.area.name), 'bad');
  } else if (by > 0 && standing.of(area) >= standing.left(area)) {
    say(t('seats.area-full', area.name, number(standing.left(area))), 'bad');
  } else if (by > 0 && had() + wanted() >= seatsMax) {
    tooMany();
  } else {
    standing.pick(area, standing.of(area) + by);
    say('');
    changed();
  }
}

function tooMany() {
  say(had() > 0 ? t('seats.limit-reached', seatsMax, had()) : t('seats.limit', seatsMax), 'bad');
}

function had() {
  return own.size - given.size + ownPlaces;
}

function wanted() {
  return picked.size + (standing?.places ?? 0);
}

function changed() {
  if (had() + wanted() + offer.seats.length > seatsMax) {
    offer.close();
  }
  map.refresh();
  list.refresh();
  pickedList.refresh(wanted(), had(), seatsMax);
  part('standing').hidden = !standing.open;
  standing.refresh(selling, had() + wanted() < seatsMax);
  if (part('hold')) {
    part('hold').disabled = busy || wanted() === 0 || !selling;
  }
  best?.refresh({ able: !busy && selling && admitted(performance), instead: wanted() > 0 });
}

/** The sale has opened while somebody looked, and they go on here. */
function begin() {
  selling = true;
  part('opening').hidden = true;
  page.querySelectorAll('[data-selling]').forEach((element) => (element.hidden = false));
  offerTheBest();
  changed();
  part('picked-title').focus({ preventScroll: true });
  enter().then(changed);
}

function offerTheBest() {
  if (part('best')) {
    best = new BestForm(part('best'), plan, (wish) => hold({ best: wish }, 'best.holding'));
  }
}

/** Nothing can be bought here any more: what is for that goes, and it is said why. */
function close(why) {
  const focused = document.activeElement;
  selling = false;
  page.querySelectorAll('[data-selling], [data-part="opening"]').forEach((element) => (element.hidden = true));
  part('back')?.removeAttribute('hidden');
  if (plan !== undefined) {
    picked.clear();
    standing.pick(null, 0);
    offer.close();
    changed();
  }
  say(why, 'warn');
  if (focused !== null && (!focused.isConnected || focused.closest('[hidden]') !== null)) {
    part('back')?.focus();
  }
}

/** A hold that is on its way is waited for: it may have come in time. */
function end() {
  over = true;
  if (!busy && part('back').hidden) {
    close(t(wanted() > 0 ? 'seats.ended-picked' : 'seats.ended'));
  }
}

/** The server shows these seats to this browser no longer, or never did. */
function notShown() {
  if (plan !== undefined) {
    states.fill(NOT_FOR_SALE);
    standing.take(plan.standing.map(({ index }) => [index, null]));
    left.count();
  }
  part('left').textContent = '';
  look(-1, null);
  close(t('seats.not-shown'));
}

/** Says that seats are gone, and offers the nearest that are free. */
function sayGone(gone) {
  gone.forEach((seat) => picked.delete(seat));
  offer.make(gone, t(picked.size + standing.places > 0 ? 'seats.taken' : 'seats.all-taken', plan.names(gone)), seatsMax);
}

/** Others' holds take seats out of what is picked; says which. */
function dropTaken() {
  const gone = [...picked].filter((seat) => states[seat] !== FREE);
  if (gone.length > 0 && !busy) {
    sayGone(gone);
  }
  const { area, places } = standing;
  if (area !== null && places > standing.left(area) && !busy) {
    standing.pick(area, standing.left(area));
    say(t('seats.area-full', area.name, number(standing.left(area))), 'bad');
  }
}

function onWhole({ states: packed, areas }) {
  states.set(unpack(packed, plan.count));
  taken(areas);
}

function onChanges(changes, areas) {
  for (const [seat, state] of changes) {
    states[seat] = state;
    if (state === FREE || state === NOT_FOR_SALE) {
      own.delete(seat);
      given.delete(seat);
    }
  }
  taken(areas);
}

/** What is free is another: by others, or by nobody any more. */
function taken(areas) {
  standing.take(areas);
  left.count();
  dropTaken();
  if (!busy) {
    offer.refresh();
  }
  part('left').textContent = t('seats.left', number(left.total));
  changed();
}

function holdPicked() {
  const wish = {};
  if (picked.size > 0) {
    wish.seats = [...picked].sort((a, b) => a - b);
  }
  if (standing.area !== null) {
    wish.area = { sectionId: standing.area.index, count: standing.places };
  }
  if (wanted() > 0) {
    hold(wish, 'seats.holding');
  }
}

async function hold(wish, key) {
  if (busy || !selling) {
    return;
  }
  busy = true;
  offer.close();
  say(t(key));
  changed();
  const pending = { holdId: newId(), orderId: newId() };
  tab.set(pendingKey, pending);
  let leaving = false;
  try {
    const answer = await persistently('PUT', `/performances/${performance}/holds/${pending.holdId}`, {
      headers: admission.headers,
      body: wish,
    });
    if (answer.status === 201 || answer.status === 200) {
      leaving = await order(pending);
    } else {
      tab.remove(pendingKey);
      await refused(answer);
    }
  } catch (e) {
    if (!(e instanceof Unanswered)) {
      throw e;
    }
    say(t('seats.offline'), 'bad');
  } finally {
    // Whoever goes on to the order holds these seats: nobody was quicker.
    if (!leaving) {
      busy = false;
      dropTaken();
      changed();
      if (over) {
        end();
      } else if (offer.open) {
        offer.focus();
      }
    }
  }
}

/** Whether this page is left for that of the order. */
async function order(pending) {
  const answer = await persistently('PUT', `/orders/${pending.orderId}`, {
    headers: admission.headers,
    body: { holdId: pending.holdId },
  });
  tab.remove(pendingKey);
  if (answer.status < 300) {
    go(`/orders/${pending.orderId}`);
    return true;
  }
  if (problem(answer) === 'already-ordered') {
    go(`/orders/${answer.body.orderId}`);
    return true;
  }
  await refused(answer);
  return false;
}

async function refused(answer) {
  switch (problem(answer)) {
    case 'seats-taken':
      for (const seat of answer.body.taken) {
        states[seat] = Math.max(states[seat], HELD);
      }
      left.count();
      sayGone(answer.body.taken);
      break;
    case 'area-full':
      standing.take([[answer.body.sectionId, answer.body.left]]);
      left.count();
      say(t('seats.area-full', plan.sections[answer.body.sectionId].name, number(answer.body.left)), 'bad');
      standing.pick(standing.area, Math.min(standing.places, answer.body.left));
      break;
    case 'leaves-single-seat':
      say(t('seats.single', answer.body.labels.join(', ')), 'bad');
      break;
    case 'not-enough-together':
      say(answer.body.largest > 0 ? t('best.together', answer.body.largest) : t('best.none'), 'bad');
      break;
    case 'not-enough-seats':
      say(answer.body.left > 0 ? t('best.few', answer.body.left) : t('best.none'), 'bad');
      break;
    case 'limit-reached':
      say(t('seats.limit-reached', answer.body.max, answer.body.already), 'bad');
      break;
    case 'admission-required':
    case 'admission-expired':
      if (await admission.keep()) {
        say(t('seats.again'), 'bad');
      }
      break;
    case 'sales-closed':
      end();
      break;
    case 'busy':
      say(t('seats.busy'), 'bad');
      break;
    default:
      say(t('seats.trouble'), 'bad');
  }
}

/** A hold was made, but this page ended before its order was: goes on from there. */
async function resume() {
  const pending = tab.get(pendingKey);
  if (pending === null) {
    return;
  }
  const answer = await call('GET', `/holds/${pending.holdId}`);
  if (answer.status === 200 && answer.body.status === 'HELD') {
    await order(pending);
  } else {
    tab.remove(pendingKey);
  }
}

function connected(yes) {
  part('offline').hidden = yes;
}

document.addEventListener('turn', ({ detail }) => {
  if (selling && detail.performance === performance && detail.over !== undefined) {
    go(page.dataset.room, true);
  }
});

async function enter() {
  for (let tried = 1; ; tried++) {
    try {
      if (await admission.keep()) {
        await resume();
      }
      return;
    } catch (e) {
      if (!(e instanceof Unanswered)) {
        throw e;
      }
      await pause(backOff(tried));
    }
  }
}

async function start() {
  const entered = selling && account !== null ? enter() : Promise.resolve();
  plan = await loadPlan(performance, connected);
  if (plan === undefined) {
    notShown();
    return;
  }
  states = new Uint8Array(plan.count);
  standing = new Standing(part('areas'), plan.standing, (area) => priceIn(area), step);
  left = new SectionLeft(plan, states, standing, prices);
  words = new SeatWords(plan, states, { own, left }, priceOf);
  const choice = { free: isOpen, price: priceOf, kept: () => [...picked] };
  offer = new Offer(part('offer'), plan, choice, { take: takeOffered, say: (text) => say(text, 'warn') });
  map = new SeatCanvas(part('map'), plan, states, { picked, own, standing, left, offer }, {
    pick,
    step: (area) => step(area, 1),
    look,
  });
  list = new SeatList(part('list'), plan, states, { picked, own, left, offer }, {
    price: (seat) => won(priceOf(seat)),
    pick,
    shown: (section) => map.showSection(section),
  });
  pickedList = new PickedList(part, plan, { picked, standing }, {
    price: priceOf,
    priceIn,
    takeOut: { seat: pick, places: (area, places) => step(area, -places) },
  });
  part('list').hidden = plan.count === 0;
  part('map').addEventListener('keydown', (e) => {
    // By its place: with a Korean keyboard the same key writes another letter.
    if (e.code === 'KeyN' && !e.ctrlKey && !e.metaKey && !e.altKey) {
      offer.take();
    }
  });
  part('zoom-in').addEventListener('click', () => map.zoomIn());
  part('zoom-out').addEventListener('click', () => map.zoomOut());
  part('fit').addEventListener('click', () => map.fit());
  part('hold')?.addEventListener('click', holdPicked);
  if (selling) {
    offerTheBest();
  }
  map.fit();
  part('begin')?.addEventListener('click', begin);
  const times = new SaleTimes(part('opening'), page.dataset.salesUntil, end);
  const onSale = (sale) => times.hear(sale);
  await new Availability(performance, { onWhole, onChanges, onSale, onConnected: connected, onRefused: notShown }).start();
  await entered;
  changed();
  page.dataset.ready = 'true';
}

showKeeping();
await start();
