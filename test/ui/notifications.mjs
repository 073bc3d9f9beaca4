import { shortly, until } from './until.mjs';

/** @typedef {import('./until.mjs').Answer} Answer */

/** The messages at the lower right. */
export class Notifications {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** The message that holds this text. */
  toast(text) {
    return this.#page.locator('.notification-toast').filter({ hasText: text });
  }

  /** Waits until a message has been given: it is there or, where it has withdrawn by now, in the list behind the bell. */
  async waitFor(text) {
    const message = this.#anywhere(text).first();
    const bell = this.#page.locator('[id="status.notifications"]');
    const isSeen = await message.waitFor({ timeout: 15_000 }).then(
      () => true,
      () => false,
    );
    if (!isSeen) await until(`the message “${text}”`, message, () => bell.click(shortly), { patience: 10_000 });
  }

  /**
   * Presses a button of a message, until what that brings is there.
   *
   * @param {string} text @param {string} button @param {Answer} answer
   */
  async click(text, button, answer) {
    await until(`“${button}” of “${text}” to be answered`, answer, async () => {
      await this.waitFor(text);
      const message = this.#anywhere(text).first();
      await message.hover(shortly); // It stays for as long as the mouse is over it.
      await message.getByRole('button', { name: button, exact: true }).click(shortly);
    });
  }

  async dismissAll() {
    const toast = this.#page.locator('.notification-toast').first();
    await until(
      'no message to be shown',
      async () => !(await toast.isVisible()),
      async () => {
        await toast.hover(shortly);
        await toast.locator('.codicon-notifications-clear').click(shortly);
      },
      { patience: 500 },
    );
  }

  #anywhere(text) {
    return this.#page
      .locator('.notification-toast:visible, .notifications-center:visible .notification-list-item')
      .filter({ hasText: text });
  }
}
