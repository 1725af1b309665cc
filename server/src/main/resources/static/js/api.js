// The HTTP interface, with the page's cookie and its proof against forged requests.
const BASE = '/api/v1';
const TIMEOUT_MS = 10_000;
/** With the waits in between, longer than a server that fell takes to come back. */
const TRIES_MAX = 9;
const RETRY_FIRST_MS = 400;

/** Nobody answered: whether the call was heard is not known, but the same call again is safe. */
export class Unanswered extends Error {}

function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content ?? null;
}

/** Who is logged in, or null. */
export const account = meta('account');
/** Shows that a call comes from a page of ours. */
export const csrf = meta('csrf');

/** One call. Resolves to {status, body}, whatever the status is. */
export async function call(method, path, { body, headers = {} } = {}) {
  const all = { Accept: 'application/json', ...headers };
  if (csrf !== null && method !== 'GET') {
    all['X-CSRF-TOKEN'] = csrf;
  }
  if (body !== undefined) {
    all['Content-Type'] = 'application/json';
  }
  let answer;
  let content = null;
  try {
    answer = await fetch(BASE + path, {
      method,
      headers: all,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.text();
    content = text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : null;
  } catch (cause) {
    throw new Unanswered(`${method} ${path}`, { cause });
  }
  if (answer.status === 401) {
    const here = location.pathname + location.search;
    location.assign(`/login?next=${encodeURIComponent(here)}`);
  }
  return { status: answer.status, body: content, retryAfter: Number(answer.headers.get('Retry-After')) || 0 };
}

/** The same call again until somebody answers: only for calls that carry their own id. */
export async function persistently(method, path, options) {
  for (let tried = 1; ; tried++) {
    try {
      const answer = await call(method, path, options);
      if (answer.status < 500 || tried >= TRIES_MAX) {
        return answer;
      }
      await pause(Math.max(answer.retryAfter * 1000, backOff(tried)));
    } catch (e) {
      if (!(e instanceof Unanswered) || tried >= TRIES_MAX) {
        throw e;
      }
      await pause(backOff(tried));
    }
  }
}

/** The kind of a refusal: the last part of the problem's type. */
export function problem(answer) {
  return answer.body?.type?.split('/').at(-1) ?? 'unknown';
}

/** Whether the same call again would be answered the same. */
export function refuses({ status }) {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Longer each time, and for nobody exactly as long as for everybody else. */
export function backOff(tried) {
  return RETRY_FIRST_MS * 2 ** Math.min(tried - 1, 5) * (0.75 + Math.random() / 2);
}

/** A UUID of version 7; crypto.randomUUID is missing on plain http. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let ms = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
