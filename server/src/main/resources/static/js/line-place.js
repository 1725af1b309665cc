// What is shown of a place in line. It gets better only: a state that came late, or from before, takes nothing back.
import { tab } from './places.js';
import { number, t } from './text.js';

/** Longer than this, a forecast is not worth its digits. */
const FORECAST_MAX_MINUTES = 180;

/** People ahead, and how much of the way is done in percent, neither worse than it was shown before. */
export function shown(key, mine, ahead) {
  const kept = tab.get(key);
  const way = kept !== null && kept.number === mine ? kept : { number: mine, ahead: Math.max(ahead, 1), done: 0 };
  way.least = Math.min(way.least ?? ahead, ahead);
  way.done = Math.max(way.done, Math.min(100, Math.round((1 - way.least / way.ahead) * 100)));
  tab.set(key, way);
  return { ahead: way.least, done: way.done };
}

/** How long it may take, or why nobody knows. */
export function forecast(state, ahead) {
  if (state.line === 'AWAY') {
    return t('room.eta-unknown');
  }
  if (state.phase === 'PAUSED') {
    return t('room.eta-paused');
  }
  if (state.phase === 'PREQUEUE' || state.phase === 'SCHEDULED') {
    return t('room.eta-opening');
  }
  if (!state.ratePerMinute) {
    return t('room.eta-unknown');
  }
  const minutes = Math.max(0, ahead - (state.atOnce ?? 0)) / state.ratePerMinute;
  if (state.slowed) {
    return t('room.eta-slowed', number(Math.max(1, Math.ceil(minutes))));
  }
  if (minutes < 1) {
    return t('room.eta-soon');
  }
  if (state.atOnce !== undefined) {
    // Not measured yet: by everyone inside taking all of their time, which hardly anybody does.
    return t('room.eta-at-most', number(Math.ceil(minutes)));
  }
  return minutes > FORECAST_MAX_MINUTES
    ? t('room.eta-long', Math.floor(FORECAST_MAX_MINUTES / 60))
    : t('room.eta', number(Math.ceil(minutes)));
}

/** What is left, said so that somebody can decide whether to wait: [words, whether it is little]; null where nobody knows. */
export function leftWords(state, ahead) {
  const sale = state.seats;
  if (sale === 'SOLD_OUT' || state.left === 0) {
    return [t('room.sold-out'), true];
  }
  if (typeof state.left !== 'number') {
    return null;
  }
  if (sale === 'NEARLY_SOLD_OUT' || (state.phase !== 'PREQUEUE' && state.left <= ahead)) {
    return [t('room.nearly-sold-out', number(state.left), number(ahead)), true];
  }
  return [t('room.left', number(state.left)), false];
}
