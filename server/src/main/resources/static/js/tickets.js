// Keeps this page, with its tickets, readable on this device without a network, until its fan logs out.
import './print.js';
import { account } from './api.js';

/** Pages with their files; the oldest goes first. */
const ENTRIES_MAX = 60;

/** What was kept for somebody else goes. */
async function own() {
  const before = await (await caches.open('tickets')).match('/account');
  if (before !== undefined && (await before.text()) !== account) {
    await caches.delete('tickets');
  }
  const cache = await caches.open('tickets');
  await cache.put('/account', new Response(account));
  return cache;
}

async function keep() {
  await navigator.serviceWorker.ready;
  // Opened before it is filled: a log-out meanwhile takes it away, and what is put into it with it.
  const cache = await own();
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok || answer.redirected) {
    return;
  }
  const files = [...document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"]')].map((link) => link.href);
  await cache.addAll(files);
  // What an order's address says besides is news of a moment; a list's is its page.
  const address = location.pathname.startsWith('/orders/') ? location.pathname : location.pathname + location.search;
  await cache.put(address, answer);
  const entries = await cache.keys();
  await Promise.all(entries.slice(0, Math.max(0, entries.length - ENTRIES_MAX)).map((entry) => cache.delete(entry)));
  document.documentElement.dataset.kept = 'true';
}

// Browsers have it on encrypted pages and on one's own machine alone.
if (account !== null && 'serviceWorker' in navigator && 'caches' in globalThis) {
  keep().catch(() => {
    // Without it the page is what it was: readable with a network.
  });
}
