import type { BlockOptions, CodeBlock, Command, Step } from '../checklist/checklist';
import { doubtfulWords } from '../checklist/condition';
import { leavesFolder } from '../checklist/folderPath';
import { describeMatcher } from '../expectation/describeMatcher';
import { formatDuration } from '../expectation/formatExpectation';
import { fillPlaceholders, fillTypedText } from '../shell/fillPlaceholders';
import type { DryRun } from './dryRun';
import { shellOf } from './shellOf';

/** What the commands of a step would do, as lines without indentation. */
export function describeDryCommands(step: Step, dryRun: DryRun): readonly string[] {
  return step.blocks
    .filter(({ runnable }) => runnable)
    .flatMap((block) => [
      ...describeBlock(block, dryRun),
      ...block.commands.flatMap((command) => describeCommand(command, block, dryRun)),
    ]);
}

function describeBlock(block: CodeBlock, { inputs, checklist }: DryRun): readonly string[] {
  const { cwd, when, timeoutMs, retry, everyMs } = block.options;
  const place = cwd === undefined ? '' : `, in the folder ${cwd}`;
  const rules = [
    retry !== undefined && `up to ${retry} more times until its checks hold${everyText(everyMs)}`,
    timeoutMs !== undefined && `ended after ${formatDuration(timeoutMs)}`,
  ].filter((rule) => rule !== false);
  return [
    [
      `${block.inline === 'offered' ? 'offered, not run with the step:' : 'runs in'} ${runningShell(block, checklist.frontMatter.shell)}${place}`,
      ...rules,
    ].join('; '),
    ...(cwd !== undefined && leavesFolder(cwd) ? ['refused: the folder is outside the workspace folder'] : []),
    ...(when && !when.isUndecidable ? [describeCondition(when, inputs)] : []),
    ...doubtfulWords(block.options).map((word) => `asked before: “${word}” cannot be read`),
  ];
}

/** What says no more than that it is for a shell runs in the checklist's own, else in bash, unless a setting says otherwise. */
function runningShell(block: CodeBlock, own = 'bash'): string {
  const shell = shellOf(block);
  return shell === 'sh' ? own : shell;
}

function everyText(everyMs: number | undefined): string {
  return everyMs === undefined ? '' : `, every ${formatDuration(everyMs)}`;
}

function describeCondition(when: NonNullable<BlockOptions['when']>, inputs: DryRun['inputs']): string {
  const condition = `only when ${when.input} is ${when.value}`;
  const value = inputs[when.input];
  if (value === undefined) return `${condition}, which is not known yet`;
  return value === when.value ? `${condition}, as it is` : `not applicable: ${condition}; it is ${value || 'empty'}`;
}

function describeCommand(command: Command, block: CodeBlock, dryRun: DryRun): readonly string[] {
  const [first = '', ...more] = resolve(command, dryRun).split('\n');
  const details = [
    ...(command.onlyIf === undefined ? [] : [`not run with the step: “${command.onlyIf}”`]),
    ...kindText(command),
    ...openText(command, dryRun),
    ...confirmText(command, block, dryRun),
    ...checkText(command),
    ...differsText(command, dryRun),
  ];
  return [
    `${signs[command.kind]} ${first}`,
    ...more.map((line) => `  ${line}`),
    ...details.map((line) => `    ${line}`),
  ];
}

const signs: Readonly<Record<Command['kind'], string>> = {
  command: '$',
  session: '$',
  editor: '$',
  follow: '$',
  typed: '>',
};

/** With the values that are known; as it is written where one is not. */
function resolve({ text, destination }: Command, { shellParser, placeholders = {} }: DryRun): string {
  const filled =
    destination === undefined
      ? fillPlaceholders(shellParser, text, placeholders)
      : fillTypedText(text, destination, placeholders);
  return 'text' in filled ? filled.text : text;
}

function kindText({ kind, destination }: Command): readonly string[] {
  switch (kind) {
    case 'command':
      return [];
    case 'session':
      return ['opens a session; a person ends it, and says how it went'];
    case 'editor':
      return ['opens an editor; a person ends it, and says how it went'];
    case 'follow':
      return ['runs until a person stops it, and says what they have seen'];
    case 'typed':
      return [
        destination === 'editor'
          ? 'never run: a person pastes it into the editor'
          : 'never run here: typed into the session when a person says so',
      ];
  }
}

function openText({ placeholders }: Command, { placeholders: known = {} }: DryRun): readonly string[] {
  const open = placeholders.filter((name) => !Object.hasOwn(known, name));
  return open.length === 0 ? [] : [`asked before: ${open.join(', ')}`];
}

function confirmText(command: Command, { options }: CodeBlock, { production, release }: DryRun): readonly string[] {
  if (command.destination === 'editor') return [];
  const reasons = command.dangers.map(({ reason }) => reason).join(', ');
  if (reasons === '') return options.confirm === true || production ? ['confirmed before'] : [];
  const how = production ? ` by typing ${release ?? 'the name of the release'}` : '';
  return [`confirmed before${how}: it ${reasons}`];
}

function checkText({ kind, expectations }: Command): readonly string[] {
  if (kind !== 'command' && kind !== 'follow') return [];
  const checks = expectations.flatMap(({ matcher }) => (matcher.kind === 'review' ? [] : [describeMatcher(matcher)]));
  const sentences = expectations.flatMap(({ matcher }) => (matcher.kind === 'review' ? [matcher.sentence] : []));
  return [
    ...(checks.length === 0 ? [] : [`checked: ${checks.join('; ')}`]),
    ...sentences.map((sentence) => `compared by a person: “${sentence}”`),
  ];
}

function differsText({ id }: Command, { previous }: DryRun): readonly string[] {
  return previous?.differing.includes(id) ? [`changed or new since the last run, ${previous.release}`] : [];
}
