import { stateOf } from '../run/demands';
import type { StepState } from '../run/runState';
import { nameOf, type LogContext } from './logContext';
import type { PlacedStep } from './logOutline';
import { countOf } from './formatTime';
import { escapeText } from './markdownText';

/** More lines before the rollback are told by the steps themselves. */
const mostBefore = 30;

/** What happened until the rollback, and in it, in order of time; each line is one step's last word. */
export function renderStory(context: LogContext): readonly string[] {
  const { rollback, startedAt, startedBy, finished } = context.state;
  if (!rollback) return [];
  const events = context.steps.flatMap((placed) => eventOf(placed, context)).sort((a, b) => (a.at < b.at ? -1 : 1));
  const before = events.filter(({ at }) => at <= rollback.at);
  const shown = before.slice(-mostBefore);
  const left = before.length - shown.length;
  const line = (at: string, words: string): string => `- ${context.timeOf(at)}: ${words}`;
  return [
    'In order of time, each step with its last result:',
    '',
    line(startedAt, `the release was started by ${nameOf(startedBy)}`),
    ...(left === 0 ? [] : [`- … ${countOf(left, 'step')}, listed below`]),
    ...shown.map(({ at, words }) => line(at, words)),
    line(rollback.at, `**the rollback was started** by ${nameOf(rollback.by)}: ${escapeText(rollback.reason)}`),
    ...events.filter(({ at }) => at > rollback.at).map(({ at, words }) => line(at, words)),
    ...(finished ? [line(finished.at, `the release was ended by ${nameOf(finished.by)}`)] : []),
  ];
}

interface StoryEvent {
  readonly at: string;
  readonly words: string;
}

function eventOf({ step, section }: PlacedStep, context: LogContext): readonly StoryEvent[] {
  const current = stateOf(step, context.state);
  if (!('finishedAt' in current)) return [];
  const where = section.phase === 'rollback' ? 'rollback: ' : '';
  return [{ at: current.finishedAt, words: `${where}${context.titleOf(step)}, ${wordsOf(current)}` }];
}

function wordsOf(step: Extract<StepState, { readonly finishedAt: string }>): string {
  switch (step.kind) {
    case 'passed':
      return `${step.how} (${nameOf(step.by)})`;
    case 'signed':
      return `signed (${escapeText(step.name)})`;
    case 'failed':
      return '**failed**';
    case 'errored':
      return '**result unknown**';
    case 'review':
      return 'to be compared';
    case 'incomplete':
      return 'done, evidence or approvals missing';
    case 'notApplicable':
      return `not applicable (${nameOf(step.by)})`;
    case 'skipped':
    case 'overridden':
      return `**${step.kind}** (${nameOf(step.by)})`;
  }
}
