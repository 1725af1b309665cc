// Words and numbers in the page's language.
const language = document.documentElement.lang === 'en' ? 'en' : 'ko';
const words = (await import(`./words-${language}.js`)).default;
const numbers = new Intl.NumberFormat(language);
/** The zone in which the whole site says its times, whatever the browser's own is. */
const timeZone = document.querySelector('meta[name="zone"]').content;
const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', timeZone });

/** The sentence for a key, {0}, {1} … filled in. A key without words shows itself: loud enough to be noticed. */
export function t(key, ...values) {
  const pattern = words[key] ?? key;
  return pattern.replace(/\{(\d)\}/g, (_, i) => String(values[i] ?? '')).replaceAll("''", "'");
}

export function number(n) {
  return numbers.format(n);
}

/** A date with its time to the second, for what happens in seconds. */
export function moment(ms) {
  return moments.format(ms);
}

/** Formats times of day, with what else is asked for. */
export function clock(more = {}) {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone, ...more });
}

export function won(amount) {
  return t('won', number(amount));
}

/** 1:02:03, or 02:03 below an hour. */
export function duration(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const days = Math.floor(hours / 24);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (days > 0) {
    return t('days', days, `${two(hours % 24)}:${rest}`);
  }
  return hours > 0 ? `${hours}:${rest}` : rest;
}
