// Answers with a page of ours where there is no network. All other requests go their way as if this were not here.
const PAGE = '/offline';
const CACHE = `offline${location.search}`;
/** What that page needs: nothing else is ever answered from the cache. Their addresses change with their content. */
const FILES = /^\/assets\/[^/]+\/(css\/all\.css|img\/mark\.svg|js\/offline\.js|js\/keep-offline\.js)$/;

async function keep() {
  const cache = await caches.open(CACHE);
  const page = await fetch(PAGE, { cache: 'reload' });
  const files = [...(await page.clone().text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(([, address]) => address);
  await cache.addAll(files.filter((address) => FILES.test(address)));
  await cache.put(PAGE, page);
}

async function beginAnew() {
  for (const name of await caches.keys()) {
    if (name !== CACHE) {
      await caches.delete(name);
    }
  }
  // The page is asked for while this script still wakes up: it must cost a fan in a hurry nothing.
  await registration.navigationPreload?.enable();
}

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (failure) {
    const kept = await caches.match(PAGE);
    if (kept) {
      return kept;
    }
    throw failure;
  }
}

addEventListener('install', (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(beginAnew()));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.mode === 'navigate') {
    event.respondWith(page(event));
  } else if (FILES.test(new URL(request.url).pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});
