/** The text editor in front, used by its keys. */
export class TextEditor {
  #page;

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.#page = page;
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

  /** Puts the cursor on a text that stands there once; it is selected. */
  async find(text) {
    const widget = this.#page.locator('.editor-widget.find-widget.visible');
    await this.#page.keyboard.press('ControlOrMeta+F');
    await widget.waitFor();
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(text);
    await widget.locator('.matchesCount', { hasText: '1 of 1' }).waitFor();
    await this.#page.keyboard.press('Escape');
    await widget.waitFor({ state: 'hidden' });
  }

  /** Types behind what stands on the line of this text. */
  async typeAfter(text, words) {
    await this.find(text);
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

  /** What is offered, in its order. */
  async offered() {
    await this.suggestions.locator('.monaco-list-row').first().waitFor();
    return this.suggestions.locator('.monaco-list-row .label-name').allInnerTexts();
  }

  /** Takes one of the actions that Ctrl+. lists. */
  async openActions() {
    await this.#page.keyboard.press('ControlOrMeta+.');
    await this.actions.waitFor();
  }

  async takeAction(title) {
    const focused = this.actions.locator('.monaco-list-row.action.focused', { hasText: title });
    await this.actions.locator('.monaco-list-row.action', { hasText: title }).waitFor();
    for (let turn = 0; turn < 10 && (await focused.count()) === 0; turn++) await this.#page.keyboard.press('ArrowDown');
    await this.#page.keyboard.press('Enter');
    await this.actions.waitFor({ state: 'hidden' });
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
