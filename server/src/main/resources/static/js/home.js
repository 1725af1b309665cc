// Counts down to what opens next, on the front page; a search takes these away and may bring them again. What has opened
// stays where it is until the page is loaded anew: whoever waited for it is about to press it.
import { countToOpening } from './opening.js';

let stops = [];

function count() {
  stops.forEach((stop) => stop());
  stops = [...document.querySelectorAll('.opening li')].map(countToOpening);
}

document.body.addEventListener('htmx:afterSettle', count);
count();
