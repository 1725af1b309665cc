// What this browser was told about a draw before it was made, so that it can be held against what is told after it.
import { comesAt } from './draw.js';
import { browser } from './places.js';

const key = (performance) => `draw:${performance}`;

/** Kept as it was heard first. */
export function remember(performance, draw) {
  const known = browser.get(key(performance)) ?? {};
  const now = {
    commitment: known.commitment ?? draw.commitment,
    root: known.root ?? draw.root,
    closedAt: known.root === undefined ? draw.closedAt : known.closedAt,
    comesAt: known.comesAt ?? (draw.beacon === undefined ? undefined : comesAt(draw.beacon)),
  };
  if (now.commitment !== known.commitment || now.root !== known.root || now.comesAt !== known.comesAt) {
    browser.set(key(performance), now);
  }
}

export function promised(performance) {
  return browser.get(key(performance));
}
