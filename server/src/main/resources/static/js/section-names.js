// What is written on the sections of a plan: their names, what is left in them, and from what price.
import { inside } from './plan.js';
import { number, t, won } from './text.js';

const NAME_PX = 12;
const LINE_PX = NAME_PX * 1.2;
/** Of the light around letters. */
const EDGE_PX = 3;
/** Writing takes long: so much of a frame. What is not written by then stays as it was until the next one. */
const WRITING_MS_MAX = 2;
const WIDTHS_MAX = 4_000;

export class SectionNames {
  #left;
  /** By section. */
  #notes = new Map();
  /** Words take long to be measured, and the same ones stand on many sections. */
  #widths = new Map();
  #drawn = { scale: 0, ratio: 0, ink: '', sections: null, counted: -1 };
  #seenAt = [0, 0, 0];
  #late = false;

  /** @param left what is left in sections, and from what price */
  constructor(left) {
    this.#left = left;
  }

  /**
   * Writes in pixels of the screen, whatever the view.
   *
   * @returns whether something is written as it was before, and another frame is wanted
   */
  draw(g, view, colors, sections) {
    // Nobody reads a count that flies by: while the view moves, what is left stays as it was written.
    const waits = this.#moves(view) && this.#left.counted !== this.#drawn.counted;
    const now = {
      scale: view.scale,
      ratio: window.devicePixelRatio || 1,
      ink: colors.ink,
      sections,
      counted: waits ? this.#drawn.counted : this.#left.counted,
    };
    if (now.ratio !== this.#drawn.ratio || now.ink !== this.#drawn.ink) {
      this.#notes.clear();
    }
    if (this.#late || Object.keys(now).some((part) => now[part] !== this.#drawn[part])) {
      this.#drawn = now;
      this.#late = this.#write(g, view.scale, colors, sections, waits);
    }
    const whole = (pixels) => Math.round(pixels * now.ratio) / now.ratio;
    for (const section of sections) {
      const { image } = this.#notes.get(section);
      if (image !== null) {
        const [x, y] = view.toScreen(...section.center);
        const [width, height] = [image.width / now.ratio, image.height / now.ratio];
        g.drawImage(image, whole(x - width / 2), whole(y - height / 2), width, height);
      }
    }
    return this.#late || waits;
  }

  /** Whether the view is another than when this was asked last. */
  #moves({ scale, x, y }) {
    const before = this.#seenAt;
    this.#seenAt = [scale, x, y];
    return this.#seenAt.some((each, i) => each !== before[i]);
  }

  /**
   * Writes what is to be read of sections.
   *
   * @param asItWas whether what is left is not looked at
   * @returns whether some are left for the next frame
   */
  #write(g, scale, colors, sections, asItWas) {
    g.font = fontOf(0, colors);
    const widthOf = (text) => this.#widthOf(g, text);
    const notes = sections.map((section) => this.#noteOn(section, asItWas));
    notes.forEach((note) => note.fit(scale, widthOf));
    const most = mostLines(notes.filter(({ section }) => section.places === undefined));
    const end = performance.now() + WRITING_MS_MAX;
    return notes
      .map((note) => note.show(note.section.places === undefined ? most : Infinity, colors, this.#drawn.ratio, end))
      .includes(false);
  }

  #noteOn(section, asItWas) {
    let note = this.#notes.get(section);
    if (note !== undefined && asItWas) {
      return note;
    }
    if (note === undefined) {
      note = new Note(section);
      this.#notes.set(section, note);
    }
    note.tell(this.#left.of(section), this.#left.from(section));
    return note;
  }

  #widthOf(g, text) {
    let width = this.#widths.get(text);
    if (width === undefined) {
      if (this.#widths.size >= WIDTHS_MAX) {
        this.#widths.clear();
      }
      width = g.measureText(text).width;
      this.#widths.set(text, width);
    }
    return width;
  }
}

/** What few sections of seats hold is told of none of them: it would seem that there is nothing in the others. */
function mostLines(notes) {
  const inMost = (count) => notes.filter(({ lines }) => lines.length >= count).length > notes.length / 2;
  return [1, 2, 3].filter(inMost).length;
}

