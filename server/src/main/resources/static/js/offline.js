// The page that is kept for when there is no network stands at the address that was asked for: once more, when there is one.
addEventListener('online', () => location.reload());
