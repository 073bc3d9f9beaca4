import type { CodeBlock, Step } from '../../../checklist/checklist';
import { formatElapsed } from '../../formatTime';
import { median } from '../median';
import { withOption } from './options';
import { fewestReleases, type Proposal, type ProposalSource } from './proposal';

const minute = 60_000;
/** Nobody waits for what is over so soon. */
const worthALimit = 30_000;

/** A command that takes its time, or once took much longer than usual, can be ended when it hangs. */
export function proposeTimeout(step: Step, source: ProposalSource): readonly Proposal[] {
  return step.blocks.flatMap((block): readonly Proposal[] => {
    const times = timesOf(block, source);
    const usual = median(times);
    if (usual === undefined || times.length < fewestReleases || block.options.timeoutMs !== undefined) return [];
    const worst = Math.max(...times);
    if (worst < worthALimit || !block.commands.every(({ kind }) => kind === 'command')) return [];
    const limit = limitOf(Math.max(4 * usual, 2 * worst));
    const change = withOption(step, block, `timeout=${limit}`, source);
    const { id, title, line } = step;
    return [
      {
        ...{ kind: 'timeout', step: id, title, line },
        why: `In ${times.length} releases its longest command took ${formatElapsed(usual)} as a rule, and ${formatElapsed(worst)} at worst.`,
        what: `End a command that hangs: timeout=${limit}, at least twice the longest so far.`,
        ...(change ? { change } : {}),
      },
    ];
  });
}

/** The longest command of the block in each release that ran all of them to their end, as they are now. */
function timesOf({ commands }: CodeBlock, { runs }: ProposalSource): readonly number[] {
  return runs.flatMap(({ state, texts }) => {
    const times = commands.flatMap(({ id, text }) => {
      const known = state.commands.get(id);
      const isSame = texts.get(id) === text;
      return isSame && known?.kind === 'finished' && known.last.result.kind === 'exited'
        ? known.last.result.durationMs
        : [];
    });
    return commands.length > 0 && times.length === commands.length ? Math.max(...times) : [];
  });
}

function limitOf(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / minute);
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
