// The drawing of a plan: sections from afar, seats from near. Draws only when something has changed.
import { FREE } from './plan.js';
import { SeatColors } from './seat-colors.js';
import { MINE, SeatShapes } from './seat-shapes.js';
import { SeatView } from './seat-view.js';
import { SectionNames } from './section-names.js';

/** Seats narrower than this many pixels are not drawn: a phone shows sections first. */
const SEAT_MIN_PX = 2.6;
const SEAT_NUMBER_MIN_PX = 20;
/** From this width a seat can be picked; before, a click goes nearer. */
const SEAT_PICK_MIN_PX = 8;
const ZOOM_STEP = 1.6;
const SEAT_MAX_PX = 44;
/** From this width round corners and marks are seen. */
const SEAT_ROUND_MIN_PX = 9;
/** How far an arrow key goes: that many pixels from afar; from near a seat, or some with the shift key. */
const KEY_PX = 60;
const KEY_SEATS = 6;
const DRAG_PX = 6;
const REACH_PX = 18;

export class SeatCanvas {
  #canvas;
  #plan;
  #states;
  #picked;
  #own;
  #standing;
  #left;
  #offer;
  #pick;
  #step;
  #view;
  #shapes;
  #names;
  #due = false;
  #colors;
  #pointers = new Map();
  #moved = false;
  /** The seat under the mouse, or that was touched last; or -1. */
  #pointed = -1;
  /** Where the mouse is, or null. */
  #mouse = null;
  /** Whether keys steer: then the seat in the middle is what they would pick. */
  #keyed = false;
  #look;

  /**
   * @param states of the seats, shared with whoever changes them
   * @param picked set of the seats that the fan has picked, shared likewise
   * @param own set of the seats that are the fan's already, shared likewise
   * @param standing what is left of areas and picked of them, shared likewise
   * @param left what is left of sections, shared likewise
   * @param offer the seats that are offered for others, shared likewise
   * @param pick called with a seat that was clicked or chosen by a key, and whether it was a key
   * @param step called with an area that was clicked
   * @param look called with the seat or the section that is looked at: under the mouse, in the middle for whoever steers by
   *     keys, or touched last; where there is none, with -1 and null
   */
  constructor(canvas, plan, states, { picked, own, standing, left, offer }, { pick, step, look }) {
    this.#canvas = canvas;
    this.#plan = plan;
    this.#view = new SeatView(canvas, plan, SEAT_MAX_PX);
    this.#states = states;
    this.#picked = picked;
    this.#own = own;
    this.#standing = standing;
    this.#left = left;
    this.#offer = offer;
    this.#shapes = new SeatShapes(plan, states, { picked, own });
    this.#names = new SectionNames(left);
    this.#pick = pick;
    this.#step = step;
    this.#look = look;
    this.#colors = new SeatColors(plan.categories, () => this.#redraw());
    new ResizeObserver(() => this.#resize()).observe(canvas);
    this.#listen();
  }

  /** Something has changed of the seats. */
  refresh() {
    this.#shapes.changed();
    this.#redraw();
  }

  #redraw() {
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
    this.#redraw();
  }

  /** Shows one section, near enough for its seats to be picked. */
  showSection(section) {
    this.#view.show(section.box, 0.86, (REACH_PX * 0.9) / this.#plan.pitch);
    this.#redraw();
  }

  /** Goes to where some seats are, unless all of them are seen. */
  reveal(seats) {
    const { width, height } = this.#view;
    if (!seats.every((seat) => this.#isInView(seat))) {
      const middle = seats[seats.length >> 1];
      const [x, y] = this.#view.toScreen(this.#plan.x[middle], this.#plan.y[middle]);
      this.#pan(width / 2 - x, height / 2 - y);
    }
  }

  #zoom(factor, atX, atY) {
    this.#view.zoom(factor, atX, atY);
    this.#redraw();
  }

