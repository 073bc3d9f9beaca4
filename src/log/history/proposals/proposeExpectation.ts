import type { CodeBlock, Command, Step } from '../../../checklist/checklist';
import { allCommands, allSteps } from '../../../checklist/steps';
import { evaluate } from '../../../expectation/evaluate';
import { formatExpectation } from '../../../expectation/formatExpectation';
import { commandOutcome } from '../../../run/outcome';
import type { CommandFinished } from '../../../run/runEvent';
import { applyChange, fewestReleases, type LineChange, type Proposal, type ProposalSource } from './proposal';

/** More lines than these are no value to look for, but a report to read. */
const mostLines = 3;
const longestLine = 120;

/** Where people have compared the same output in every release, a check can do it. */
export function proposeExpectation(step: Step, source: ProposalSource): readonly Proposal[] {
  return step.blocks.flatMap((block) =>
    block.commands.flatMap((command): readonly Proposal[] => {
      const results = comparedResults(step, command, source);
      const lines = sameLines(results);
      if (!lines) return [];
      const change = changeOf({ block, command, lines, results }, source);
      const { id, title, line } = step;
      return [
        {
          ...{ kind: 'expectation', step: id, title, line },
          why: `In all ${results.length} releases a person compared the output of “${firstLine(command.text)}”, and it was the same each time.`,
          what: change
            ? 'Let a check compare it: an expectation in place of the comment.'
            : `Let a check compare it: an expectation such as “= ${lines[0] ?? ''}”.`,
          ...(change ? { change } : {}),
        },
      ];
    }),
  );
}

/** Empty unless the command was run and then compared by a person in every release that ran it. */
function comparedResults(step: Step, { id, text }: Command, { runs }: ProposalSource): readonly CommandFinished[] {
  const ran = runs.flatMap(({ state, texts }) => {
    const known = state.commands.get(id);
    if (known?.kind !== 'finished' || texts.get(id) !== text) return [];
    const settled = state.steps.get(step.id);
    const isCompared = known.last.outcome === 'review' && settled?.kind === 'passed' && settled.how === 'attested';
    return [isCompared ? known.last : undefined];
  });
  const compared = ran.flatMap((each) => each ?? []);
  return compared.length === ran.length && ran.length >= fewestReleases ? compared : [];
}

/** The output's lines, when it was whole, short and the same each time. */
function sameLines(results: readonly CommandFinished[]): readonly string[] | undefined {
  const texts = results.map(({ result }) =>
    result.kind === 'exited' && result.output.complete && result.output.omittedBytes === 0
      ? result.output.head.trim()
      : undefined,
  );
  const [first] = texts;
  if (first === undefined || first === '' || texts.some((text) => text !== first)) return undefined;
  const lines = first.split('\n').map((line) => line.trim());
  const isShort = lines.length <= mostLines && lines.every((line) => line !== '' && line.length <= longestLine);
  return isShort && !first.includes('‹redacted') ? lines : undefined;
}

interface Compared {
  readonly block: CodeBlock;
  readonly command: Command;
  readonly lines: readonly string[];
  readonly results: readonly CommandFinished[];
}

/** The author's comment, declared; only where the checklist, read again, would have let every one of the releases pass. */
function changeOf({ block, command, lines, results }: Compared, source: ProposalSource): LineChange | undefined {
  const open = command.expectations.filter(({ matcher }) => matcher.kind === 'review');
  const [first] = open;
  const text = source.text.split(/\r?\n/)[first?.line ?? -1] ?? '';
  const [, prefix] = /^([\s>]*#\s*)\S/.exec(text) ?? [];
  const isInBlock = first && first.line > block.line && first.line < block.endLine;
  if (!isInBlock || prefix === undefined || open.some(({ line }) => line !== first.line)) return undefined;
  const indent = prefix.slice(0, prefix.indexOf('#'));
  const forms = lines.map((line) => `${indent}# expect: ${formatExpectation({ kind: 'equals', text: line })}`);
  const change = { line: first.line, removed: 1, lines: forms };
  const after = allSteps(source.parse(applyChange(source.text, change)));
  const now = after.flatMap(allCommands).find(({ id }) => id === command.id);
  if (now?.text !== command.text) return undefined;
  return results.every((result) => wouldPass(now, result)) ? change : undefined;
}

function wouldPass(command: Command, { result }: CommandFinished): boolean {
  if (result.kind !== 'exited') return false;
  const { exitCode, durationMs, output } = result;
  const observation = { exitCode, durationMs, output: output.head, outputComplete: true, programs: command.programs };
  return commandOutcome(command.kind, result, evaluate(command.expectations, observation)) === 'passed';
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
