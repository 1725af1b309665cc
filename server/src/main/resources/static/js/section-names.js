// What is written on the sections of a plan: their names, what is left in them, and from what price.
import { inside } from './plan.js';
import { number, t, won } from './text.js';

const NAME_PX = 12;
const LINE_PX = NAME_PX * 1.2;
/** Of the light around letters. */
const EDGE_PX = 3;
/** Words take long to be measured and written, and the same ones stand there frame after frame. */
const WIDTHS_MAX = 4_000;
const LABELS_MAX = 4_000;
const widths = new Map();
const labels = new Map();
/** What was written last, and for which view it holds. */
let written = { scale: 0, ratio: 0, ink: '', sections: null, counted: -1, labels: [] };

/**
 * Writes in pixels of the screen, whatever the view.
 *
 * @param left what is left in sections, and from what price
 */
export function drawNames(g, view, colors, sections, left) {
  const ratio = window.devicePixelRatio || 1;
  const { scale } = view;
  if (
    written.scale !== scale || written.ratio !== ratio || written.ink !== colors.ink ||
    written.sections !== sections || written.counted !== left.counted
  ) {
    written = {
      scale, ratio, ink: colors.ink, sections, counted: left.counted,
      labels: labelsOf(g, view, colors, sections, left, ratio),
    };
  }
  const whole = (pixels) => Math.round(pixels * ratio) / ratio;
  for (const { center, label } of written.labels) {
    const [x, y] = view.toScreen(...center);
    g.drawImage(label.image, whole(x - label.width / 2), whole(y - label.height / 2), label.width, label.height);
  }
}

function labelsOf(g, view, colors, sections, left, ratio) {
  g.font = fontOf(0, colors);
  const lines = new Map(sections.map((section) => [section, linesOf(g, view, section, left)]));
  allOrNone(lines);
  return [...lines]
    .filter(([, words]) => words.length > 0)
    .map(([{ center, places }, words]) => ({ center, label: labelOf(words, places !== undefined, colors, ratio) }));
}

function fontOf(line, colors) {
  return line === 0 ? `600 ${NAME_PX}px ${colors.font}` : `${NAME_PX - 1}px ${colors.font}`;
}

/** Lines as an image, written once. */
function labelOf(words, strong, colors, ratio) {
  const key = [ratio, colors.ink, strong, ...words].join('\n');
  let label = labels.get(key);
  if (label === undefined) {
    if (labels.size >= LABELS_MAX) {
      labels.clear();
    }
    label = write(words, strong, colors, ratio);
    labels.set(key, label);
  }
  return label;
}

function write(words, strong, colors, ratio) {
  const image = document.createElement('canvas');
  const g = image.getContext('2d');
  const lineWidths = words.map((line, i) => {
    g.font = fontOf(i, colors);
    return g.measureText(line).width;
  });
  image.width = Math.ceil((Math.max(...lineWidths) + EDGE_PX * 2) * ratio);
  image.height = Math.ceil((words.length * LINE_PX + EDGE_PX * 2) * ratio);
  const [width, height] = [image.width / ratio, image.height / ratio];
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.textAlign = 'center';
  g.textBaseline = 'middle';
  g.lineWidth = EDGE_PX;
  g.lineJoin = 'round';
  words.forEach((line, i) => {
    const y = height / 2 + (i - (words.length - 1) / 2) * LINE_PX;
    g.font = fontOf(i, colors);
    g.strokeStyle = colors.card;
    g.strokeText(line, width / 2, y);
    g.fillStyle = i === 0 || strong ? colors.ink : colors.muted;
    g.fillText(line, width / 2, y);
  });
  return { image, width, height };
}

/** What fits into a section: its name, what is left and from what price; its number alone, or nothing. */
function linesOf(g, view, section, left) {
  const half = (text) => widthOf(g, text) / 2;
  const name = [section.name, section.name.split(' ').at(-1)].find((text) =>
    holds(view, section, half(text), NAME_PX * 0.45),
  );
  if (name === undefined) {
    return [];
  }
  const lines = [name, number(left.of(section))];
  const from = left.from(section);
  if (from !== null) {
    lines.push(t('seats.from', won(from)));
  }
  while (lines.length > 1 && !holds(view, section, Math.max(...lines.map(half)), (LINE_PX * (lines.length - 0.2)) / 2)) {
    lines.pop();
  }
  return lines;
}

function widthOf(g, text) {
  const key = `${g.font} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size >= WIDTHS_MAX) {
      widths.clear();
    }
    width = g.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** Whether so much, in pixels to each side of its middle, is inside a section: a slanting one holds less than its box. */
function holds(view, section, halfWidth, halfHeight) {
  const [x, y] = section.center;
  const dx = halfWidth / view.scale;
  const dy = halfHeight / view.scale;
  return [[x - dx, y - dy], [x + dx, y - dy], [x + dx, y + dy], [x - dx, y + dy]].every(([atX, atY]) =>
    inside(section.outline, atX, atY),
  );
}

/** What few sections of seats hold is told of none of them: it would seem that there is nothing in the others. */
function allOrNone(lines) {
  const seated = [...lines.keys()].filter((section) => section.places === undefined);
  const inMost = (count) => seated.filter((section) => lines.get(section).length >= count).length > seated.length / 2;
  const most = [1, 2, 3].filter(inMost).length;
  seated.forEach((section) => lines.set(section, lines.get(section).slice(0, most)));
}
