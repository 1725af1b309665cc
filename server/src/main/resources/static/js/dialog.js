// Opens the dialogs that a page has ready. Closing one needs no script: a form in it does, and Escape.
for (const opener of document.querySelectorAll('[data-dialog]')) {
  opener.hidden = false;
  opener.addEventListener('click', () => document.getElementById(opener.dataset.dialog).showModal());
}