/** What is written on a section: words, those of them that fit, and the image of these that is shown. */
class Note {
  section;
  /** What fits. */
  lines = [];
  /** Null where nothing is to be shown, or nothing yet. */
  image = null;
  #left = -1;
  #from = -1;
  #names;
  /** Below its name. */
  #words = [];
  #scale = 0;
  /** By its text, for those who go nearer and back. */
  #images = new Map();

  constructor(section) {
    this.section = section;
    this.#names = [section.name, section.name.split(' ').at(-1)];
  }

  /** What is left, and from what price. */
  tell(left, from) {
    if (left === this.#left && from === this.#from) {
      return;
    }
    this.#left = left;
    this.#from = from;
    this.#words = [number(left)];
    if (from !== null) {
      this.#words.push(t('seats.from', won(from)));
    }
    this.#scale = 0;
    // A name alone says nothing of what is left.
    for (const text of this.#images.keys()) {
      if (!this.#names.includes(text)) {
        this.#images.delete(text);
      }
    }
  }

  /** What fits into the section: its name, what is left and from what price; its number alone, or nothing. */
  fit(scale, widthOf) {
    if (scale === this.#scale) {
      return;
    }
    this.#scale = scale;
    const half = (text) => widthOf(text) / 2;
    const name = this.#names.find((text) => this.#holds(half(text), NAME_PX * 0.45));
    this.lines = name === undefined ? [] : [name, ...this.#words];
    while (this.lines.length > 1 && !this.#holds(Math.max(...this.lines.map(half)), (LINE_PX * (this.lines.length - 0.2)) / 2)) {
      this.lines.pop();
    }
  }

  /** Whether so much, in pixels to each side of its middle, is inside: a slanting section holds less than its box. */
  #holds(halfWidth, halfHeight) {
    const [x, y] = this.section.center;
    const [dx, dy] = [halfWidth / this.#scale, halfHeight / this.#scale];
    const { outline } = this.section;
    return inside(outline, x - dx, y - dy) && inside(outline, x + dx, y - dy) &&
      inside(outline, x + dx, y + dy) && inside(outline, x - dx, y + dy);
  }

  /**
   * Shows so many of the lines that fit.
   *
   * @param end when nothing more is to be written
   * @returns whether it shows what it should
   */
  show(most, colors, ratio, end) {
    const lines = this.lines.slice(0, most);
    if (lines.length === 0) {
      this.image = null;
      return true;
    }
    const text = lines.join('\n');
    if (!this.#images.has(text)) {
      if (performance.now() >= end) {
        return false;
      }
      this.#images.set(text, write(lines, this.section.places !== undefined, colors, ratio));
    }
    this.image = this.#images.get(text);
    return true;
  }
}

function fontOf(line, colors) {
  return line === 0 ? `600 ${NAME_PX}px ${colors.font}` : `${NAME_PX - 1}px ${colors.font}`;
}

/** Lines as an image. */
function write(lines, strong, colors, ratio) {
  const image = document.createElement('canvas');
  const g = image.getContext('2d');
  const widths = lines.map((line, i) => {
    g.font = fontOf(i, colors);
    return g.measureText(line).width;
  });
  image.width = Math.ceil((Math.max(...widths) + EDGE_PX * 2) * ratio);
  image.height = Math.ceil((lines.length * LINE_PX + EDGE_PX * 2) * ratio);
  const [width, height] = [image.width / ratio, image.height / ratio];
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.textAlign = 'center';
  g.textBaseline = 'middle';
  g.lineWidth = EDGE_PX;
  g.lineJoin = 'round';
  lines.forEach((line, i) => {
    const y = height / 2 + (i - (lines.length - 1) / 2) * LINE_PX;
    g.font = fontOf(i, colors);
    g.strokeStyle = colors.card;
    g.strokeText(line, width / 2, y);
    g.fillStyle = i === 0 || strong ? colors.ink : colors.muted;
    g.fillText(line, width / 2, y);
  });
  return image;
}
