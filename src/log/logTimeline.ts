import type { RunEvent } from '../run/runEvent';
import { countOf } from './formatTime';
import { nameOf, type LogContext } from './logContext';
import { outcomeWords } from './logHeader';
import { tellStepEvent } from './tellStepEvent';

/** More lines before the rollback are told by the steps themselves. */
const mostBefore = 40;

/** What happened in a release that was rolled back, and in its rollback, in order of time: every attempt and decision. */
export function renderTimeline(context: LogContext, events: readonly RunEvent[]): readonly string[] {
  const { rollback } = context.state;
  if (!rollback) return [];
  const told = [...events]
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .flatMap((event) => {
      const words = tell(event, context);
      return words === undefined ? [] : [{ at: event.at, line: `- ${context.timeOf(event.at)} ${words}` }];
    });
  const left = Math.max(0, told.filter(({ at }) => at < rollback.at).length - mostBefore);
  return [
    '## Timeline',
    '',
    ...(left === 0 ? [] : [`- … ${countOf(left, 'line')} left out; the steps below tell them`]),
    ...told.slice(left).map(({ line }) => line),
  ];
}

/** What came of an event; `undefined` of what other parts of the log tell. */
function tell(event: RunEvent, context: LogContext): string | undefined {
  const by = nameOf(event.by);
  switch (event.type) {
    case 'run-started':
      return `the release was started by ${by}`;
    case 'run-resumed':
      return `the release was resumed by ${by}`;
    case 'rollback-started':
      return `**the rollback was started** by ${by}`;
    case 'run-finished':
      return `the release was ended by ${by}: ${outcomeWords[event.outcome]}`;
    default:
      return tellStepEvent(event, context);
  }
}
