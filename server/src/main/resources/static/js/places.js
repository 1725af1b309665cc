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

let staying = false;

/** Goes on to another page of this site. */
export function go(href, replace = false) {
  staying = true;
  if (replace) {
    location.replace(href);
  } else {
    location.assign(href);
  }
}

/** Calls back when somebody leaves the site, or closes the tab; not when they go on to another page here. */
export function onLeaving(callback) {
  const stay = () => {
    staying = true;
    // Whatever was clicked did not lead anywhere after all.
    setTimeout(() => (staying = false), 3000);
  };
  document.addEventListener('click', (e) => {
    const link = e.target instanceof Element ? e.target.closest('a[href]') : null;
    if (link instanceof HTMLAnchorElement && link.origin === location.origin) {
      stay();
    }
  });
  document.addEventListener('submit', stay);
  addEventListener('pagehide', () => {
    if (!staying) {
      callback();
    }
  });
  // Back from the browser's memory, everything alive here is out of date.
  addEventListener('pageshow', (e) => {
    if (e.persisted) {
      location.reload();
    }
  });
}
