import { waitFor } from '../host/wait.mjs';
import { Dialog } from './dialog.mjs';
import { Notifications } from './notifications.mjs';
import { QuickInput } from './quickInput.mjs';
import { TreeView } from './treeView.mjs';
import { shortly, until } from './until.mjs';

/** @typedef {import('./until.mjs').Answer} Answer */

/** A window of VS Code, as a person sees and uses it. Everything waits for what can be seen. */
export class Workbench {
  /** @param {import('playwright-core').Page} page @param {string} workspace the folder that is open */
  constructor(page, workspace) {
    this.page = page;
    this.workspace = workspace;
    page.setDefaultTimeout(60_000);
    this.quickInput = new QuickInput(page);
    this.dialog = new Dialog(page);
    this.notifications = new Notifications(page);
  }

  async ready() {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 120_000 });
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
    const icon = this.page.locator('.activitybar a.action-label[aria-label^="Release Checklist"]');
    await until('the side bar', pane, () => icon.click());
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

  /** The document inside the Markdown preview; while another takes its place there are two, of which this is the one shown. */
  preview() {
    return this.page.frameLocator('iframe.webview').last().frameLocator('iframe#active-frame');
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses a key until what that brings is there. @param {string} key @param {Answer} answer */
  async pressUntil(key, answer) {
    await until(`${key} to be answered`, answer, () => this.press(key));
  }

  /** Clicks on something until what that brings is there. @param {import('playwright-core').Locator} target @param {Answer} answer */
  async clickUntil(target, answer) {
    await until('a click to be answered', answer, () => target.first().click(shortly));
  }

  /** Presses a button at the right of the editor's tabs, until what that brings is there. @param {string} name @param {Answer} answer */
  async clickEditorAction(name, answer) {
    await this.clickUntil(this.page.locator(`.editor-actions a[aria-label^="${name}"]`), answer);
  }

  /**
   * Runs a command by its title, with the keyboard. The palette lists what can be run when it is opened: a window that has
   * just begun may not know yet that its folder is trusted.
   */
  async runCommand(title) {
    await this.quickInput.pickFrom('F1', title);
  }

  /** Is the command among those that the palette offers? */
  async offersCommand(title) {
    await this.quickInput.open('F1');
    const offered = await this.quickInput.offers(title);
    await this.quickInput.dismiss();
    return offered;
  }

  async openFile(name) {
    const tab = this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    await until(`the editor of ${name}`, tab, () => this.quickInput.pickFrom('ControlOrMeta+P', name));
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
