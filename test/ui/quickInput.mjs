import { withLabel } from './treeView.mjs';
import { shortly, until } from './until.mjs';

/** The box at the top: the palette, pick lists, and questions for a text. */
export class QuickInput {
  #page;

  constructor(page) {
    this.#page = page;
    this.box = page.locator('.quick-input-widget:visible');
    this.input = this.box.locator('.quick-input-box input');
    this.title = this.box.locator('.quick-input-title');
    this.message = this.box.locator('.quick-input-message');
  }

  row(label) {
    return this.box.locator('.quick-input-list .monaco-list-row').filter({ has: withLabel(this.#page, label) });
  }

  /** Presses the key that opens the box, until it is there and hears what is typed. */
  async open(key) {
    await until(
      `the box of ${key}`,
      () => this.#isListening(),
      () => this.#page.keyboard.press(key),
    );
  }

  /** Opens the box with a key and chooses a row of it, which may be listed only when it is opened again. */
  async pickFrom(key, label) {
    await until(
      `the box of ${key} to offer “${label}”`,
      this.row(label),
      async () => {
        await this.dismiss();
        await this.open(key);
        await this.#page.keyboard.type(label);
      },
      { patience: 5_000 },
    );
    await this.pick(label);
  }

  /** Waits for the question with this title and gives an answer. */
  async answer(title, text) {
    const question = this.title.filter({ hasText: title });
    await question.waitFor();
    await this.fill(text);
    await this.#enterUntil(`“${title}” to be answered`, async () => !(await question.isVisible()));
  }

  /** Types over what stands in the box. */
  async fill(text) {
    await until(
      `the box to hold “${text}”`,
      async () => (await this.#value()) === text,
      async () => {
        await this.#listening();
        await this.#page.keyboard.press('ControlOrMeta+A');
        await this.#page.keyboard.type(text);
      },
      { patience: 2_000 },
    );
  }

  /** Chooses a row of the list with the keyboard: what is typed narrows the list, arrows go to the row, Enter. */
  async pick(label, { filter = '' } = {}) {
    await this.#listening();
    if (filter) await this.#page.keyboard.type(filter);
    await this.row(label).first().waitFor();
    await this.#enterUntil(
      `“${label}” to be chosen`,
      async () => !(await this.row(label).first().isVisible()),
      () => this.goTo(label),
    );
  }

  /** Takes what has the focus. */
  async accept() {
    await this.#enterUntil('the choice to be taken', () => this.#isClosed());
  }

  /** Goes to a row of the list by the arrow keys. */
  async goTo(label) {
    const focused = this.row(label).and(this.#page.locator('.focused'));
    const step = async () => {
      for (let turn = 0; turn < 20 && !(await focused.count()); turn++) await this.#page.keyboard.press('ArrowDown');
    };
    await until(`the choice of “${label}”`, focused, step, { patience: 500 });
  }

  async offers(label) {
    await this.#page.keyboard.type(label);
    // Something always is listed: the row, others that resemble it, or the word that nothing was found.
    await this.box.locator('.quick-input-list .monaco-list-row').first().waitFor();
    return (await this.row(label).count()) > 0;
  }

  /** Closes the box with nothing chosen. */
  async dismiss() {
    await until(
      'the box to be closed',
      () => this.#isClosed(),
      () => this.#page.keyboard.press('Escape'),
    );
  }

  async closed() {
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Presses Enter until it is heard. */
  async #enterUntil(what, isHeard, before = async () => undefined) {
    await until(what, isHeard, async () => {
      await before();
      // In a list of check boxes it is not the line of text that has the focus.
      await this.box.locator(':focus').first().waitFor(shortly);
      await this.#page.keyboard.press('Enter');
    });
  }

  async #isClosed() {
    return !(await this.box.isVisible());
  }

  /** A box that is just being opened has not got the keys yet: they would go to the editor. */
  async #listening() {
    await until(
      'the box at the top to have the focus',
      () => this.#isListening(),
      async () => undefined,
    );
  }

  #isListening() {
    return this.#ask((input) => input === document.activeElement, false);
  }

  #value() {
    return this.#ask((input) => input.value, undefined);
  }

  async #ask(question, otherwise) {
    if (!(await this.input.isVisible())) return otherwise;
    return this.input.evaluate(question, undefined, { timeout: 2_000 }).catch(() => otherwise);
  }
}
