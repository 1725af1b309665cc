// A seating plan, unpacked into columns that 25,000 seats fit into, and where things are on it.

const CELL_SEATS = 6;

export const FREE = 0;
export const HELD = 1;
export const SOLD = 2;
export const NOT_FOR_SALE = 3;

export class Plan {
  /** @param map the document of /performances/{id}/seat-map */
  constructor(map) {
    const n = map.sections.reduce((sum, section) => sum + section.seats, 0);
    this.count = n;
    this.categories = map.categories;
    this.areas = map.areas ?? [];
    this.x = new Float32Array(n);
    this.y = new Float32Array(n);
    this.section = new Uint16Array(n);
    this.category = new Uint8Array(n);
    this.short = new Array(n);
    this.label = new Array(n);
    this.row = new Array(n);
    this.sections = map.sections.map((section, index) => this.#section(section, index));
    /** Sections of general admission: a count, no seats. */
    this.standing = this.sections.filter((section) => section.places !== undefined);
    this.pitch = this.#pitch();
    this.bounds = this.#bounds(map.size);
    this.#index();
    for (const section of this.sections) {
      this.#outline(section);
    }
  }

  #section(section, index) {
    const rows = section.rows.map((row) => {
      const seats = [];
      row.label.forEach((short, i) => {
        const seat = row.seat + i;
        this.x[seat] = row.x[i];
        this.y[seat] = row.y[i];
        this.section[seat] = index;
        this.category[seat] = Array.isArray(row.category) ? row.category[i] : row.category;
        this.short[seat] = /\d+/.exec(short)?.[0] ?? short;
        this.label[seat] = row.prefix + short;
        this.row[seat] = row.prefix;
        seats.push(seat);
      });
      return { name: row.row, seats };
    });
    const seats = rows.flatMap((row) => row.seats);
    if (section.places !== undefined) {
      return { index, name: section.name, rows, seats, category: section.category, places: section.places };
    }
    return { index, name: section.name, rows, seats, category: this.#mostly(seats) };
  }

  #mostly(seats) {
    const tally = new Map();
    for (const seat of seats) {
      tally.set(this.category[seat], (tally.get(this.category[seat]) ?? 0) + 1);
    }
    return [...tally].sort((a, b) => b[1] - a[1])[0][0];
  }

