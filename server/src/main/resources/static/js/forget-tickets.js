// Who is asked to log in has no tickets on this device, whatever was kept here for somebody before.
if ('caches' in globalThis) {
  caches.delete('tickets');
}
