// The drawing of a plan: sections from afar, seats from near. Draws only when something has changed.
import { FREE, HELD, NOT_FOR_SALE } from './plan.js';
import { SeatView } from './seat-view.js';
import { drawNames } from './section-names.js';

/** Seats narrower than this many pixels are not drawn: a phone shows sections first. */
const SEAT_MIN_PX = 2.6;
const SEAT_NUMBER_MIN_PX = 20;
/** From this width a seat can be picked; before, a click goes nearer. */
const SEAT_PICK_MIN_PX = 8;
const ZOOM_STEP = 1.6;
const SEAT_MAX_PX = 44;
const DRAG_PX = 6;
const REACH_PX = 18;

export class SeatCanvas {
  #canvas;
  #plan;
  #states;
  #picked;
  #own;
  #standing;
  #pick;
  #step;
  #view;
  #due = false;
  #colors;
  #pointers = new Map();
  #moved = false;
  #hover = -1;
  #look;

  /**
   * @param states of the seats, shared with whoever changes them
   * @param picked set of the seats that the fan has picked, shared likewise
   * @param own set of the seats that are the fan's already, shared likewise
   * @param standing what is left of areas and picked of them, shared likewise
   * @param pick called with a seat that was clicked
   * @param step called with an area that was clicked
   * @param look called with the seat that is looked at, under the mouse or else in the middle, or -1 from afar
   */
  constructor(canvas, plan, states, { picked, own, standing }, { pick, step, look }) {
    this.#canvas = canvas;
    this.#plan = plan;
    this.#view = new SeatView(canvas, plan, SEAT_MAX_PX);
    this.#states = states;
    this.#picked = picked;
    this.#own = own;
    this.#standing = standing;
    this.#pick = pick;
    this.#step = step;
    this.#look = look;
    this.#readColors();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#readColors());
    new ResizeObserver(() => this.#resize()).observe(canvas);
    this.#listen();
  }

  /** Something has changed. */
  redraw() {
    if (!this.#due) {
      this.#due = true;
      requestAnimationFrame(() => {
        this.#due = false;
        this.#draw();
      });
    }
  }

  zoomIn() {
    this.#zoom(ZOOM_STEP, ...this.#view.middle());
  }

  zoomOut() {
    this.#zoom(1 / ZOOM_STEP, ...this.#view.middle());
  }

  /** Shows everything. */
  fit() {
    this.#view.fit();
    this.redraw();
  }

  /** Shows one section, near enough for its seats to be picked. */
  showSection(section) {
    this.#view.show(section.box, 0.86, (REACH_PX * 0.9) / this.#plan.pitch);
    this.redraw();
  }

  #zoom(factor, atX, atY) {
    this.#view.zoom(factor, atX, atY);
    this.redraw();
  }

