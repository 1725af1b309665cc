// Which part of a plan is seen, and how near.

/** From the plan to the screen: a place of the plan times {@code scale}, plus {@code x} and {@code y}, in pixels. */
export class SeatView {
  scale = 1;
  x = 0;
  y = 0;
  /** Of the screen's part that it has, as measured when that changed: to ask in every frame makes the browser lay out the page. */
  width = 0;
  height = 0;
  #canvas;
  #plan;
  #seatMaxPx;
  #fitted = true;

  /** @param seatMaxPx nearer than seats of this many pixels nobody goes */
  constructor(canvas, plan, seatMaxPx) {
    this.#canvas = canvas;
    this.#plan = plan;
    this.#seatMaxPx = seatMaxPx;
    this.#measure();
  }

  #measure() {
    this.width = this.#canvas.clientWidth;
    this.height = this.#canvas.clientHeight;
  }

  /** The middle of the screen. */
  middle() {
    return [this.width / 2, this.height / 2];
  }

  /** A place of the screen on the plan. */
  toPlan(x, y) {
    return [(x - this.x) / this.scale, (y - this.y) / this.scale];
  }

  /** A place of the plan on the screen. */
  toScreen(x, y) {
    return [x * this.scale + this.x, y * this.scale + this.y];
  }

  /** Everything is seen. */
  fit() {
    this.show(this.#plan.bounds, 1);
    this.#fitted = true;
  }

  /** The screen has another size: who saw everything still does. */
  resized() {
    this.#measure();
    if (this.#fitted) {
      this.fit();
    }
  }

  /** Shows a box of the plan on this share of the screen, or its middle, if that would be farther than {@code least}. */
  show(box, share, least = 0) {
    const { width, height } = this;
    const scale = Math.min(width / (box.right - box.left), height / (box.bottom - box.top)) * share;
    this.scale = Math.max(this.#bounded(scale), least);
    this.x = width / 2 - ((box.left + box.right) / 2) * this.scale;
    this.y = height / 2 - ((box.top + box.bottom) / 2) * this.scale;
    this.#fitted = false;
  }

  zoom(factor, atX, atY) {
    const scale = this.#bounded(this.scale * factor);
    const real = scale / this.scale;
    this.x = atX - (atX - this.x) * real;
    this.y = atY - (atY - this.y) * real;
    this.scale = scale;
    this.#fitted = false;
    this.#keepInSight();
  }

  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.#fitted = false;
    this.#keepInSight();
  }

  /** The middle of the view stays on the plan. */
  #keepInSight() {
    const { left, right, top, bottom } = this.#plan.bounds;
    const [w, h] = this.middle();
    this.x = Math.min(w - left * this.scale, Math.max(w - right * this.scale, this.x));
    this.y = Math.min(h - top * this.scale, Math.max(h - bottom * this.scale, this.y));
  }

  #least() {
    const { left, right, top, bottom } = this.#plan.bounds;
    return Math.min(this.width / (right - left), this.height / (bottom - top));
  }

  #bounded(scale) {
    return Math.min(Math.max(scale, this.#least()), Math.max(this.#least(), this.#seatMaxPx / this.#plan.pitch));
  }
}
