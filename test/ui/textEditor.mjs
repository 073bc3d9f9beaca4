import { readFileSync } from 'node:fs';
import { waitFor } from '../host/wait.mjs';
import { until } from './until.mjs';

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
    return this.pane.locator('.view-line', { hasText: text });
  }

  /** Puts the cursor before a text that stands there once: the file is saved, and its line is gone to. */
  async goTo(text) {
    const quickInput = this.#workbench.quickInput;
    await waitFor(`the cursor at “${text}”`, async () => {
      await this.#workbench.press('ControlOrMeta+S');
      const before = readFileSync(this.#file, 'utf8').split(text, 1)[0].split('\n');
      await this.#workbench.press('ControlOrMeta+G');
      await quickInput.fill(`:${before.length}:${before.at(-1).length + 1}`);
      await this.#workbench.press('Enter');
      await quickInput.closed();
      return this.#isOnLineOf(text);
    });
  }

  async waitForCursorOn(text) {
    await waitFor(`the cursor on the line of “${text}”`, () => this.#isOnLineOf(text));
  }

  /** Whether the line that is marked as the cursor's is the one with the text. */
  async #isOnLineOf(text) {
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

  /** Takes what is offered under this name: the words that are typed of it bring it to the top. */
  async complete(typed, label) {
    await this.#page.keyboard.type(typed);
    await this.suggestions.locator('.monaco-list-row.focused', { hasText: label }).waitFor();
    await this.#page.keyboard.press('Enter');
    await this.suggestions.waitFor({ state: 'hidden' });
  }

  /** Waits until these are the first that are offered, with nothing typed of them. */
  async waitForOffer(...labels) {
    const shown = this.suggestions.locator('.monaco-list-row .label-name');
    await waitFor(`${labels.join(', ')} to be offered`, async () => {
      const first = (await shown.allInnerTexts()).slice(0, labels.length);
      return first.join('\n') === labels.join('\n');
    });
  }

  /** Opens the list of Ctrl+., until the action is in it: what an action mends may not be known to the editor yet. */
  async openActions(title) {
    await until(
      `the action “${title}” to be listed`,
      () => this.#action(title).isVisible(),
      async () => {
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

  /** The colour that a stretch of text with one meaning is drawn in. */
  async colourOf(text) {
    return this.pane
      .locator('.view-line span span')
      .filter({ hasText: text })
      .first()
      .evaluate((span) => getComputedStyle(span).color);
  }
}
