import { shortly, until } from './until.mjs';

/** A modal dialog. */
export class Dialog {
  #page;

  constructor(page) {
    this.#page = page;
    this.box = page.locator('.monaco-dialog-box');
    this.message = this.box.locator('.dialog-message');
    this.detail = this.box.locator('.dialog-message-detail');
  }

  button(name) {
    return this.box.getByRole('button', { name, exact: true });
  }

  /** Presses a button, until the dialog is closed or another one, with other words, stands in its place. */
  async click(name) {
    await this.button(name).waitFor();
    await this.#untilGone(`the dialog to close at “${name}”`, () => this.button(name).click(shortly));
  }

  /** Presses the button that has the focus. */
  async press(key) {
    await this.box.locator(':focus').first().waitFor();
    await this.#untilGone(`the dialog to close at ${key}`, () => this.#page.keyboard.press(key));
  }

  async #untilGone(what, act) {
    const words = await this.#words();
    await until(what, async () => (await this.#words()) !== words, act);
  }

  async #words() {
    if (!(await this.box.isVisible())) return undefined;
    return this.box.innerText({ timeout: 2_000 }).catch(() => undefined);
  }
}
