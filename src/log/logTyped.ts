import type { Command } from '../checklist/checklist';
import type { TypedCommand } from '../run/runState';
import { excerptOf } from './excerpt';
import { commandLimits } from './logCommand';
import { nameOf, type LogContext } from './logContext';
import { codeSpan, fencedBlock } from './markdownText';

/** What was typed into a session, each time; what was left to the person, as the checklist says it. */
export function renderTyped({ id, text, destination }: Command, context: LogContext): readonly string[] {
  const times = context.state.typed.get(id) ?? [];
  if (times.length > 0)
    return times.flatMap((each, index) => [...(index > 0 ? [''] : []), ...renderTime(each, context)]);
  const where = destination === 'editor' ? 'For the editor, pasted by hand' : 'For the session, not typed from here';
  return [...fencedBlock(excerptOf([text], commandLimits).join('\n'), 'text'), '', `${where}.`];
}

function renderTime({ at, by, commandLine, session }: TypedCommand, { timeOf }: LogContext): readonly string[] {
  const typed = fencedBlock(excerptOf([commandLine], commandLimits).join('\n'), 'text');
  return [...typed, '', `Typed by ${nameOf(by)} into the session of ${codeSpan(session)}, ${timeOf(at)}.`];
}
