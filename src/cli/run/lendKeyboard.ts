import type { Step } from '../../checklist/checklist';
import { allCommands } from '../../checklist/steps';
import type { HeadlessShells } from '../../node/headless/headlessShells';
import type { OpenRun } from '../../node/openRun';
import { nextTyped } from '../../run/typing';
import type { Disposable } from '../../util/disposable';
import { UserFacingError } from '../../util/userFacingError';
import { showText } from './showText';
import type { Terminal } from './terminal';

/** Ctrl-]: the key with which telnet is spoken to, which no program has for anything else. */
const typingKey = '\x1d';

/** The keyboard of a step that runs: to be taken back at its end. */
export interface LentKeyboard {
  /** Resolves when nothing is asked or typed any more. Rejects with what went wrong in that. */
  end(): Promise<void>;
}

/**
 * Gives the keyboard to each command of the step while it runs: Ctrl-C too, which ends the command and not the release. One
 * key is ours as long as a session is open for which the checklist has lines: it types the next of them there.
 */
export function lendKeyboard(
  { session, shells }: OpenRun<HeadlessShells>,
  step: Step,
  terminal: Terminal,
): LentKeyboard {
  let keyboard: Disposable | undefined;
  let isRunning = false;
  let typing = Promise.resolve();

  const takeBack = (): void => {
    keyboard?.dispose();
    keyboard = undefined;
  };
  const give = (): void => {
    if (isRunning) keyboard ??= terminal.lendKeyboard(onKeys);
  };
  const onKeys = (keys: string): void => {
    if (keys.includes(typingKey) && nextTyped(session.state, step) !== undefined) {
      takeBack();
      typing = typing.then(typeNext).finally(give);
      typing.catch(() => undefined); // Told at the end.
      return;
    }
    // Before the command takes keys, Ctrl-C takes it back.
    if (!shells.press(keys) && keys.includes('\x03')) session.stop();
  };
  const typeNext = async (): Promise<void> => {
    const command = nextTyped(session.state, step);
    if (command === undefined) return;
    try {
      if ((await session.typeCommand(step.id, command)) === 'declined')
        terminal.line('Nothing was typed: it was not confirmed.');
      offerNext();
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      terminal.line(terminal.style.bad(error.message));
    }
  };
  /** What the key would type now. */
  const offerNext = (): void => {
    const next = nextTyped(session.state, step);
    const command = allCommands(step).find(({ id }) => id === next);
    if (command) terminal.line(terminal.style.attention(showText(command.text, 'Ctrl-] types there: ')));
  };

  const listener = session.onDidChange(({ type }) => {
    if (type === 'command-finished') {
      isRunning = false;
      takeBack();
    }
    if (type !== 'command-started') return;
    isRunning = true;
    give();
    offerNext();
  });
  return {
    end: async () => {
      isRunning = false;
      takeBack();
      listener.dispose();
      await typing;
    },
  };
}