  /** How far neighbours in a row usually are from each other. */
  #pitch() {
    const gaps = [];
    for (const section of this.sections) {
      for (const { seats } of section.rows) {
        for (let i = 1; i < seats.length; i++) {
          const gap = Math.hypot(this.x[seats[i]] - this.x[seats[i - 1]], this.y[seats[i]] - this.y[seats[i - 1]]);
          if (gap > 0) {
            gaps.push(gap);
          }
        }
      }
    }
    gaps.sort((a, b) => a - b);
    return gaps[gaps.length >> 1] ?? 20;
  }

  #bounds(size) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < this.count; i++) {
      left = Math.min(left, this.x[i]);
      right = Math.max(right, this.x[i]);
      top = Math.min(top, this.y[i]);
      bottom = Math.max(bottom, this.y[i]);
    }
    if (this.count === 0 || (this.areas.length > 0 && size.width > 0)) {
      // A stage or a field is drawn where there are no seats.
      [left, top] = [Math.min(left, 0), Math.min(top, 0)];
      [right, bottom] = [Math.max(right, size.width), Math.max(bottom, size.height)];
    }
    const margin = this.pitch * 2;
    return { left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin };
  }

  /** Sorts the seats into the cells of a grid, so that what is under a finger or in view is found without a search. */
  #index() {
    const { left, top, right, bottom } = this.bounds;
    this.cell = this.pitch * CELL_SEATS;
    this.columns = Math.max(1, Math.ceil((right - left) / this.cell));
    this.lines = Math.max(1, Math.ceil((bottom - top) / this.cell));
    const cellOf = (seat) =>
      Math.floor((this.y[seat] - top) / this.cell) * this.columns + Math.floor((this.x[seat] - left) / this.cell);
    this.starts = new Uint32Array(this.columns * this.lines + 1);
    for (let seat = 0; seat < this.count; seat++) {
      this.starts[cellOf(seat) + 1]++;
    }
    for (let cell = 1; cell < this.starts.length; cell++) {
      this.starts[cell] += this.starts[cell - 1];
    }
    const next = this.starts.slice();
    this.sorted = new Uint32Array(this.count);
    for (let seat = 0; seat < this.count; seat++) {
      this.sorted[next[cellOf(seat)]++] = seat;
    }
  }

  /** Calls back with every seat of the cells that this rectangle touches. */
  within(left, top, right, bottom, callback) {
    const at = (value, origin, most) => Math.min(most - 1, Math.max(0, Math.floor((value - origin) / this.cell)));
    const from = at(left, this.bounds.left, this.columns);
    const to = at(right, this.bounds.left, this.columns);
    const last = at(bottom, this.bounds.top, this.lines);
    for (let line = at(top, this.bounds.top, this.lines); line <= last; line++) {
      const end = this.starts[line * this.columns + to + 1];
      for (let i = this.starts[line * this.columns + from]; i < end; i++) {
        callback(this.sorted[i]);
      }
    }
  }

  /** The seat nearest to a point and not farther than {@code reach}, or -1. */
  nearest(x, y, reach) {
    let best = -1;
    let closest = reach;
    this.within(x - reach, y - reach, x + reach, y + reach, (seat) => {
      const far = Math.hypot(this.x[seat] - x, this.y[seat] - y);
      if (far <= closest) {
        closest = far;
        best = seat;
      }
    });
    return best;
  }

  /** The section whose outline holds a point, or null. */
  sectionAt(x, y) {
    return this.sections.find((section) => inside(section.outline, x, y)) ?? null;
  }

  /** The names of some seats; what those of a row have in common is said once. */
  names(seats) {
    return [...seats]
      .sort((a, b) => a - b)
      .map((seat, i, all) => {
        const same = i > 0 && this.row[seat] === this.row[all[i - 1]];
        return same ? this.label[seat].slice(this.row[seat].length) : this.label[seat];
      })
      .join(', ');
  }

  /** The convex hull around a section's seats, a little wider than they are (Andrew's monotone chain). */
  #outline(section) {
    const points = [];
    const half = this.pitch * 0.6;
    if (section.places !== undefined) {
      this.areas
        .filter((area) => area.sectionId === section.index)
        .forEach((area) => points.push(...corners(area)));
    }
    for (const { seats } of section.rows) {
      for (const seat of seats.length > 2 ? [seats[0], seats[seats.length >> 1], seats.at(-1)] : seats) {
        for (const [dx, dy] of [[-half, -half], [half, -half], [half, half], [-half, half]]) {
          points.push([this.x[seat] + dx, this.y[seat] + dy]);
        }
      }
    }
    if (points.length === 0) {
      // Nobody has drawn where it is: it is in the list.
      section.outline = [];
      section.box = { left: 0, right: 0, top: 0, bottom: 0 };
      section.center = [0, 0];
      return;
    }
    points.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const half1 = chain(points);
    const half2 = chain(points.reverse());
    section.outline = half1.slice(0, -1).concat(half2.slice(0, -1));
    section.box = box(section.outline);
    if (section.places !== undefined) {
      const { left, right, top, bottom } = section.box;
      section.center = [(left + right) / 2, (top + bottom) / 2];
      return;
    }
    section.center = [
      section.seats.reduce((sum, seat) => sum + this.x[seat], 0) / section.seats.length,
      section.seats.reduce((sum, seat) => sum + this.y[seat], 0) / section.seats.length,
    ];
  }
}

/** Points around a drawn shape. */
function corners(area) {
  const round = (rx, ry) =>
    Array.from({ length: 32 }, (_, i) => [rx * Math.cos((i * Math.PI) / 16), ry * Math.sin((i * Math.PI) / 16)]);
  const points = {
    rectangle: () => [[0, 0], [area.width, 0], [area.width, area.height], [0, area.height]],
    circle: () => round(area.radius, area.radius),
    ellipse: () => round(area.radiusX, area.radiusY),
    polygon: () => area.points,
    text: () => [],
  }[area.shape]();
  const angle = (area.rotation * Math.PI) / 180;
  return points.map(([x, y]) => [
    area.x + x * Math.cos(angle) - y * Math.sin(angle),
    area.y + x * Math.sin(angle) + y * Math.cos(angle),
  ]);
}

function chain(points) {
  const hull = [];
  for (const p of points) {
    while (hull.length > 1 && turn(hull.at(-2), hull.at(-1), p) <= 0) {
      hull.pop();
    }
    hull.push(p);
  }
  return hull;
}

function turn(a, b, c) {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function box(points) {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

export function inside(outline, x, y) {
  let within = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [xi, yi] = outline[i];
    const [xj, yj] = outline[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) {
      within = !within;
    }
  }
  return within;
}

/** Unpacks two bits a seat, the lowest first. */
export function unpack(base64, count) {
  const bytes = atob(base64);
  const states = new Uint8Array(count);
  for (let seat = 0; seat < count; seat++) {
    states[seat] = (bytes.charCodeAt(seat >> 2) >> (2 * (seat & 3))) & 3;
  }
  return states;
}