  #pan(dx, dy) {
    this.#view.pan(dx, dy);
    this.redraw();
  }

  #resize() {
    const ratio = window.devicePixelRatio || 1;
    this.#canvas.width = Math.round(this.#canvas.clientWidth * ratio);
    this.#canvas.height = Math.round(this.#canvas.clientHeight * ratio);
    this.#view.resized();
    this.redraw();
  }

  #readColors() {
    const style = getComputedStyle(document.documentElement);
    const color = (name) => style.getPropertyValue(name).trim();
    this.#colors = {
      ink: color('--ink'),
      muted: color('--muted'),
      card: color('--card'),
      line: color('--line'),
      sunken: color('--sunken'),
      held: color('--seat-held'),
      sold: color('--seat-sold'),
      none: color('--seat-none'),
      mine: color('--seat-mine'),
      font: color('--font'),
    };
    this.redraw();
  }

  #draw() {
    const ratio = window.devicePixelRatio || 1;
    const g = this.#canvas.getContext('2d');
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, this.#canvas.clientWidth, this.#canvas.clientHeight);
    g.setTransform(ratio * this.#view.scale, 0, 0, ratio * this.#view.scale, ratio * this.#view.x, ratio * this.#view.y);
    this.#drawAreas(g);
    const far = this.#plan.pitch * this.#view.scale < SEAT_MIN_PX;
    // Counted once a drawing, and only where it is shown: it looks at every seat.
    const shown = far ? this.#plan.sections : this.#plan.standing;
    const free = new Map(shown.map((section) => [section, this.#free(section)]));
    this.#drawStanding(g, free);
    if (far) {
      this.#drawSections(g, free);
    } else {
      this.#drawSeats(g);
    }
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#drawNames(g, free);
    this.#look(this.#hover >= 0 ? this.#hover : this.#middle());
  }

  #drawAreas(g) {
    for (const area of this.#plan.areas) {
      g.save();
      g.translate(area.x, area.y);
      g.rotate((area.rotation * Math.PI) / 180);
      g.beginPath();
      if (area.shape === 'rectangle') {
        g.rect(0, 0, area.width, area.height);
      } else if (area.shape === 'circle') {
        g.arc(0, 0, area.radius, 0, 2 * Math.PI);
      } else if (area.shape === 'ellipse') {
        g.ellipse(0, 0, area.radiusX, area.radiusY, 0, 0, 2 * Math.PI);
      } else if (area.shape === 'polygon') {
        area.points.forEach(([x, y], i) => (i === 0 ? g.moveTo(x, y) : g.lineTo(x, y)));
        g.closePath();
      }
      if (area.shape !== 'text') {
        g.globalAlpha = 0.85;
        g.fillStyle = area.color || this.#colors.sunken;
        g.fill();
        g.strokeStyle = area.borderColor || this.#colors.line;
        g.lineWidth = 1 / this.#view.scale;
        g.stroke();
        g.globalAlpha = 1;
      }
      if (area.text) {
        g.fillStyle = area.text.color || this.#colors.ink;
        g.font = `${area.text.size || 16}px ${this.#colors.font}`;
        g.textAlign = 'center';
        g.textBaseline = 'middle';
        g.fillText(area.text.text, area.text.x, area.text.y);
      }
      g.restore();
    }
  }

  /** Areas of general admission look the same from near and far. */
  #drawStanding(g, freeIn) {
    for (const area of this.#plan.standing) {
      this.#drawSection(g, area, freeIn.get(area), area.places);
      if (this.#standing.of(area) > 0) {
        g.strokeStyle = this.#colors.mine;
        g.lineWidth = 4 / this.#view.scale;
        g.stroke();
      }
    }
  }

  #drawSection(g, section, free, size) {
    g.beginPath();
    section.outline.forEach(([x, y], i) => (i === 0 ? g.moveTo(x, y) : g.lineTo(x, y)));
    g.closePath();
    g.fillStyle = free === 0 ? this.#colors.sold : this.#plan.categories[section.category].color;
    // The fuller, the paler; never so pale that it seems to be gone.
    g.globalAlpha = free === 0 ? 0.5 : 0.35 + (0.55 * free) / size;
    g.fill();
    g.globalAlpha = 1;
    g.strokeStyle = this.#colors.card;
    g.lineWidth = 1 / this.#view.scale;
    g.stroke();
  }

  #drawSections(g, freeIn) {
    for (const section of this.#plan.sections) {
      if (section.places === undefined) {
        this.#drawSection(g, section, freeIn.get(section), section.seats.length);
      }
    }
    // Picked seats are seen from afar as well.
    g.fillStyle = this.#colors.mine;
    for (const seat of [...this.#picked, ...this.#own]) {
      g.beginPath();
      g.arc(this.#plan.x[seat], this.#plan.y[seat], 4 / this.#view.scale, 0, 2 * Math.PI);
      g.fill();
    }
  }

  #free(section) {
    if (section.places !== undefined) {
      return this.#standing.left(section);
    }
    let free = 0;
    for (const seat of section.seats) {
      if (this.#states[seat] === FREE) {
        free++;
      }
    }
    return free;
  }

  #drawSeats(g) {
    const plan = this.#plan;
    const size = plan.pitch * 0.78;
    const pixels = plan.pitch * this.#view.scale;
    const groups = new Map();
    plan.within(
      ...this.#view.toPlan(0, 0),
      ...this.#view.toPlan(this.#canvas.clientWidth, this.#canvas.clientHeight),
      (seat) => {
        const color = this.#color(seat);
        const group = groups.get(color);
        if (group === undefined) {
          groups.set(color, [seat]);
        } else {
          group.push(seat);
        }
      },
    );
    const round = pixels >= 9;
    for (const [color, seats] of groups) {
      g.fillStyle = color;
      for (const seat of seats) {
        // What is gone is smaller too: colour alone does not say it.
        const s = this.#states[seat] === FREE || this.#mine(seat) ? size : size * 0.6;
        if (round) {
          g.beginPath();
          g.roundRect(plan.x[seat] - s / 2, plan.y[seat] - s / 2, s, s, s * 0.3);
          g.fill();
        } else {
          g.fillRect(plan.x[seat] - s / 2, plan.y[seat] - s / 2, s, s);
        }
      }
    }
    this.#drawMarks(g, size);
    if (pixels >= SEAT_NUMBER_MIN_PX) {
      this.#drawNumbers(g, groups, size);
    }
  }

  #mine(seat) {
    return this.#picked.has(seat) || this.#own.has(seat);
  }

  #color(seat) {
    if (this.#mine(seat)) {
      return this.#colors.mine;
    }
    const state = this.#states[seat];
    if (state === FREE) {
      return this.#plan.categories[this.#plan.category[seat]].color;
    }
    if (state === NOT_FOR_SALE) {
      return this.#colors.none;
    }
    return state === HELD ? this.#colors.held : this.#colors.sold;
  }

  #drawMarks(g, size) {
    const marks = [...this.#picked];
    if (this.#hover >= 0 && this.#states[this.#hover] === FREE) {
      marks.push(this.#hover);
    }
    g.lineWidth = Math.max(size * 0.12, 1.5 / this.#view.scale);
    for (const seat of marks) {
      g.strokeStyle = this.#colors.ink;
      g.strokeRect(this.#plan.x[seat] - size / 2, this.#plan.y[seat] - size / 2, size, size);
    }
  }

  #drawNumbers(g, groups, size) {
    g.font = `600 ${size * 0.46}px ${this.#colors.font}`;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    for (const seats of groups.values()) {
      for (const seat of seats) {
        const free = this.#states[seat] === FREE || this.#mine(seat);
        if (free) {
          g.fillStyle = this.#mine(seat) ? this.#colors.card : inkOn(this.#color(seat));
          g.fillText(this.#plan.short[seat], this.#plan.x[seat], this.#plan.y[seat]);
        }
      }
    }
  }

  /** Names of sections; of those with seats as long as these are too small to tell where one is. */
  #drawNames(g, freeIn) {
    const seatsTell = this.#plan.pitch * this.#view.scale >= SEAT_PICK_MIN_PX;
    drawNames(g, this.#view, this.#colors, seatsTell ? this.#plan.standing : this.#plan.sections, freeIn);
  }

  #listen() {
    const canvas = this.#canvas;
    canvas.addEventListener('pointerdown', (e) => {
      canvas.setPointerCapture(e.pointerId);
      this.#pointers.set(e.pointerId, { x: e.offsetX, y: e.offsetY, fromX: e.offsetX, fromY: e.offsetY });
      if (this.#pointers.size === 1) {
        this.#moved = false;
      }
    });
    canvas.addEventListener('pointermove', (e) => this.#move(e));
    canvas.addEventListener('pointerup', (e) => {
      const pointer = this.#pointers.get(e.pointerId);
      this.#pointers.delete(e.pointerId);
      if (pointer && !this.#moved && this.#pointers.size === 0) {
        this.#click(e.offsetX, e.offsetY);
      }
    });
    canvas.addEventListener('pointercancel', (e) => this.#pointers.delete(e.pointerId));
    canvas.addEventListener('pointerleave', () => this.#hoverOver(-1));
    canvas.addEventListener(
      'wheel',
      (e) => {
        e.preventDefault();
        this.#zoom(Math.exp(-e.deltaY * (e.ctrlKey ? 0.01 : 0.0015)), e.offsetX, e.offsetY);
      },
      { passive: false },
    );
    canvas.addEventListener('keydown', (e) => this.#key(e));
  }

  #key(e) {
    const step = 60;
    const moves = {
      ArrowLeft: () => this.#pan(step, 0),
      ArrowRight: () => this.#pan(-step, 0),
      ArrowUp: () => this.#pan(0, step),
      ArrowDown: () => this.#pan(0, -step),
      '+': () => this.zoomIn(),
      '=': () => this.zoomIn(),
      '-': () => this.zoomOut(),
      0: () => this.fit(),
    };
    if (moves[e.key] && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      moves[e.key]();
    }
  }

  #move(e) {
    const pointer = this.#pointers.get(e.pointerId);
    if (pointer === undefined) {
      this.#hoverOver(e.pointerType === 'mouse' ? this.#seatAt(e.offsetX, e.offsetY) : -1);
      return;
    }
    const before = { ...pointer };
    pointer.x = e.offsetX;
    pointer.y = e.offsetY;
    if (Math.hypot(pointer.x - pointer.fromX, pointer.y - pointer.fromY) > DRAG_PX || this.#pointers.size > 1) {
      this.#moved = true;
    }
    if (this.#pointers.size === 1 && this.#moved) {
      this.#pan(pointer.x - before.x, pointer.y - before.y);
    } else if (this.#pointers.size === 2) {
      const other = [...this.#pointers.values()].find((p) => p !== pointer);
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(pointer.x - other.x, pointer.y - other.y);
      this.#pan((pointer.x - before.x) / 2, (pointer.y - before.y) / 2);
      if (was > 0) {
        this.#zoom(is / was, (pointer.x + other.x) / 2, (pointer.y + other.y) / 2);
      }
    }
  }

  #hoverOver(seat) {
    const on = seat >= 0 && this.#states[seat] === FREE ? seat : -1;
    if (on !== this.#hover) {
      this.#hover = on;
      this.redraw();
    }
    this.#look(seat >= 0 ? seat : this.#middle());
  }

  /** What is in the middle of the view, once seats can be told apart. */
  #middle() {
    if (this.#plan.pitch * this.#view.scale < SEAT_PICK_MIN_PX) {
      return -1;
    }
    return this.#plan.nearest(...this.#view.toPlan(...this.#view.middle()), this.#plan.pitch * 4);
  }

  #seatAt(x, y) {
    if (this.#plan.pitch * this.#view.scale < SEAT_MIN_PX) {
      return -1;
    }
    const reach = Math.max(this.#plan.pitch * 0.6, Math.min(this.#plan.pitch, REACH_PX / this.#view.scale));
    return this.#plan.nearest(...this.#view.toPlan(x, y), reach);
  }

  /** From afar a click goes nearer; only seats that can be told apart by a finger are picked. */
  #click(x, y) {
    if (this.#plan.pitch * this.#view.scale >= SEAT_PICK_MIN_PX) {
      const seat = this.#seatAt(x, y);
      if (seat >= 0) {
        this.#pick(seat);
        return;
      }
    }
    const section = this.#plan.sectionAt(...this.#view.toPlan(x, y));
    if (section !== null && section.places !== undefined) {
      this.#step(section);
    } else if (section !== null && this.#plan.pitch * this.#view.scale < SEAT_PICK_MIN_PX) {
      this.showSection(section);
    }
  }
}

/** Black or white, whichever reads better on a colour like #rrggbb. */
function inkOn(color) {
  const hex = /^#([\da-f]{6})$/i.exec(color)?.[1];
  if (hex === undefined) {
    return '#fff';
  }
  const [r, g, b] = [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b > 150 ? '#111' : '#fff';
}