  #pan(dx, dy) {
    this.#view.pan(dx, dy);
    this.#redraw();
  }

  #resize() {
    const ratio = window.devicePixelRatio || 1;
    this.#view.resized();
    this.#canvas.width = Math.round(this.#view.width * ratio);
    this.#canvas.height = Math.round(this.#view.height * ratio);
    this.#redraw();
  }

  #draw() {
    const ratio = window.devicePixelRatio || 1;
    const g = this.#canvas.getContext('2d');
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, this.#view.width, this.#view.height);
    g.setTransform(ratio * this.#view.scale, 0, 0, ratio * this.#view.scale, ratio * this.#view.x, ratio * this.#view.y);
    this.#drawAreas(g);
    const far = this.#pixels() < SEAT_MIN_PX;
    this.#drawStanding(g);
    if (far) {
      this.#drawSections(g);
    } else {
      this.#drawSeats(g);
    }
    this.#drawOffer(g);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#drawNames(g);
    this.#lookAround();
  }

  /** How wide a seat is on the screen, with what is between it and the next. */
  #pixels() {
    return this.#plan.pitch * this.#view.scale;
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
  #drawStanding(g) {
    for (const area of this.#plan.standing) {
      this.#drawSection(g, area, area.places);
      if (this.#standing.of(area) > 0) {
        g.strokeStyle = this.#colors.mine;
        g.lineWidth = 4 / this.#view.scale;
        g.stroke();
      }
    }
  }

  #drawSection(g, section, size) {
    const free = this.#left.of(section);
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

  #drawSections(g) {
    for (const section of this.#plan.sections) {
      if (section.places === undefined) {
        this.#drawSection(g, section, section.seats.length);
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

  #drawSeats(g) {
    const pixels = this.#pixels();
    const near = pixels >= SEAT_ROUND_MIN_PX;
    if (this.#shapes.draw(g, ...this.#inView(), near, this.#colors)) {
      this.#redraw();
    }
    if (near) {
      this.#drawMarks(g);
    }
    if (pixels >= SEAT_NUMBER_MIN_PX) {
      this.#drawNumbers(g);
    }
  }

  /** The corners of what is seen of the plan. */
  #inView() {
    return [this.#view.toPlan(0, 0), this.#view.toPlan(this.#view.width, this.#view.height)];
  }

  #isInView(seat) {
    const [x, y] = this.#view.toScreen(this.#plan.x[seat], this.#plan.y[seat]);
    return x >= 0 && y >= 0 && x <= this.#view.width && y <= this.#view.height;
  }

  /** Around what is picked, and around the seat that a click or a key would pick. */
  #drawMarks(g) {
    const size = this.#shapes.size;
    const marks = [...this.#picked];
    if (this.#mouse !== null && this.#pointed >= 0 && this.#states[this.#pointed] === FREE) {
      marks.push(this.#pointed);
    }
    g.lineWidth = Math.max(size * 0.12, 1.5 / this.#view.scale);
    g.strokeStyle = this.#colors.ink;
    for (const seat of marks) {
      g.strokeRect(this.#plan.x[seat] - size / 2, this.#plan.y[seat] - size / 2, size, size);
    }
    if (this.#keyed) {
      const seat = this.#middle();
      if (seat >= 0) {
        this.#ring(g, seat, size * 0.95, []);
      }
    }
  }

  /** From near and far, but never smaller than can be seen. */
  #drawOffer(g) {
    for (const seat of this.#offer.seats) {
      const least = 7 / this.#view.scale;
      const dash = 4 / this.#view.scale;
      this.#ring(g, seat, Math.max(this.#shapes.size * 0.8, least), [dash, dash * 0.6]);
    }
  }

  #ring(g, seat, radius, dash) {
    g.beginPath();
    g.arc(this.#plan.x[seat], this.#plan.y[seat], radius, 0, 2 * Math.PI);
    g.lineWidth = 4 / this.#view.scale;
    g.strokeStyle = this.#colors.card;
    g.stroke();
    g.setLineDash(dash);
    g.lineWidth = 2 / this.#view.scale;
    g.strokeStyle = this.#colors.ink;
    g.stroke();
    g.setLineDash([]);
  }

  #drawNumbers(g) {
    const [[left, top], [right, bottom]] = this.#inView();
    g.font = `600 ${this.#shapes.size * 0.46}px ${this.#colors.font}`;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    this.#plan.within(left, top, right, bottom, (seat) => {
      const look = this.#shapes.look(seat);
      if (look === FREE || look === MINE) {
        g.fillStyle = this.#colors.on(look, this.#plan.category[seat]);
        g.fillText(this.#plan.short[seat], this.#plan.x[seat], this.#plan.y[seat]);
      }
    });
  }

  /** Names of sections; of those with seats as long as these are too small to tell where one is. */
  #drawNames(g) {
    const seatsTell = this.#pixels() >= SEAT_PICK_MIN_PX;
    if (this.#names.draw(g, this.#view, this.#colors, seatsTell ? this.#plan.standing : this.#plan.sections)) {
      this.#redraw();
    }
  }

  #listen() {
    const canvas = this.#canvas;
    canvas.addEventListener('pointerdown', (e) => {
      canvas.setPointerCapture(e.pointerId);
      this.#steer(false);
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
        this.#point(this.#pixels() >= SEAT_PICK_MIN_PX ? this.#seatAt(e.offsetX, e.offsetY) : -1);
        this.#choose(e.offsetX, e.offsetY, false);
      }
    });
    canvas.addEventListener('pointercancel', (e) => this.#pointers.delete(e.pointerId));
    canvas.addEventListener('pointerleave', (e) => {
      // A finger that is lifted leaves as well: what it touched is still what it was about.
      if (e.pointerType === 'mouse') {
        this.#mouse = null;
        this.#point(-1);
      }
    });
    canvas.addEventListener(
      'wheel',
      (e) => {
        e.preventDefault();
        this.#zoom(Math.exp(-e.deltaY * (e.ctrlKey ? 0.01 : 0.0015)), e.offsetX, e.offsetY);
      },
      { passive: false },
    );
    canvas.addEventListener('keydown', (e) => this.#key(e));
    canvas.addEventListener('focus', () => this.#steer(canvas.matches(':focus-visible')));
    canvas.addEventListener('blur', () => this.#steer(false));
  }

  #steer(byKeys) {
    this.#keyed = byKeys;
    this.#redraw();
  }

  #key(e) {
    const seats = this.#pixels() >= SEAT_PICK_MIN_PX;
    const step = seats ? this.#pixels() * (e.shiftKey ? KEY_SEATS : 1) : KEY_PX;
    const moves = {
      ArrowLeft: () => this.#pan(step, 0),
      ArrowRight: () => this.#pan(-step, 0),
      ArrowUp: () => this.#pan(0, step),
      ArrowDown: () => this.#pan(0, -step),
      '+': () => this.zoomIn(),
      '=': () => this.zoomIn(),
      '-': () => this.zoomOut(),
      0: () => this.fit(),
      Enter: () => this.#choose(...this.#view.middle(), true),
      ' ': () => this.#choose(...this.#view.middle(), true),
    };
    if (moves[e.key] && !e.ctrlKey && !e.metaKey) {
      e.preventDefault();
      this.#steer(true);
      moves[e.key]();
    }
  }

  #move(e) {
    const pointer = this.#pointers.get(e.pointerId);
    this.#mouse = e.pointerType === 'mouse' ? [e.offsetX, e.offsetY] : null;
    if (pointer === undefined) {
      if (e.pointerType === 'mouse') {
        this.#point(this.#seatAt(e.offsetX, e.offsetY));
      }
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

  #point(seat) {
    if (seat !== this.#pointed) {
      this.#pointed = seat;
      this.#redraw();
    }
    this.#lookAround();
  }

  /** Of nothing that nobody points at: a seat in the middle that a finger did not touch is not what it is about. */
  #lookAround() {
    if (this.#pixels() >= SEAT_PICK_MIN_PX) {
      const pointed = this.#pointed >= 0 && this.#isInView(this.#pointed) ? this.#pointed : -1;
      this.#look(pointed < 0 && this.#keyed ? this.#middle() : pointed, null);
      return;
    }
    const at = this.#mouse ?? (this.#keyed ? this.#view.middle() : null);
    this.#look(-1, at === null ? null : this.#sectionAt(...at));
  }

  #sectionAt(x, y) {
    return this.#plan.sectionAt(...this.#view.toPlan(x, y));
  }

  /** What is in the middle of the view, once seats can be told apart. */
  #middle() {
    if (this.#pixels() < SEAT_PICK_MIN_PX) {
      return -1;
    }
    return this.#plan.nearest(...this.#view.toPlan(...this.#view.middle()), this.#plan.pitch * 4);
  }

  #seatAt(x, y) {
    if (this.#pixels() < SEAT_MIN_PX) {
      return -1;
    }
    const reach = Math.max(this.#plan.pitch * 0.6, Math.min(this.#plan.pitch, REACH_PX / this.#view.scale));
    return this.#plan.nearest(...this.#view.toPlan(x, y), reach);
  }

  /** From afar this goes nearer; only seats that can be told apart by a finger are picked. */
  #choose(x, y, byKey) {
    if (this.#pixels() >= SEAT_PICK_MIN_PX) {
      const seat = byKey ? this.#middle() : this.#seatAt(x, y);
      if (seat >= 0) {
        this.#pick(seat, byKey);
        return;
      }
    }
    const section = this.#sectionAt(x, y);
    if (section !== null && section.places !== undefined) {
      this.#step(section);
    } else if (section !== null && this.#pixels() < SEAT_PICK_MIN_PX) {
      this.showSection(section);
    } else if (byKey && section === null) {
      this.zoomIn();
    }
  }
}
