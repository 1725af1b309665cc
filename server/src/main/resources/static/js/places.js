// What this browser remembers of somebody's way through a sale. Storage may be switched off: then only this page knows.
const beside = new Map();

function store(area) {
  return {
    get(key) {
      try {
        const text = area().getItem(key);
        return text === null ? null : JSON.parse(text);
      } catch {
        return beside.get(key) ?? null;
      }
    },
    set(key, value) {
      beside.set(key, value);
      try {
        area().setItem(key, JSON.stringify(value));
      } catch {
        // Kept beside.
      }
    },
    keys(prefix) {
      let stored = [];
      try {
        stored = Object.keys(area());
      } catch {
        // What is kept beside is all there is.
      }
      return [...new Set([...stored, ...beside.keys()])].filter((key) => key.startsWith(prefix));
    },
    remove(key) {
      beside.delete(key);
      try {
        area().removeItem(key);
      } catch {
        // It was never there.
      }
    },
  };
}

/** For every tab and every visit: the place in line. */
export const browser = store(() => localStorage);
/** For this tab alone: the right to book, and a purchase on its way. */
export const tab = store(() => sessionStorage);

/** Goes on to another page of this site. */
export function go(href, replace = false) {
  if (replace) {
    location.replace(href);
  } else {
    location.assign(href);
  }
}

/** Calls back when this page is closed or left. */
export function onLeaving(callback) {
  addEventListener('pagehide', callback);
  // Back from the browser's memory, everything alive here is out of date.
  addEventListener('pageshow', (e) => {
    if (e.persisted) {
      location.reload();
    }
  });
}
