// Counts down to the opening of a sale, then shows the way in; and counts what is kept for a fan.
import { showKeeping } from './keeping.js';
import { countToOpening } from './opening.js';

if (document.querySelector('[data-opens]')) {
  countToOpening(document);
}
showKeeping();
