// Served at the root, so that it sees the navigations of the whole site: shows tickets that were opened before, and
// nothing else, where there is no network. It is registered by pages with tickets alone.
const TICKETS = 'tickets';
const OFFLINE = 'offline';
const LANGUAGES = ['ko', 'en'];
/** Whoever comes or goes leaves no ticket on the device to whoever comes next. */
const COMING_AND_GOING = ['/login', '/logout', '/signup', '/setup', '/me/logout-everywhere', '/password/new'];
const ASSET = /\/assets\/[^"'\s]+/g;

/** As the page for nobody in particular, in each language, with the files that it names. */
async function prepare() {
  const cache = await caches.open(OFFLINE);
  for (const language of LANGUAGES) {
    const answer = await fetch('/offline', { credentials: 'omit', headers: { 'Accept-Language': language } });
    if (!answer.ok) {
      throw new Error(`no page for being offline: ${answer.status}`);
    }
    const files = (await answer.clone().text()).match(ASSET) ?? [];
    await cache.addAll(files.filter((file) => file.endsWith('.css') || file.endsWith('.svg')));
    await cache.put(`/offline?${language}`, answer);
  }
}

/** The page as it was kept, saying that it was. */
async function kept(url) {
  const cache = await caches.open(TICKETS);
  const answer = await cache.match(url.pathname + url.search);
  if (answer === undefined) {
    return undefined;
  }
  const page = (await answer.text()).replace('data-offline hidden', 'data-offline');
  return new Response(page, { headers: { 'Content-Type': 'text/html;charset=UTF-8' } });
}

async function offline() {
  const cache = await caches.open(OFFLINE);
  const spoken = await cache.match('/language');
  const language = spoken === undefined ? navigator.language.slice(0, 2) : await spoken.text();
  return (await cache.match(`/offline?${language}`)) ?? cache.match('/offline?en');
}

async function page(request, url) {
  try {
    const answer = await fetch(request);
    // Tickets that lead to the log-in: the session has ended, here or on another device.
    if (answer.type === 'opaqueredirect' && (url.pathname === '/me/tickets' || url.pathname.startsWith('/orders/'))) {
      await caches.delete(TICKETS);
    }
    return answer;
  } catch {
    return (await kept(url)) ?? (await offline()) ?? Response.error();
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

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) {
    return;
  }
  if (request.method === 'POST' && COMING_AND_GOING.includes(url.pathname)) {
    event.waitUntil(caches.delete(TICKETS));
  } else if (request.method === 'GET' && request.mode === 'navigate') {
    event.respondWith(page(request, url));
  } else if (request.method === 'GET' && url.pathname.startsWith('/assets/')) {
    event.respondWith(file(request, url));
  }
});
