import { waitFor } from '../host/wait.mjs';

/** One of the extension's views. Rows are found by the words of their label. */
export class TreeView {
  #page;

  /** @param {import('playwright-core').Page} page @param {string} title as it stands in the view's header */
  constructor(page, title) {
    this.#page = page;
    this.title = title;
    this.pane = page.locator('.pane').filter({ has: page.locator(`.pane-header h3.title:text-is("${title}")`) });
    this.header = this.pane.locator('.pane-header');
    this.description = this.header.locator('.description');
    this.message = this.pane.locator('.tree-explorer-viewlet-tree-view .message');
    this.welcome = this.pane.locator('.welcome-view-content');
    this.rows = this.pane.locator('.monaco-list-row');
  }

  /** A row that is on the screen. */
  row(label) {
    return this.rows.filter({ has: withLabel(this.#page, label) }).first();
  }

  /** Scrolls until the row is on the screen: only those that are stand in the page at all. */
  async show(label) {
    const row = this.row(label);
    await waitFor(`the row “${label}” in ${this.title}`, async () => {
      if (await row.isVisible()) return isOnScreen(row);
      await this.#scroll(-100_000);
      for (let turn = 0; turn < 40; turn++) {
        if (await row.isVisible()) return isOnScreen(row);
        const before = await this.labels();
        await this.#scroll(150);
        if ((await this.labels()).join('\n') === before.join('\n')) return row.isVisible();
      }
      return false;
    });
    return row;
  }

  async #scroll(distance) {
    await this.pane.locator('.monaco-list').hover();
    await this.#page.mouse.wheel(0, distance);
    await this.#page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  async labels() {
    return this.rows.locator('.label-name').allInnerTexts();
  }

  /** What a screen reader says of each row that is on the screen. */
  async spoken() {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Waits until what a screen reader says of the row matches. @returns {Promise<string>} */
  async waitForRow(label, expected, timeout = 30_000) {
    let said = '';
    try {
      return await waitFor(
        'the row',
        async () => {
          said = (await (await this.show(label)).getAttribute('aria-label')) ?? '';
          return expected.test(said) && said;
        },
        { timeout },
      );
    } catch (error) {
      throw new Error(`The row “${label}” should say ${expected}. It says: ${said}`, { cause: error });
    }
  }

  /**
   * Presses one of the buttons that the row shows when the mouse is over it. The tree may scroll to the next step under the
   * mouse: then the row is gone to, again, as a person does. A tooltip of another row may lie over it: it goes with the mouse.
   */
  async clickAction(label, action) {
    await waitFor(`the button “${action}” of “${label}”`, async () => {
      const row = await this.show(label);
      const isDone = await row
        .hover({ timeout: 2000 })
        .then(() => row.locator(`.actions a[aria-label="${action}"]`).click({ timeout: 2000 }))
        .then(
          () => true,
          () => false,
        );
      if (!isDone) await row.page().mouse.move(0, 0);
      return isDone;
    });
  }

  /** Chooses from the menu that a right click on the row opens. */
  async clickMenu(label, item) {
    const row = await this.show(label);
    await row.locator('.label-name').click({ button: 'right' });
    await this.#choose(item);
  }

  async clickRow(label) {
    await (await this.show(label)).locator('.label-name').click();
  }

  checkbox(label) {
    return this.row(label).locator('.custom-view-tree-node-item-checkbox');
  }

  /**
   * Clicks on the row's check box, until the row says something else or what the click is to bring is there. VS Code drops a
   * click on rows that are just being replaced, and shows the box as ticked until they are: the box itself is no proof.
   *
   * @param {string} label @param {() => Promise<boolean>} [isAnswered]
   */
  async tick(label, isAnswered) {
    const before = await (await this.show(label)).getAttribute('aria-label');
    const saysOther = async () => (await (await this.show(label)).getAttribute('aria-label')) !== before;
    await waitFor(`the tick of “${label}” to be taken`, async () => {
      await this.checkbox(label).click();
      return waitFor('an answer', isAnswered ?? saysOther, { timeout: 5_000 }).catch(() => false);
    });
  }

  /** A button of the view's header. */
  titleAction(name) {
    return this.header.locator(`.actions a[aria-label^="${name}"]`);
  }

  async clickTitleAction(name) {
    await this.header.hover();
    await this.titleAction(name).click();
  }

  /**
   * Chooses from the menu behind the three dots of the view's header, until what that brings is there: VS Code draws the header
   * anew when a command has ended, and closes the menu under the mouse.
   *
   * @param {string} item @param {import('playwright-core').Locator} answer
   */
  async clickMore(item, answer) {
    const dots = '.actions a[aria-label="Views and More Actions…"], .actions a[aria-label="More Actions..."]';
    const choose = async () => {
      await this.header.hover({ timeout: 5_000 });
      await this.header.locator(dots).click({ timeout: 5_000 });
      await this.#choose(item);
    };
    await waitFor(`“${item}” to be answered`, async () => {
      if (await answer.isVisible()) return true;
      await choose().catch(() => undefined);
      return answer.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** A menu hears the mouse's button only some time after it has opened: what came too early is done again. */
  async #choose(item) {
    const entry = this.#page.getByRole('menuitem', { name: item, exact: true });
    await entry.waitFor({ timeout: 10_000 });
    await waitFor(`the menu to close after ${item}`, async () => {
      await entry.click({ delay: 150, timeout: 5_000 }).catch(() => undefined);
      return !(await entry.isVisible());
    });
  }

  /** A button of the welcome view. */
  welcomeButton(name) {
    return this.pane.locator('.welcome-view-content .monaco-button', { hasText: name });
  }

  /** Goes to a row by the arrow keys, from the view that has the focus. */
  async goTo(label) {
    const focused = this.row(label).and(this.#page.locator('.focused'));
    await this.#page.keyboard.press('Home');
    for (let turn = 0; turn < 100 && (await focused.count()) === 0; turn++)
      await this.#page.keyboard.press('ArrowDown');
    await focused.waitFor();
  }

  async isExpanded() {
    return (await this.header.getAttribute('aria-expanded')) === 'true';
  }
}

/** The label that is exactly this, whatever parts of it are highlighted. @param {import('playwright-core').Page} page */
export function withLabel(page, label) {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return page.locator('.label-name').filter({ hasText: new RegExp(`^${escaped}$`) });
}

/** Brings a row fully on the screen. One that was drawn anew meanwhile is not: it is to be looked for again. */
async function isOnScreen(row) {
  try {
    await row.scrollIntoViewIfNeeded();
    return true;
  } catch (error) {
    if (/not attached to the DOM/.test(error.message)) return false;
    throw error;
  }
}
