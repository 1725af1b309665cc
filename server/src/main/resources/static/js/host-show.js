// An image that is too large is said to be so before it is sent.
const form = document.querySelector('[data-part="upload"]');

if (form) {
  const file = form.querySelector('input[type="file"]');
  const warning = form.querySelector('[data-part="too-large"]');
  const tooLarge = () => (file.files[0]?.size ?? 0) > Number(form.dataset.bytesMax);
  file.addEventListener('change', () => (warning.hidden = !tooLarge()));
  form.addEventListener('submit', (e) => {
    if (tooLarge()) {
      e.preventDefault();
      warning.hidden = false;
      file.focus();
    }
  });
}
