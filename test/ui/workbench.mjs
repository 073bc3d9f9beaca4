import { waitFor } from '../host/wait.mjs';
import { TreeView, withLabel } from './treeView.mjs';

/** A window of VS Code, as a person sees and uses it. Everything waits for what can be seen. */
export class Workbench {
  /** @param {import('playwright-core').Page} page @param {string} workspace the folder that is open */
  constructor(page, workspace) {
    this.page = page;
    this.workspace = workspace;
    page.setDefaultTimeout(30_000);
    this.quickInput = new QuickInput(page);
    this.dialog = new Dialog(page);
    this.notifications = new Notifications(page);
  }

  async ready() {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  /** @param {'Release' | 'Checklists' | 'Releases'} title */
  view(title) {
    return new TreeView(this.page, title);
  }

  /** Shows the extension's side bar by a click on its icon, unless it is there. */
  async openSideBar() {
    const { pane } = this.view('Release');
    if (await pane.isVisible()) return;
    await this.page.locator('.activitybar a.action-label[aria-label^="Release Checklist"]').click();
    await pane.waitFor();
  }

  /** The text of the extension's item in the status bar. */
  statusBarItem() {
    return this.page.locator('.statusbar-item[id*="release-checklist"]');
  }

  codeLens(text) {
    return this.page.locator('.codelens-decoration a', { hasText: text });
  }

  /** The icons in the gutter of the editor in front, by the names of their files, from the top down; of what is in sight. */
  gutterIcons() {
    return this.page.locator('.editor-instance .glyph-margin-widgets .cgmr').evaluateAll((icons) =>
      icons
        .map((icon) => ({ top: icon.getBoundingClientRect().top, image: getComputedStyle(icon).backgroundImage }))
        .sort((one, other) => one.top - other.top)
        .map(({ image }) => /([\w-]+)\.svg/.exec(decodeURIComponent(image))?.[1]),
    );
  }

  /** What stands at the end of a line of the editor in front, beside its text. */
  endOfLine(text) {
    return this.page
      .locator('.view-line', { hasText: text })
      .locator('span[class*="ced-"]')
      .evaluateAll((spans) =>
        spans
          .map((span) => getComputedStyle(span, '::after').content)
          .join('')
          .replaceAll('\u00a0', ' '),
      );
  }

  /** The editor tab that is in front. */
  activeTab() {
    return this.page.locator('.tab.active').first();
  }

  /** The document inside the Markdown preview. */
  preview() {
    return this.page.frameLocator('iframe.webview').last().frameLocator('iframe');
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /**
   * Runs a command by its title, with the keyboard. The palette lists what can be run when it is opened: a window that has
   * just begun may not know yet that its folder is trusted.
   */
  async runCommand(title) {
    await waitFor(`the palette to offer “${title}”`, async () => {
      await this.press('F1');
      if (await this.quickInput.lists(title, 5_000)) return true;
      await this.press('Escape');
      await this.quickInput.closed();
      return false;
    });
    await this.quickInput.pick(title);
  }

  /** Is the command among those that the palette offers? */
  async offersCommand(title) {
    await this.press('F1');
    const offered = await this.quickInput.offers(title);
    await this.press('Escape');
    await this.quickInput.closed();
    return offered;
  }

  async openFile(name) {
    await this.press('ControlOrMeta+P');
    await this.quickInput.pick(name, { filter: name });
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
  }

  async focusedElement() {
    return this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');
  }

  /** Waits until nothing moves any more: fonts, and what VS Code fades in. */
  async settle() {
    await this.page.evaluate(() => document.fonts.ready);
    await waitFor(
      'the window to be still',
      async () => {
        const before = await this.page.screenshot();
        await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        return before.equals(await this.page.screenshot());
      },
      { timeout: 4_000, every: 100 },
    );
  }

  /** The mouse is taken out of the way first, unless what it shows is to be seen. */
  async screenshot(path, { hover = false } = {}) {
    if (!hover) await this.page.mouse.move(1150, 17);
    await this.settle().catch(() => undefined); // A spinner never is still: the picture is taken all the same.
    await this.page.screenshot({ path });
  }

  async close() {
    await this.page.close();
  }
}

/** The box at the top: the palette, pick lists, and questions for a text. */
class QuickInput {
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

  /** Waits for the question with this title and gives an answer. */
  async answer(title, text) {
    await this.title.filter({ hasText: title }).waitFor();
    await this.fill(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Types over what stands in the box. */
  async fill(text) {
    await this.input.waitFor();
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(text);
    await waitFor(`the box to hold “${text}”`, async () => (await this.input.inputValue()).endsWith(text));
  }

  /** Chooses a row of the list with the keyboard: its label is typed, it comes first, Enter. */
  async pick(label, { filter = '' } = {}) {
    await this.input.waitFor();
    if (filter) await this.#page.keyboard.type(filter);
    const focused = this.row(label).and(this.#page.locator('.focused'));
    await this.row(label).first().waitFor();
    for (let turn = 0; turn < 20 && !(await focused.count()); turn++) await this.#page.keyboard.press('ArrowDown');
    await this.#page.keyboard.press('Enter');
  }

  /** Types the label, and waits until the list has it. */
  async lists(label, timeout) {
    await this.input.waitFor();
    await this.#page.keyboard.type(label);
    return this.row(label)
      .first()
      .waitFor({ timeout })
      .then(
        () => true,
        () => false,
      );
  }

  async offers(label) {
    await this.input.waitFor();
    await this.#page.keyboard.type(label);
    // Something always is listed: the row, others that resemble it, or the word that nothing was found.
    await this.box.locator('.quick-input-list .monaco-list-row').first().waitFor();
    return (await this.row(label).count()) > 0;
  }

  async closed() {
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }
}

/** A modal dialog. */
class Dialog {
  constructor(page) {
    this.box = page.locator('.monaco-dialog-box');
    this.message = this.box.locator('.dialog-message');
    this.detail = this.box.locator('.dialog-message-detail');
  }

  button(name) {
    return this.box.getByRole('button', { name, exact: true });
  }

  async click(name) {
    await this.button(name).click();
    await this.box.waitFor({ state: 'hidden' });
  }
}

/** The messages at the lower right. */
class Notifications {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** The message that holds this text. */
  toast(text) {
    return this.#page.locator('.notification-toast').filter({ hasText: text });
  }

  /** Presses a button of a message, there or, where it has withdrawn by now, in the list behind the bell. */
  async click(text, button) {
    const list = this.#page.locator('.notifications-center .notification-list-item').filter({ hasText: text });
    if (!(await this.toast(text).isVisible())) {
      await this.#page.locator('[id="status.notifications"]').click();
      await list.waitFor();
    }
    const message = (await list.isVisible()) ? list : this.toast(text);
    await message.hover(); // It stays for as long as the mouse is over it.
    await message.getByRole('button', { name: button, exact: true }).click();
    await message.waitFor({ state: 'hidden' });
  }

  async dismissAll() {
    const toast = this.#page.locator('.notification-toast').first();
    await waitFor('no message to be shown', async () => {
      if (!(await toast.isVisible())) return true;
      await toast.hover();
      await toast.locator('.codicon-notifications-clear').click();
      return false;
    });
  }
}
