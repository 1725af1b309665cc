// The page that is kept for when there is no network stands at the address that was asked for: once more, when there is one.
// Asked again and again, as a device that says so may have none yet.
const EVERY_MS = 1_500;

async function again() {
  // Opened by its own address it is no stand-in for another one.
  if (!navigator.onLine || location.pathname === '/offline') {
    return;
  }
  try {
    await fetch('/offline', { method: 'HEAD', cache: 'no-store' });
    location.reload();
  } catch {
    // None yet.
  }
}

addEventListener('online', again);
setInterval(again, EVERY_MS);
