// The free seats nearest to seats that somebody else was quicker to take. Nothing here knows of a page.

/** Seats of a row that are farther apart than this many usual steps of their section have an aisle between them. */
const AISLE_STEPS = 1.6;

const pieces = new WeakMap();

/**
 * As many free seats as were lost, each in the place of some: at the same price, first of the same section, in the same row
 * before others, and near; side by side where possible, beside the seats that the fan still has where possible, and rather
 * so that no single seat is left. Seats at another price are named only where none is left at the same one, and fewer than
 * were lost where there are no more.
 *
 * @param plan as the map has it
 * @param free whether a seat can be picked
 * @param price of a seat
 * @param lost seats
 * @param kept seats that the fan has picked and still has
 */
export function nearestFree(plan, { free, price, lost, kept = [] }) {
  const mine = new Set(kept);
  const groups = new Map();
  for (const seat of [...new Set(lost)].sort((a, b) => a - b)) {
    const key = `${plan.section[seat]} ${price(seat)}`;
    groups.set(key, [...(groups.get(key) ?? []), seat]);
  }
  const found = [];
  for (const group of groups.values()) {
    const taken = (seat) => mine.has(seat) || group.includes(seat) || !free(seat);
    const at = price(group[0]);
    const same = inPlaceOf(group, plan, { taken, mine, fits: (seat) => price(seat) === at });
    found.push(...(same.length > 0 ? same : inPlaceOf(group, plan, { taken, mine, fits: () => true })));
  }
  return found.sort((a, b) => a - b);
}

/** All side by side, or else the largest groups that there are. What is chosen is added to what is the fan's. */
function inPlaceOf(lost, plan, { taken, mine, fits }) {
  const aim = aimAt(lost, plan);
  const chosen = [];
  for (let size = lost.length; size > 0 && chosen.length < lost.length; ) {
    const block = nearestBlock(size, plan, aim, { taken, mine, fits });
    if (block === null) {
      size--;
      continue;
    }
    chosen.push(...block);
    block.forEach((seat) => mine.add(seat));
    size = Math.min(size, lost.length - chosen.length);
  }
  return chosen;
}

function aimAt(lost, plan) {
  const section = plan.sections[plan.section[lost[0]]];
  const rows = section.rows.flatMap(({ seats }, row) => (seats.some((seat) => lost.includes(seat)) ? [row] : []));
  return { section, rows, ...middle(lost, plan) };
}

function nearestBlock(size, plan, aim, choice) {
  let best = null;
  const [here, elsewhere] = [[], []];
  piecesOf(plan).forEach((piece) => (piece.section === aim.section ? here : elsewhere).push(piece));
  for (const piece of [...here, ...elsewhere]) {
    const near = piece.section === aim.section;
    const rows = near ? Math.min(...aim.rows.map((row) => Math.abs(row - piece.row))) : 0;
    // What cannot be nearer than the best is not looked into.
    if (best !== null && before(best.rank, [near ? 0 : 1, rows, -1, -1, -1, -1])) {
      continue;
    }
    for (const { block, singles, apart } of blocks(size, piece, choice)) {
      const { x, y } = middle(block, plan);
      const far = Math.hypot(x - aim.x, y - aim.y);
      // Far away it counts how far; in a section's row, first what comes of it.
      const rank = near ? [0, rows, singles, apart, far, block[0]] : [1, 0, far, singles, apart, block[0]];
      if (best === null || before(rank, best.rank)) {
        best = { rank, block };
      }
    }
  }
  return best?.block ?? null;
}

/** Every choice of so many seats side by side in a piece of a row. */
function* blocks(size, { seats }, { taken, mine, fits }) {
  const free = (at) => at >= 0 && at < seats.length && !taken(seats[at]) && !mine.has(seats[at]);
  const own = (at) => at >= 0 && at < seats.length && mine.has(seats[at]);
  let sideBySide = 0;
  for (let to = 1; to <= seats.length; to++) {
    sideBySide = free(to - 1) && fits(seats[to - 1]) ? sideBySide + 1 : 0;
    if (sideBySide >= size) {
      const from = to - size;
      yield {
        block: seats.slice(from, to),
        singles: Number(free(from - 1) && !free(from - 2)) + Number(free(to) && !free(to + 1)),
        apart: mine.size > 0 && !own(from - 1) && !own(to) ? 1 : 0,
      };
    }
  }
}

function middle(seats, plan) {
  return {
    x: seats.reduce((sum, seat) => sum + plan.x[seat], 0) / seats.length,
    y: seats.reduce((sum, seat) => sum + plan.y[seat], 0) / seats.length,
  };
}

function before(one, other) {
  const at = one.findIndex((value, i) => value !== other[i]);
  return at >= 0 && one[at] < other[at];
}

/** The rows of a plan, cut where there is an aisle: in each piece, neighbours follow each other. */
function piecesOf(plan) {
  if (!pieces.has(plan)) {
    pieces.set(plan, plan.sections.flatMap((section) => cut(section, plan)));
  }
  return pieces.get(plan);
}

function cut(section, plan) {
  const far = (one, other) => Math.hypot(plan.x[one] - plan.x[other], plan.y[one] - plan.y[other]);
  const rows = section.rows.map(({ seats }) => sideBySide(seats, plan, far));
  const steps = rows.flatMap((seats) => seats.slice(1).map((seat, i) => far(seat, seats[i]))).sort((a, b) => a - b);
  const aisle = (steps[steps.length >> 1] ?? 0) * AISLE_STEPS;
  return rows.flatMap((seats, row) => {
    const cuts = [];
    seats.forEach((seat, i) => {
      if (i === 0 || far(seat, seats[i - 1]) > aisle) {
        cuts.push({ section, row, seats: [] });
      }
      cuts.at(-1).seats.push(seat);
    });
    return cuts;
  });
}

/** In the plan's order, unless that goes to and fro, as where odd numbers come before even ones: then from end to end. */
function sideBySide(seats, plan, far) {
  const farthest = (from) => seats.reduce((end, seat) => (far(from, seat) > far(from, end) ? seat : end), from);
  const end = farthest(seats[0]);
  const start = farthest(end);
  const [dx, dy] = [plan.x[end] - plan.x[start], plan.y[end] - plan.y[start]];
  const at = (seat) => (plan.x[seat] - plan.x[start]) * dx + (plan.y[seat] - plan.y[start]) * dy;
  const along = [...seats].sort((a, b) => at(a) - at(b) || a - b);
  const length = (row) => row.slice(1).reduce((sum, seat, i) => sum + far(seat, row[i]), 0);
  return length(seats) <= length(along) ? seats : along;
}
