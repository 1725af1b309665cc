// Served at the root, so that it sees the navigations of the whole site: shows tickets that were opened before, and
// a page of ours instead of anything else, where there is no network.
const TICKETS = 'tickets';
const OFFLINE = `offline${location.search}`;
/** That of the page that registered this. */
const [LANGUAGE] = location.search.slice(1).split('-');
/** Whoever comes or goes leaves no ticket on the device to whoever comes next. */
const COMING_AND_GOING = ['/login', '/logout', '/signup', '/setup', '/me/logout-everywhere', '/password/new'];
const ASSET = /\/assets\/[^"'\s]+/g;
/** What the page for being offline needs of them. */
const OWN = /(\.css|\.svg|\/(keep-)?offline\.js)$/;

/** The page for nobody in particular, with the files that it names. */
async function prepare() {
  const cache = await caches.open(OFFLINE);
  const answer = await fetch('/offline', { credentials: 'omit', headers: { 'Accept-Language': LANGUAGE } });
  if (!answer.ok) {
    throw new Error(`no page for being offline: ${answer.status}`);
  }
  const files = (await answer.clone().text()).match(ASSET) ?? [];
  await cache.addAll(files.filter((file) => OWN.test(file)));
  await cache.put('/offline', answer);
}

/** The page as it was kept, saying that it was. */
async function kept(url) {
  const cache = await caches.open(TICKETS);
  const answer = await cache.match(url.pathname.startsWith('/orders/') ? url.pathname : url.pathname + url.search);
  if (answer === undefined) {
    return undefined;
  }
  const page = (await answer.text()).replace('data-offline hidden', 'data-offline');
  const policy = answer.headers.get('Content-Security-Policy') ?? "default-src 'self'";
  return new Response(page, {
    headers: { 'Content-Type': 'text/html;charset=UTF-8', 'Content-Security-Policy': policy },
  });
}

async function beginAnew() {
  for (const name of await caches.keys()) {
    if (name.startsWith('offline') && name !== OFFLINE) {
      await caches.delete(name);
    }
  }
  // The page is asked for while this script still wakes up: it must cost a fan in a hurry nothing.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function page(event, url) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    // Tickets that lead to the log-in: the session has ended, here or on another device.
    if (answer.type === 'opaqueredirect' && (url.pathname === '/me/tickets' || url.pathname.startsWith('/orders/'))) {
      await caches.delete(TICKETS);
    }
    return answer;
  } catch {
    return (await kept(url)) ?? (await (await caches.open(OFFLINE)).match('/offline')) ?? Response.error();
  }
}

/** A kept page works without its scripts, and without complaints about them. */
async function file(request, url) {
  const found = await caches.match(request);
  if (found !== undefined) {
    return found;
  }
  try {
    return await fetch(request);
  } catch {
    return url.pathname.endsWith('.js')
      ? new Response('', { headers: { 'Content-Type': 'text/javascript' } })
      : Response.error();
  }
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(prepare());
});

self.addEventListener('activate', (event) => event.waitUntil(beginAnew()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) {
    return;
  }
  if (request.method === 'POST' && COMING_AND_GOING.includes(url.pathname)) {
    event.waitUntil(caches.delete(TICKETS));
  } else if (request.method === 'GET' && request.mode === 'navigate') {
    event.respondWith(page(event, url));
  } else if (request.method === 'GET' && url.pathname.startsWith('/assets/')) {
    event.respondWith(file(request, url));
  }
});
