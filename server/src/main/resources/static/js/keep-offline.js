// Has the page for when there is no network kept, in the language of this one; a new version of the site keeps its own.

// Who is nobody here has no tickets on this device, whatever was kept on it for somebody before.
if (document.querySelector('meta[name="nobody"]') && 'caches' in globalThis) {
  caches.delete('tickets');
}
if ('serviceWorker' in navigator) {
  const [, , version] = new URL(import.meta.url).pathname.split('/');
  // Last, as nobody waits for it; and where it cannot be, everything else goes on without.
  addEventListener('load', () => {
    navigator.serviceWorker.register(`/service-worker.js?${document.documentElement.lang}-${version}`).catch(() => {});
  });
}
