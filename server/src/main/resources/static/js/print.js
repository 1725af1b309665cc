// Prints the page. Without this script browsers do so by their own menu, and there is no button.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
