import { readFileSync } from 'node:fs';
import { shortly, until } from './until.mjs';

/** @typedef {import('./until.mjs').Answer} Answer */

/** The text editor in front, used by its keys. */
export class TextEditor {
  #page;
  #workbench;
  #file;

  /** @param {import('./workbench.mjs').Workbench} workbench @param {string} file the path of what is edited */
  constructor(workbench, file) {
    const { page } = workbench;
    this.#page = page;
    this.#workbench = workbench;
    this.#file = file;
    this.pane = page.locator('.editor-group-container.active .monaco-editor').first();
    this.suggestions = page.locator('.suggest-widget.visible');
    this.actions = page.locator('.action-widget:has(.monaco-list-row.action)');
    this.hover = page.locator('.monaco-hover:visible');
    this.squiggles = this.pane.locator('.squiggly-error, .squiggly-warning');
  }

  /** A line that is on the screen. */
  line(text) {
    return this.pane.locator('.view-line', { hasText: text }).first();
  }

  /** Puts the cursor before a text that stands there once: the file is saved, and its line is gone to. */
  async goTo(text) {
    const { quickInput } = this.#workbench;
    const isThere = async () => (await this.#hasFocus()) && (await this.isOnLineOf(text));
    // It is gone to once in any case: the cursor may stand elsewhere on the line.
    let isGone = false;
    await until(
      `the cursor at “${text}”`,
      async () => isGone && (await isThere()),
      async () => {
        await this.save(text);
        const before = readFileSync(this.#file, 'utf8').split(text, 1)[0].split('\n');
        await quickInput.open('ControlOrMeta+G');
        await quickInput.fill(`:${before.length}:${before.at(-1).length + 1}`);
        await this.#page.keyboard.press('Enter');
        await quickInput.closed();
        isGone = true;
      },
      { patience: 2_000 },
    );
  }

  /** Saves the file until it has this text. */
  async save(text) {
    await until(
      `the file to have “${text}”`,
      () => readFileSync(this.#file, 'utf8').includes(text) && this.#isSaved(),
      () => this.#workbench.press('ControlOrMeta+S'),
    );
  }

  /**
   * Goes to a text and presses keys there, until what the last of them brings is there. Where it brings nothing, it is taken back
   * and pressed again.
   *
   * @param {string} text @param {readonly string[]} keys @param {Answer} answer
   */
  async typeAt(text, keys, answer) {
    const last = keys.at(-1);
    let isTyped = false;
    await until(`what ${last} at “${text}” brings`, answer, async () => {
      if (isTyped) await this.#workbench.press('Escape', last === 'Enter' ? 'ControlOrMeta+Z' : 'Backspace', last);
      else {
        await this.goTo(text);
        isTyped = true;
        await this.#workbench.press(...keys);
      }
    });
  }

  /** Gives the editor the keys. */
  async focus() {
    await until(
      'the editor to have the focus',
      () => this.#hasFocus(),
      () => this.#workbench.press('ControlOrMeta+1'),
    );
  }

  async #hasFocus() {
    return this.pane.and(this.#page.locator('.focused')).isVisible();
  }

  async #isSaved() {
    return !(await this.#page.locator('.editor-group-container.active .tab.active.dirty').isVisible());
  }

  /** Whether the line that is marked as the cursor's is the one with the text. */
  async isOnLineOf(text) {
    const topOf = (locator) =>
      locator
        .first()
        .evaluate((element) => Math.round(element.getBoundingClientRect().top), undefined, { timeout: 2_000 })
        .catch(() => undefined);
    const marked = await topOf(this.pane.locator('.view-overlays .current-line'));
    return marked !== undefined && marked === (await topOf(this.line(text)));
  }

  /** Types behind what stands on the line of this text. */
  async typeAfter(text, words) {
    await this.goTo(text);
    await this.#page.keyboard.press('End');
    await this.#page.keyboard.type(words);
  }

  /** Takes what is offered under this name, until the line is there that it makes: the words typed of it bring it to the top. */
  async complete(typed, label, line) {
    const focused = this.suggestions.locator('.monaco-list-row.focused', { hasText: label });
    await this.#page.keyboard.type(typed);
    await until(`“${label}” to be taken`, this.line(line), async () => {
      const isOffered = await focused.waitFor(shortly).then(
        () => true,
        () => false,
      );
      await this.#workbench.press(isOffered ? 'Enter' : 'ControlOrMeta+Space');
    });
    const isClosed = async () => !(await this.suggestions.isVisible());
    await until('the suggestions to be closed', isClosed, () => this.#workbench.press('Escape'), { patience: 1_000 });
  }

  /** Whether these are the first that are offered, with nothing typed of them. */
  async offers(...labels) {
    const shown = await this.suggestions.locator('.monaco-list-row .label-name').allInnerTexts();
    return shown.slice(0, labels.length).join('\n') === labels.join('\n');
  }

  /** Opens the list of Ctrl+., until the action is in it: what an action mends may not be known to the editor yet. */
  async openActions(title) {
    await until(
      `the action “${title}” to be listed`,
      () => this.#action(title).isVisible(),
      async () => {
        await this.focus();
        await this.#workbench.press('Escape'); // A list without it, or the word that there is none.
        await this.actions.waitFor({ state: 'hidden', timeout: 5_000 });
        await this.#workbench.press('ControlOrMeta+.');
      },
      { patience: 2_000 },
    );
  }

  /** Takes one of the actions that Ctrl+. lists, until the line is there that it makes. */
  async takeAction(title, line) {
    const focused = this.#action(title).and(this.#page.locator('.focused'));
    await until(
      `“${line}” by the action “${title}”`,
      () => this.line(line).isVisible(),
      async () => {
        await this.openActions(title);
        for (let turn = 0; turn < 10 && (await focused.count()) === 0; turn++) await this.#workbench.press('ArrowDown');
        await this.#workbench.press('Enter');
        await this.actions.waitFor({ state: 'hidden', timeout: 5_000 });
      },
    );
  }

  #action(title) {
    return this.actions.locator('.monaco-list-row.action', { hasText: title });
  }

  /** The colour that a stretch of text with one meaning is drawn in; `undefined` while it is none. */
  async colourOf(text) {
    return this.pane
      .locator('.view-line span span')
      .filter({ hasText: text })
      .first()
      .evaluate((span) => getComputedStyle(span).color, undefined, { timeout: 2_000 })
      .catch(() => undefined);
  }
}
