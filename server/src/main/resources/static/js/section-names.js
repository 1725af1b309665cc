// What is written on the sections of a plan: their names, and what is free in them.
import { inside } from './plan.js';
import { number } from './text.js';

const NAME_PX = 12;
const LINE_PX = NAME_PX * 1.2;

/**
 * Writes in pixels of the screen, whatever the view.
 *
 * @param freeIn what is free in a section, for those of which it is to be told
 */
export function drawNames(g, view, colors, sections, freeIn) {
  const fonts = [`600 ${NAME_PX}px ${colors.font}`, `${NAME_PX - 1}px ${colors.font}`];
  g.textAlign = 'center';
  g.textBaseline = 'middle';
  g.lineWidth = 3;
  g.lineJoin = 'round';
  g.font = fonts[0];
  const lines = new Map(sections.map((section) => [section, linesOf(g, view, section, freeIn)]));
  allOrNone(lines);
  for (const [section, words] of lines) {
    const x = section.center[0] * view.scale + view.x;
    const y = section.center[1] * view.scale + view.y;
    words.forEach((line, i) => {
      const at = y + (i - (words.length - 1) / 2) * LINE_PX;
      g.font = fonts[i];
      g.strokeStyle = colors.card;
      g.strokeText(line, x, at);
      g.fillStyle = i === 0 || section.places !== undefined ? colors.ink : colors.muted;
      g.fillText(line, x, at);
    });
  }
}

/** What fits into a section: its name and what is free, its number alone, or nothing. */
function linesOf(g, view, section, freeIn) {
  const half = (text) => g.measureText(text).width / 2;
  const name = [section.name, section.name.split(' ').at(-1)].find((text) =>
    holds(view, section, half(text), NAME_PX * 0.45),
  );
  if (name === undefined) {
    return [];
  }
  const free = freeIn.has(section) ? number(freeIn.get(section)) : '';
  return free !== '' && holds(view, section, Math.max(half(name), half(free)), LINE_PX * 0.9) ? [name, free] : [name];
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
  const most = [1, 2].filter(inMost).length;
  seated.forEach((section) => lines.set(section, lines.get(section).slice(0, most)));
}
