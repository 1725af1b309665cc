// Seats of a plan as a host types them: a section, rows by their names, seats by their numbers. The server reads them by
// the same rules (SeatTyping). Nothing here knows of a page.

/** The server takes no more of a field. */
const LENGTH_MAX = 200;
const NUMBER_MAX = 99_999;
const ITEMS = /[,\s]+/;
const ENDS = /[-–~]/;
const RANGE = /^(\d{1,5})(?:[-–~](\d{1,5}))?$/;
const ROW = /^(?:row\s+)?(.+?)\s*열?$/i;
const ROW_WORD = /\brow\s+/gi;
const LAST_NUMBER = /(\d{1,9})\D*$/;

/**
 * The seats that are meant: none without a section, and all of its rows or of these rows' seats where none are named.
 *
 * @returns a set of seats, or null where it cannot be read
 */
export function read(plan, { section, rows, seats }) {
  if (section === '') {
    return rows === '' && seats === '' ? new Set() : null;
  }
  const there = plan.sections[Number(section)];
  const inRows = rowsOf(there, rows);
  const numbers = numbersOf(seats);
  if (inRows === null || numbers === null) {
    return null;
  }
  const meant = there.rows
    .filter(({ name }) => inRows.has(bare(name)))
    .flatMap((row) => row.seats)
    .filter((seat) => numbers.size === 0 || numbers.has(numberOf(plan, seat)));
  return new Set(meant);
}

/**
 * How to type these seats.
 *
 * @param wanted set of seats
 * @returns what belongs into the fields, or null where they cannot say it: of several sections, or of rows of which
 *     different numbers are meant
 */
export function write(plan, wanted) {
  const [first] = wanted;
  if (first === undefined) {
    return { section: '', rows: '', seats: '' };
  }
  const section = plan.sections[plan.section[first]];
  const names = namesOf(section);
  const rows = section.rows.filter(({ seats }) => seats.some((seat) => wanted.has(seat)));
  const places = new Set(rows.map(({ name }) => names.indexOf(bare(name))));
  const numbers = new Set([...wanted].map((seat) => numberOf(plan, seat)));
  const said = {
    section: String(section.index),
    rows: spans(places, (place) => names[place]),
    // A seat without a number is meant by its whole row alone.
    seats: numbers.has(null) ? '' : spans(numbers, String),
  };
  const fits = said.rows.length <= LENGTH_MAX && said.seats.length <= LENGTH_MAX;
  return fits && same(read(plan, said), wanted) ? said : null;
}

function same(some, others) {
  return some !== null && some.size === others.size && [...some].every((seat) => others.has(seat));
}

/** 1-4, 9 */
function spans(numbers, name) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const words = [];
  for (let from = 0, to = 0; from < sorted.length; from = to + 1) {
    to = from;
    while (sorted[to + 1] === sorted[to] + 1) {
      to++;
    }
    words.push(from === to ? name(sorted[from]) : `${name(sorted[from])}-${name(sorted[to])}`);
  }
  return words.join(', ');
}

/** The number of a seat in its row: that with which its label ends; or null. */
function numberOf(plan, seat) {
  const last = LAST_NUMBER.exec(plan.label[seat]);
  return last === null ? null : Number(last[1]);
}

/** What a row is called without the word for it: 3 for "3열" and for "row 3". */
function bare(row) {
  return ROW.exec(row)?.[1] ?? row;
}

/** In the order of the plan. */
function namesOf(section) {
  return [...new Set(section.rows.map(({ name }) => bare(name)))];
}

/** Ranges go by the order of the plan; a row that is called like a range is that row. Null where one is not there. */
function rowsOf(section, typed) {
  const names = namesOf(section);
  if (typed.trim() === '') {
    return new Set(names);
  }
  const chosen = new Set();
  for (const item of typed.trim().replace(ROW_WORD, '').split(ITEMS)) {
    const one = placeOf(names, item);
    if (one >= 0) {
      chosen.add(names[one]);
      continue;
    }
    const ends = item.split(ENDS).map((end) => placeOf(names, end));
    if (ends.length !== 2 || ends[0] < 0 || ends[1] < ends[0]) {
      return null;
    }
    names.slice(ends[0], ends[1] + 1).forEach((name) => chosen.add(name));
  }
  return chosen;
}

/** Of a row among these, in either case where only one is called so; below zero where none is. */
function placeOf(names, typed) {
  const name = bare(typed);
  const exactly = names.indexOf(name);
  const likely = names.filter((each) => each.toLowerCase() === name.toLowerCase());
  return exactly < 0 && likely.length === 1 ? names.indexOf(likely[0]) : exactly;
}

/** Empty for all; null where it cannot be read. */
function numbersOf(typed) {
  const numbers = new Set();
  if (typed.trim() === '') {
    return numbers;
  }
  for (const item of typed.trim().split(ITEMS)) {
    const range = RANGE.exec(item);
    const from = Number(range?.[1]);
    const to = Number(range?.[2] ?? range?.[1]);
    if (range === null || to < from || to > NUMBER_MAX) {
      return null;
    }
    for (let number = from; number <= to; number++) {
      numbers.add(number);
    }
  }
  return numbers;
}
