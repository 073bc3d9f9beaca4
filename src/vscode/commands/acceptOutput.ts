import * as vscode from 'vscode';
import type { CommandId, Step } from '../../checklist/checklist';
import { lastOutcome } from '../../run/outcome';
import { UserFacingError } from '../../util/userFacingError';
import { toVisible } from '../../util/toVisible';
import { addAcceptance } from '../editor/acceptanceEdit';
import { acceptancesOf, type Acceptance } from '../editor/acceptOutput';
import { allCommandPlaces } from '../editor/checklistPlaces';
import { targetCommand, targetStep, type CommandContext, type CommandHandler } from './register';
import { confirmModally } from '../messages';

/**
 * Expects from now on what the failed command has printed: an edit of the checklist that is shown in words first, and
 * made when the person says so. VS Code's own preview of edits is not taken: it opens with each change unticked, and its
 * button then applies nothing (microsoft/vscode#200991). The release that runs keeps its own text.
 */
export const acceptOutput: CommandHandler = async (context, argument) => {
  const step = targetStep(context, argument);
  const proposal = await propose(context, failedCommands(step, context, argument));
  if (!proposal)
    throw new UserFacingError(
      'The checklist no longer has an expectation that this output could be put into: it was changed since the release started.',
    );
  const detail = describeChange(proposal);
  const title = `Expect from now on what “${step.title}” has printed?`;
  if (await confirmModally({ title, detail, button: 'Change the Checklist' })) await apply(proposal);
};

/** A change of the checklist's text as it was when it was proposed. */
interface Proposal {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly acceptances: readonly Acceptance[];
}

function failedCommands(step: Step, { controller }: CommandContext, argument: unknown): readonly CommandId[] {
  const chosen = targetCommand(argument);
  const { commands } = controller.release.session.state;
  return step.blocks
    .flatMap((block) => block.commands.map(({ id }) => id))
    .filter((id) => (chosen === undefined || id === chosen) && lastOutcome(commands.get(id)) === 'failed');
}

/** The checklist as it stands now may have been edited, but not saved, since the release has pinned it. */
async function propose(
  { controller, reader }: CommandContext,
  ids: readonly CommandId[],
): Promise<Proposal | undefined> {
  const { shown } = controller;
  if (shown.kind !== 'run') return undefined;
  const document = await vscode.workspace.openTextDocument(shown.uri);
  const { version } = document;
  const checklist = await reader.read(document);
  if (!checklist) return undefined;
  const acceptances = allCommandPlaces(checklist)
    .filter(({ command }) => ids.includes(command.id))
    .flatMap(({ command }) => {
      const state = shown.state.commands.get(command.id);
      return state?.kind === 'finished' ? acceptancesOf(command, state.last) : [];
    })
    .filter(({ line, text }) => document.lineAt(line).text.includes(text));
  return acceptances.length > 0 ? { document, version, acceptances } : undefined;
}

/** The lines as they are and as they would be, and what that does to the release that runs. */
function describeChange({ document, acceptances }: Proposal): string {
  const changes = acceptances.map(
    ({ line, text, form }) => `Line ${line + 1}\n−  ${inDialog(text)}\n+  ${inDialog(form)}`,
  );
  const name = vscode.workspace.asRelativePath(document.uri, false);
  return `${name}\n${changes.join('\n')}\n\nThis release goes on with the text that it was started with: the step stays failed in it.`;
}

/** How much of a line stands in the dialog, in UTF-16 code units. */
const longestLine = 200;

function inDialog(text: string): string {
  const visible = toVisible(text);
  return visible.length > longestLine ? `${visible.slice(0, longestLine - 1)}…` : visible;
}

async function apply({ document, version, acceptances }: Proposal): Promise<void> {
  if (document.version !== version)
    throw new UserFacingError(
      'The checklist has changed meanwhile. Nothing was changed in it: accept the output again.',
    );
  const edit = new vscode.WorkspaceEdit();
  for (const acceptance of acceptances) addAcceptance(edit, document, acceptance);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserFacingError('VS Code did not let the checklist be changed. Is it read-only?');
  const line = acceptances[0]?.line ?? 0;
  const end = document.lineAt(line).range.end;
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(end, end) });
}
