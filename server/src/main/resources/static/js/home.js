// The search works without this; with it, what is found changes while somebody writes.
import './htmx.js';

window.htmx.config.includeIndicatorStyles = false;
window.htmx.config.allowEval = false;
