// What this browser was told about a draw before it was made, so that it can be held against what is told after it.
import { comesAt } from './draw.js';
import { browser } from './places.js';

const key = (performance) => `draw:${performance}`;

/** Kept as it was heard first: what was promised, and, when the list was published, what it was. */
export function remember(performance, draw) {
  const known = browser.get(key(performance)) ?? {};
  const now = { ...known };
  if (now.commitment === undefined) {
    now.commitment = draw.commitment;
    now.comesAt = draw.beacon && comesAt(draw.beacon);
  }
  if (now.root === undefined && draw.root !== undefined) {
    now.root = draw.root;
    now.closedAt = draw.closedAt;
    now.entrants = draw.entrants;
  }
  if (now.commitment !== known.commitment || now.root !== known.root) {
    browser.set(key(performance), now);
  }
}

export function promised(performance) {
  return browser.get(key(performance));
}
