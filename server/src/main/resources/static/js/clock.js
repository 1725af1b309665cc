// What is left until a moment, by the server's clock.
const now = document.querySelector('meta[name="now"]');
const ahead = now === null ? 0 : Date.parse(now.content) - Date.now();

/** The server's clock now. */
export function serverNow() {
  return Date.now() + ahead;
}

/** Milliseconds until a moment of the server's clock; negative afterwards. */
export function left(moment) {
  return moment - Date.now() - ahead;
}

/**
 * Calls back with what is left, each time another second of it is gone, and once when nothing is.
 *
 * @returns stops it
 */
export function countDown(moment, each, over = () => {}) {
  let timer = 0;
  const tick = () => {
    const rest = left(moment);
    if (rest <= 0) {
      over();
      return;
    }
    each(rest);
    timer = setTimeout(tick, rest % 1000 || 1000);
  };
  tick();
  return () => clearTimeout(timer);
}
