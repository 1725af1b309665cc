// Seats as shapes: made once, in the plan's own unit, and filled in every frame, whatever the view. Each state has a shape
// of its own, so that nobody has to tell colours apart.
import { FREE, HELD, SOLD } from './plan.js';

/** The look of what is the fan's, besides the states of everybody's. */
export const MINE = 4;
/** Looks that hosts tell apart: kept from sale, and given away by the house. A host's page has them among its states. */
export const BLOCKED = 5;
export const GIVEN = 6;

/** A piece of the plan is so many cells wide and high: some hundred seats, which are shaped together. */
const PIECE_CELLS = 2;
/** So many seats are shaped anew in a frame; what else has changed is drawn as it was until the next one. */
const SEATS_A_FRAME_MAX = 800;
/** Of the distance between neighbours. */
const SEAT_SHARE = 0.78;
const LOOK = 8;
const CATEGORY_SHAPES = 4;
/** Corners, as parts of half a seat's size: pairs of right and down. */
const DIAMOND = [0, -1, 1, 0, 0, 1, -1, 0];
const TRIANGLE = [0, -1, 1, 0.8, -1, 0.8];
const OCTAGON = [-0.6, -1, 0.6, -1, 1, -0.6, 1, 0.6, 0.6, 1, -0.6, 1, -1, 0.6, -1, -0.6];

export class SeatShapes {
  #plan;
  #states;
  #picked;
  #own;
  #looks;
  #before;
  #pieces = new Map();
  #pieceOf;
  #columns;
  #lines;

  /** @param states of the seats, and which are picked and the fan's own, shared with whoever changes them */
  constructor(plan, states, { picked, own }) {
    this.#plan = plan;
    this.#states = states;
    this.#picked = picked;
    this.#own = own;
    this.size = plan.pitch * SEAT_SHARE;
    this.#looks = new Uint8Array(plan.count);
    this.#before = new Uint8Array(plan.count);
    this.#columns = Math.ceil(plan.columns / PIECE_CELLS);
    this.#lines = Math.ceil(plan.lines / PIECE_CELLS);
    this.#pieceOf = new Uint32Array(plan.count);
    for (let seat = 0; seat < plan.count; seat++) {
      const index = this.#line(plan.y[seat]) * this.#columns + this.#column(plan.x[seat]);
      this.#pieceOf[seat] = index;
      if (!this.#pieces.has(index)) {
        this.#pieces.set(index, { seats: [], version: 0, far: null, near: null });
      }
      this.#pieces.get(index).seats.push(seat);
    }
    this.changed();
  }

  #column(x) {
    return within((x - this.#plan.bounds.left) / (this.#plan.cell * PIECE_CELLS), this.#columns);
  }

  #line(y) {
    return within((y - this.#plan.bounds.top) / (this.#plan.cell * PIECE_CELLS), this.#lines);
  }

  /** A state, or that it is the fan's. */
  look(seat) {
    return this.#looks[seat];
  }

  /** Some seats may look different now: finds out which, and what of the plan is to be shaped anew. */
  changed() {
    [this.#looks, this.#before] = [this.#before, this.#looks];
    const [looks, before] = [this.#looks, this.#before];
    looks.set(this.#states);
    for (const seats of [this.#picked, this.#own]) {
      seats.forEach((seat) => (looks[seat] = MINE));
    }
    for (let seat = 0; seat < looks.length; seat++) {
      if (looks[seat] !== before[seat]) {
        this.#pieces.get(this.#pieceOf[seat]).version++;
      }
    }
  }

  /**
   * Fills what a box of the plan holds.
   *
   * @param near whether corners are seen
   * @param colors of a look and a category
   * @returns whether something was drawn as it was before, and another frame is wanted
   */
  draw(g, [left, top], [right, bottom], near, colors) {
    const margin = this.#plan.pitch;
    const [from, to] = [this.#column(left - margin), this.#column(right + margin)];
    const last = this.#line(bottom + margin);
    let shaped = 0;
    let late = false;
    for (let line = this.#line(top - margin); line <= last; line++) {
      for (let column = from; column <= to; column++) {
        const piece = this.#pieces.get(line * this.#columns + column);
        if (piece === undefined) {
          continue;
        }
        let shapes = near ? piece.near : piece.far;
        if (shapes?.version !== piece.version) {
          const before = shapes ?? piece.far ?? piece.near;
          if (before === null || shaped < SEATS_A_FRAME_MAX) {
            shaped += piece.seats.length;
            shapes = this.#shape(piece, near);
            piece[near ? 'near' : 'far'] = shapes;
          } else {
            shapes = before;
            late = true;
          }
        }
        for (const { look, category, path } of shapes.paths) {
          g.fillStyle = colors.of(look, category);
          g.fill(path);
        }
      }
    }
    return late;
  }

  #shape(piece, near) {
    const paths = new Map();
    for (const seat of piece.seats) {
      const look = this.#looks[seat];
      const category = look === FREE ? this.#plan.category[seat] : 0;
      const key = look + LOOK * category;
      let shape = paths.get(key);
      if (shape === undefined) {
        shape = { look, category, path: new Path2D() };
        paths.set(key, shape);
      }
      addSeat(shape, this.#plan.x[seat], this.#plan.y[seat], this.size, near);
    }
    return { version: piece.version, paths: [...paths.values()] };
  }
}

function within(at, count) {
  return Math.min(count - 1, Math.max(0, Math.floor(at)));
}

/**
 * A diamond is being bought, a small square is gone, a dot was never for sale, the fan's is a large square; for a host, a bar
 * is blocked and a triangle given away. From near, what is free has one of four shapes by its category, as the legend beside
 * the map has it.
 */
function addSeat({ look, category, path }, x, y, size, near) {
  if (look === HELD) {
    polygon(path, x, y, size * 0.44, DIAMOND);
    return;
  }
  if (look === BLOCKED) {
    path.rect(x - size * 0.5, y - size * 0.16, size, size * 0.32);
    return;
  }
  if (look === GIVEN) {
    polygon(path, x, y, size * 0.46, TRIANGLE);
    return;
  }
  const half = (size / 2) * (look === FREE ? 1 : look === MINE ? 1.2 : look === SOLD ? 0.5 : 0.3);
  const shape = look === FREE ? category % CATEGORY_SHAPES : 0;
  if (!near || look === SOLD) {
    path.rect(x - half, y - half, 2 * half, 2 * half);
  } else if (look !== FREE && look !== MINE) {
    circle(path, x, y, half);
  } else if (shape === 1) {
    circle(path, x, y, half * 1.05);
  } else if (shape === 2) {
    path.roundRect(x - half, y - half, 2 * half, 2 * half, [half, half, 0, 0]);
  } else if (shape === 3) {
    polygon(path, x, y, half, OCTAGON);
  } else {
    path.roundRect(x - half, y - half, 2 * half, 2 * half, half * 0.5);
  }
}

function circle(path, x, y, radius) {
  path.moveTo(x + radius, y);
  path.arc(x, y, radius, 0, 2 * Math.PI);
}

function polygon(path, x, y, half, corners) {
  path.moveTo(x + corners[0] * half, y + corners[1] * half);
  for (let at = 2; at < corners.length; at += 2) {
    path.lineTo(x + corners[at] * half, y + corners[at + 1] * half);
  }
  path.closePath();
}
