import type { FieldValue, RecordField, RecordForm } from '../checklist/recordFields';
import { stateOf } from '../run/demands';
import type { RunState } from '../run/runState';
import { asksForOutcome, factFor, isOutcome, outcomeOf } from './knownFacts';
import type { LogContext } from './logContext';

/** A field of the checklist with what the run knows of it. */
export interface FilledField {
  readonly label: string;
  /** As it stands behind the label. */
  readonly value: string;
  /** What the template says, where that is another value. */
  readonly template?: string;
}

export interface FilledRecord {
  readonly fields: readonly FilledField[];
  /** The text of each form. */
  readonly forms: readonly string[];
}

/**
 * The checklist's own fields and summary forms, filled from what the run knows. What it does not know stays as the author
 * left it: a field that is not filled is left out of the list, and stays blank in a form.
 */
export function fillRecord(context: LogContext): FilledRecord {
  const record = context.record();
  return {
    fields: record.fields.flatMap((field) => {
      const value = valueOf(field, context);
      if (value === undefined) return [];
      const template =
        field.value.kind === 'written' && field.value.text !== value ? { template: field.value.text } : {};
      return [{ label: field.label, value, ...template }];
    }),
    forms: record.forms.map((form) => fillForm(form, context)),
  };
}

function valueOf({ label, value }: RecordField, { checklist, state }: LogContext): string | undefined {
  if (value.kind === 'choice') return chosen(value, state);
  if (asksForOutcome(label)) return value.kind === 'blank' ? outcomeOf(state) : undefined;
  return factFor(label, checklist, state);
}

/** Ticked, or chosen, where exactly one option says the outcome; else the outcome, and what the checklist offers for it. */
function chosen({ text, options }: Extract<FieldValue, { kind: 'choice' }>, state: RunState): string {
  const outcome = state.finished?.outcome ?? 'open';
  const fitting = options.filter(({ words }) => isOutcome(words, outcome));
  const [option] = fitting;
  if (!option || fitting.length > 1) {
    const offered = options.map(({ words }) => words).join(', ');
    return state.finished ? `${outcomeOf(state)} (the checklist offers: ${offered})` : outcomeOf(state);
  }
  if (!option.box) return option.words;
  const box = text[option.box.start] === '[' ? '[x]' : '☑';
  return text.slice(0, option.box.start) + box + text.slice(option.box.end);
}

function fillForm({ lines, first, fields }: RecordForm, context: LogContext): string {
  const byLine = new Map(fields.map((field) => [field.line, field]));
  return lines
    .map((words, index) => {
      const field = byLine.get(first + index);
      const value = field && valueOf(field, context);
      if (field && value !== undefined) return words.slice(0, words.lastIndexOf(field.value.text)) + value;
      return retick(words, context);
    })
    .join('\n');
}

/** The author's ticks in a form are an example: a box is ticked only where a step with the same words was passed. */
function retick(words: string, context: LogContext): string {
  const [, lead = '', title] = /^(\s*[-*+]\s+)\[[ xX]\]\s+(.*)$/.exec(words) ?? [];
  return title === undefined ? words : `${lead}[${isTicked(title, context) ? 'x' : ' '}] ${title}`;
}

function isTicked(title: string, { stepsTitled, state }: LogContext): boolean {
  return stepsTitled(title).some((step) => ['passed', 'signed'].includes(stateOf(step, state).kind));
}
