import * as vscode from 'vscode';
import type { Step } from '../../checklist/checklist';
import { formatExpectation } from '../../expectation/formatExpectation';
import type { CommandFinished, RecordedOutput } from '../../run/runEvent';
import type { RunState } from '../../run/runState';
import type { Disposable } from '../../util/disposable';
import { UserFacingError } from '../../util/userFacingError';
import { rowOf, targetCommand, targetStep, type CommandContext, type CommandHandler } from './register';

const scheme = 'release-checklist-result';

/** Opens the diff editor: what the checklist expects of the step's command, beside what it printed. */
export const showDifference: CommandHandler = async (context, argument) => {
  const { state, step } = shownStep(context, argument);
  const finished = resultOf(state, step, argument);
  const expected = finished.verdicts.map(({ expectation }) => formatExpectation(expectation.matcher)).join('\n');
  await vscode.commands.executeCommand(
    'vscode.diff',
    resultUri(`${step.title}: expected`, expected),
    resultUri(`${step.title}: found`, outputText(finished)),
    `${step.title}: expected ↔ found`,
  );
};

/** Puts what the step's command printed on the clipboard. */
export const copyOutput: CommandHandler = async (context, argument) => {
  const { state, step } = shownStep(context, argument);
  const finished = resultOf(state, step, argument);
  await vscode.env.clipboard.writeText(outputText(finished));
  vscode.window.setStatusBarMessage(`Copied the output of “${step.title}”.`, 5000);
};

/** Serves both sides of the difference; their text travels in the address. */
export function registerResultDocuments(): Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => uri.query,
  });
}

/** The step with the run whose result is meant: a row of the view is of the log while one is read there. */
function shownStep(context: CommandContext, argument: unknown): { readonly state: RunState; readonly step: Step } {
  const contents = context.reviewer.review?.contents;
  const row = rowOf(argument);
  return contents?.kind === 'run' && row && row.kind !== 'section'
    ? { state: contents.context.state, step: row.step }
    : { state: context.controller.release.session.state, step: targetStep(context, argument) };
}

/** The command of the row, else the first that did not pass, else the last that ran. */
function resultOf(state: RunState, step: Step, argument: unknown): CommandFinished {
  const chosen = targetCommand(argument);
  const results = step.blocks
    .flatMap((block) => block.commands)
    .filter(({ id }) => chosen === undefined || id === chosen)
    .flatMap(({ id }) => {
      const command = state.commands.get(id);
      return command?.kind === 'finished' ? [command.last] : [];
    });
  const result = results.find(({ outcome }) => outcome !== 'passed') ?? results.at(-1);
  if (!result) throw new UserFacingError(`No command of “${step.title}” has been run in this release.`);
  return result;
}

function outputText({ result }: CommandFinished): string {
  switch (result.kind) {
    case 'exited':
      return `${printed(result.output)}\n(exit ${result.exitCode})\n`;
    case 'unknown':
      return `${result.output ? printed(result.output) : ''}\n(${result.reason})\n`;
    case 'not-started':
      return `(${result.reason})\n`;
  }
}

function printed({ head, tail, omittedBytes }: RecordedOutput): string {
  return omittedBytes === 0 ? head : `${head}\n… ${omittedBytes} bytes left out …\n${tail}`;
}

/** A document that holds this text, for as long as it is shown. */
export function resultUri(title: string, text: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${title.replace(/[/\\?#]/g, ' ')}.txt`, query: text });
}
