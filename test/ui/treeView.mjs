import { waitFor } from '../host/wait.mjs';
import { isGiven, shortly, until } from './until.mjs';

/** @typedef {import('./until.mjs').Answer} Answer */

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
    const isShown = async () => (await row.isVisible()) && isOnScreen(row);
    await until(
      `the row “${label}” in ${this.title}`,
      isShown,
      async () => {
        await this.#scroll(-100_000);
        for (let turn = 0; turn < 40 && !(await isShown()); turn++) {
          const before = await this.labels();
          await this.#scroll(150);
          if ((await this.labels()).join('\n') === before.join('\n')) return;
        }
      },
      { patience: 500 },
    );
    return row;
  }

  async #scroll(distance) {
    const { x, y, width, height } = await this.pane.locator('.monaco-list').boundingBox(shortly);
    await this.#page.mouse.move(x + width / 2, y + height / 2);
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

  /** What a screen reader says of one row. */
  async says(label) {
    const row = await this.show(label);
    // A row that was drawn anew since it was shown says something when it is asked again.
    return (await row.getAttribute('aria-label', shortly).catch(() => undefined)) ?? '';
  }

  /** Waits until what a screen reader says of the row matches. @returns {Promise<string>} */
  async waitForRow(label, expected) {
    let said = '';
    const matches = async () => expected.test((said = await this.says(label))) && said;
    try {
      return await waitFor('the row', matches, { timeout: 60_000 });
    } catch (error) {
      throw new Error(`The row “${label}” should say ${expected}. It says: ${said}`, { cause: error });
    }
  }

  /** Does something until the row says what is expected. A row that is just being replaced hears neither click nor key. */
  async untilRow(label, expected, act) {
    await until(`“${label}” to say ${expected}`, async () => expected.test(await this.says(label)), act);
  }

  /**
   * Presses one of the buttons that the row shows when the mouse is over it, until what that brings is there. The tree may scroll
   * to the next step under the mouse: then the row is gone to, again, as a person does. A tooltip of another row may lie over
   * it: it goes with the mouse.
   *
   * @param {string} label @param {string} action @param {Answer} answer
   */
  async clickAction(label, action, answer) {
    await until(`“${action}” of “${label}” to be answered`, answer, () => this.#clickAction(label, action));
  }

  async #clickAction(label, action) {
    try {
      const row = await this.show(label);
      await row.hover(shortly);
      await row.locator(`.actions a[aria-label="${action}"]`).click(shortly);
    } catch (error) {
      await this.#page.mouse.move(0, 0);
      throw error;
    }
  }

  /** Runs the commands of a step, with its button, and waits for what comes of it. */
  async run(label, expected) {
    const before = await this.says(label);
    // It may say more because of another step, as that it comes next: that is no answer yet.
    const isRun = (said) => (notRun.test(before) ? !notRun.test(said) : said !== before);
    await this.clickAction(label, 'Run Step', async () => isRun(await this.says(label)));
    await this.waitForRow(label, expected);
  }

  /**
   * Chooses from the menu that a right click on the row opens, until what that brings is there.
   *
   * @param {string} label @param {string} item @param {Answer} answer
   */
  async clickMenu(label, item, answer) {
    await until(`“${item}” of “${label}” to be answered`, answer, async () => {
      await this.#closeMenu(item);
      const row = await this.show(label);
      await row.locator('.label-name').click({ button: 'right', ...shortly });
      await this.#choose(item);
    });
  }

  /**
   * Clicks on a row, until what that brings is there; once in any case, for it may be there already.
   *
   * @param {string} label @param {Answer} answer
   */
  async clickRow(label, answer) {
    let isClicked = false;
    const isAnswered = async () => isClicked && isGiven(answer);
    await until(`the click on “${label}” to be answered`, isAnswered, async () => {
      await (await this.show(label)).locator('.label-name').click(shortly);
      isClicked = true;
    });
  }

  /** Unfolds a row, by its triangle. */
  async unfold(label) {
    await until(
      `“${label}” to be unfolded`,
      async () => (await (await this.show(label)).getAttribute('aria-expanded', shortly)) === 'true',
      async () => (await this.show(label)).locator('.monaco-tl-twistie').click(shortly),
    );
  }

  checkbox(label) {
    return this.row(label).locator('.custom-view-tree-node-item-checkbox');
  }

  /**
   * Clicks on the row's check box, until the row says that it is ticked or what the click is to bring is there. VS Code drops a
   * click on rows that are just being replaced, and shows the box as ticked until they are: the box itself is no proof.
   *
   * @param {string} label @param {Answer} [answer]
   */
  async tick(label, answer = async () => /, ticked/.test(await this.says(label))) {
    await until(`the tick of “${label}” to be taken`, answer, async () => {
      await this.show(label);
      await this.checkbox(label).click(shortly);
    });
  }

  /** A button of the view's header. */
  titleAction(name) {
    return this.header.locator(`.actions a[aria-label^="${name}"]`);
  }

  /** Presses a button of the view's header, until what that brings is there. @param {string} name @param {Answer} answer */
  async clickTitleAction(name, answer) {
    await until(`“${name}” to be answered`, answer, async () => {
      await this.header.hover(shortly);
      await this.titleAction(name).click(shortly);
    });
  }

  /**
   * Chooses from the menu behind the three dots of the view's header, until what that brings is there: VS Code draws the header
   * anew when a command has ended, and closes the menu under the mouse.
   *
   * @param {string} item @param {Answer} answer
   */
  async clickMore(item, answer) {
    const dots = '.actions a[aria-label="Views and More Actions…"], .actions a[aria-label="More Actions..."]';
    await until(`“${item}” to be answered`, answer, async () => {
      await this.#closeMenu(item);
      await this.header.hover(shortly);
      await this.header.locator(dots).click(shortly);
      await this.#choose(item);
    });
  }

  /** A menu that a turn before has left open would take the click. */
  async #closeMenu(item) {
    if (await this.#entry(item).isVisible()) await this.#page.keyboard.press('Escape');
  }

  #entry(item) {
    return this.#page.getByRole('menuitem', { name: item, exact: true }).first();
  }

  /** A menu hears the mouse's button only some time after it has opened: what came too early is done again. */
  async #choose(item) {
    const entry = this.#entry(item);
    await entry.waitFor(shortly);
    await waitFor(`the menu to close after ${item}`, async () => {
      await entry.click({ delay: 150, ...shortly }).catch(() => undefined);
      return !(await entry.isVisible());
    });
  }

  /** A button of the welcome view. */
  welcomeButton(name) {
    return this.pane.locator('.welcome-view-content .monaco-button', { hasText: name });
  }

  /** Presses a button of the welcome view, until what that brings is there. @param {string} name @param {Answer} answer */
  async clickWelcome(name, answer) {
    await until(`“${name}” to be answered`, answer, () => this.welcomeButton(name).click(shortly));
  }

  /**
   * Goes to a row by the arrow keys and presses a key on it, until what that brings is there: rows that are replaced meanwhile
   * take the focus with them.
   *
   * @param {string} label @param {string} key @param {Answer} answer
   */
  async pressOn(label, key, answer) {
    await until(`${key} on “${label}” to be answered`, answer, async () => {
      await this.goTo(label);
      await this.#page.keyboard.press(key);
    });
  }

  /** Goes to a row by the arrow keys, from the view that has the focus. */
  async goTo(label) {
    const focused = this.row(label).and(this.#page.locator('.focused'));
    await this.pane.locator('.monaco-list:focus').waitFor();
    await until(
      `the focus on “${label}”`,
      focused,
      async () => {
        await this.#page.keyboard.press('Home');
        for (let turn = 0; turn < 100 && (await focused.count()) === 0; turn++)
          await this.#page.keyboard.press('ArrowDown');
      },
      { patience: 500 },
    );
  }
}

/** What the row of a step says before its commands are run. */
const notRun = /, not run yet/;

/** The label that is exactly this, whatever parts of it are highlighted. @param {import('playwright-core').Page} page */
export function withLabel(page, label) {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return page.locator('.label-name').filter({ hasText: new RegExp(`^${escaped}$`) });
}

/** Brings a row fully on the screen. One that was drawn anew meanwhile is not: it is to be looked for again. */
function isOnScreen(row) {
  return row.scrollIntoViewIfNeeded({ timeout: 2_000 }).then(
    () => true,
    () => false,
  );
}
