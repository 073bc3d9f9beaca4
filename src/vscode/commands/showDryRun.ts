import * as vscode from 'vscode';
import type { Checklist } from '../../checklist/checklist';
import { renderDryRun } from '../../run/dryRun';
import { isProduction } from '../../run/inputs';
import { UserFacingError } from '../../util/userFacingError';
import type { CommandContext, CommandHandler } from './register';
import { resultUri } from './showOutput';

/** Opens the checklist as it would be run, or as the rest of the release would be, in a document that cannot be edited. */
export const showDryRun: CommandHandler = async (context) => {
  const { shown } = context.controller;
  if (shown.kind === 'nothing') throw new UserFacingError('Open a checklist to see how it would be run.');
  const { shellParser } = await context.services();
  const text = renderDryRun({ checklist: shown.checklist, shellParser, ...whatIsKnown(context) });
  const title = shown.kind === 'run' ? shown.state.started.release : shown.checklist.title;
  const document = await vscode.workspace.openTextDocument(resultUri(`Dry run of ${title}`, text));
  await vscode.window.showTextDocument(document, { preview: true });
};

type Known = Omit<Parameters<typeof renderDryRun>[0], 'checklist' | 'shellParser'>;

function whatIsKnown({ controller: { shown } }: CommandContext): Known {
  if (shown.kind === 'nothing') return { inputs: {}, production: false };
  if (shown.kind === 'preview') return knownBefore(shown.checklist);
  const { started, placeholders } = shown.state;
  const { release, inputs, production, previous } = started;
  return { release, inputs, production, placeholders, ...(previous === undefined ? {} : { previous }) };
}

/** Before a release only the defaults are known. */
function knownBefore({ frontMatter }: Checklist): Known {
  const inputs = Object.fromEntries(
    frontMatter.inputs.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  );
  return { inputs, production: isProduction(frontMatter, inputs) };
}
