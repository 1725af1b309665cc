// What is written on the sections of a plan: their names, what is left in them, and from what price.
import { inside } from './plan.js';
import { number, t, won } from './text.js';

const NAME_PX = 12;
const LINE_PX = NAME_PX * 1.2;
/** Measuring takes longer than drawing, and the same is written frame after frame. */
const WIDTHS_MAX = 4_000;
const widths = new Map();

/**
 * Writes in pixels of the screen, whatever the view.
 *
 * @param left what is left in sections, and from what price
 */
export function drawNames(g, view, colors, sections, left) {
  const fonts = [`600 ${NAME_PX}px ${colors.font}`, `${NAME_PX - 1}px ${colors.font}`];
  g.textAlign = 'center';
  g.textBaseline = 'middle';
  g.lineWidth = 3;
  g.lineJoin = 'round';
  g.font = fonts[0];
  const lines = new Map(sections.map((section) => [section, linesOf(g, view, section, left)]));
  allOrNone(lines);
  for (const [section, words] of lines) {
    const x = section.center[0] * view.scale + view.x;
    const y = section.center[1] * view.scale + view.y;
    words.forEach((line, i) => {
      const at = y + (i - (words.length - 1) / 2) * LINE_PX;
      g.font = fonts[Math.min(i, 1)];
      g.strokeStyle = colors.card;
      g.strokeText(line, x, at);
      g.fillStyle = i === 0 || section.places !== undefined ? colors.ink : colors.muted;
      g.fillText(line, x, at);
    });
  }
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
