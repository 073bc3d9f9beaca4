import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../util/disposable';
import { acceptOutput } from './acceptOutput';
import { compareLog } from './compareLog';
import { commitLog, commitLogAndTag } from './commitLog';
import { addNote, attest, markNotApplicable, override, reject, reopen, sign, skip, toggleStep } from './decideStep';
import { abort, closeRelease, finish, startRollback } from './finishRelease';
import { registerComparisonDocuments } from '../logs/comparisonDocuments';
import { registerPinnedDocuments } from '../logs/pinnedDocuments';
import { approve, attachFile, fillEvidence } from './giveEvidence';
import { newChecklist } from './newChecklist';
import { openChecklist, openLog, revealStep, showTerminal } from './openParts';
import { registerHandlers, type CommandContext } from './register';
import { renderLog } from './renderLog';
import { resumeRelease } from './resumeRelease';
import { leaveLog, revealInChecklist, revealInLog, verifyAgain } from './reviewLog';
import { runCommand, runNext, runStep, runStepFromStart, stop } from './runStep';
import { showDryRun } from './showDryRun';
import { copyOutput, registerResultDocuments, showDifference } from './showOutput';
import { showProposal, showReport } from './showReport';
import { startRelease } from './startRelease';
import { testAgainstOutput } from './testAgainstOutput';
import { copyText, typeCommand } from './typeCommand';

/** Registers every command of the extension but those that only a view can answer. */
export function registerCommands(context: CommandContext, extensionUri: vscode.Uri): Disposable {
  const store = new DisposableStore();
  store.add(registerResultDocuments());
  store.add(registerPinnedDocuments());
  store.add(registerComparisonDocuments(async () => (await context.services()).shellParser));
  store.add(
    registerHandlers(context, {
      startRelease,
      resumeRelease,
      runNext,
      runStep,
      runStepFromStart,
      runCommand,
      stop,
      typeCommand,
      copyText,
      showDryRun,
      showReport,
      showProposal,
      attest,
      reject,
      reopen,
      sign,
      skip,
      markNotApplicable,
      override,
      addNote,
      approve,
      fillEvidence,
      attachFile,
      toggleStep,
      startRollback,
      finish,
      abort,
      closeRelease,
      commitLog,
      commitLogAndTag,
      renderLog,
      openLog,
      openChecklist,
      revealStep,
      revealInLog,
      revealInChecklist,
      leaveLog,
      backToRelease: leaveLog,
      verifyAgain,
      compareLog,
      showTerminal,
      showDifference,
      acceptOutput,
      copyOutput,
      testAgainstOutput,
      newChecklist: newChecklist(extensionUri),
    }),
  );
  return store;
}
