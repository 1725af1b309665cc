// "Best for me": how many, at what price, where; the server chooses.

export class BestForm {
  #root;
  #plan;

  /** @param wish called with what is asked for, as the HTTP interface has it */
  constructor(root, plan, wish) {
    this.#root = root;
    this.#plan = plan;
    const seated = new Set(plan.category);
    for (const option of [...this.#part('category').options]) {
      if (option.value !== '' && !seated.has(Number(option.value))) {
        option.remove();
      }
    }
    root.hidden = plan.count === 0;
    this.#part('category').addEventListener('change', () => this.#sections());
    this.#sections();
    root.addEventListener('submit', (event) => {
      event.preventDefault();
      wish(this.#wish());
    });
  }

  /** @param instead whether something is picked, which is let go for what is found */
  refresh({ able, instead }) {
    const button = this.#part('hold');
    button.disabled = !able;
    button.classList.toggle('quiet', instead);
    this.#part('plain').hidden = instead;
    this.#part('instead').hidden = !instead;
  }

  #part(name) {
    return this.#root.querySelector(`[data-part="best-${name}"]`);
  }

  /** Only those that have seats at the chosen price. */
  #sections() {
    const category = this.#part('category').value;
    const select = this.#part('section');
    const chosen = select.value;
    const sections = this.#plan.sections.filter(
      ({ seats }) =>
        seats.length > 0 && (category === '' || seats.some((seat) => this.#plan.category[seat] === Number(category))),
    );
    select.replaceChildren(select.options[0], ...sections.map(({ index, name }) => new Option(name, index)));
    select.value = sections.some(({ index }) => String(index) === chosen) ? chosen : '';
  }

  #wish() {
    const best = { count: Number(this.#part('count').value), together: !this.#part('apart').checked };
    if (this.#part('category').value !== '') {
      best.categoryId = Number(this.#part('category').value);
    }
    if (this.#part('section').value !== '') {
      best.sectionId = Number(this.#part('section').value);
    }
    return best;
  }
}
