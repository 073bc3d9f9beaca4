import type { Step } from '../checklist/checklist';
import type { Attachment } from '../run/runState';
import { formatBytes } from './formatTime';
import { nameOf, type LogContext } from './logContext';
import { codeSpan } from './markdownText';

/** What people have given beside the step's result: its evidence, who stands behind it, files. A list under its line. */
export function renderDemands(step: Step, context: LogContext): readonly string[] {
  return [...evidenceLine(step, context), ...approvalsLine(step, context), ...attachedLine(step, context)];
}

/** Every file on record, with the digest that it had then; nothing when there is none. */
export function renderAttachments(context: LogContext): readonly string[] {
  const { attachments } = context.state;
  if (attachments.length === 0) return [];
  return [
    '## Attached files',
    '',
    'The files are not part of this record; what they were is told by their digests.',
    '',
    '| File | Size | SHA-256 | On | By | When (UTC) |',
    '|---|---|---|---|---|---|',
    ...attachments.map((attachment) => attachmentRow(attachment, context)),
  ];
}

function evidenceLine({ id, evidence }: Step, { state, timeOf }: LogContext): readonly string[] {
  const given = state.evidence.get(id);
  if (!evidence || !given) return [];
  return [`- Evidence: ${linkOrCode(given.value)}, given by ${nameOf(given.by)}, ${timeOf(given.at)}`];
}

/** An address can be followed; anything else is shown as it is. */
function linkOrCode(value: string): string {
  return /^https?:\/\/[\w.~:/?#@!$&()*+,;=%'[\]-]{1,500}$/.test(value) ? `<${value}>` : codeSpan(value);
}

function approvalsLine({ id, approvals }: Step, { state, timeOf }: LogContext): readonly string[] {
  if (approvals === undefined) return [];
  const given = state.approvals.get(id) ?? [];
  const names = given.map(({ by, at }) => `${nameOf(by)}, ${timeOf(at)}`).join('; ');
  return given.length === 0 ? [] : [`- Approved ${given.length} of ${approvals}: ${names}`];
}

function attachedLine({ id }: Step, { state }: LogContext): readonly string[] {
  const paths = state.attachments.filter(({ step }) => step === id).map(({ path }) => codeSpan(path));
  return paths.length === 0 ? [] : [`- Attached: ${paths.join(', ')}`];
}

function attachmentRow({ path, bytes, sha256, step, by, at }: Attachment, context: LogContext): string {
  const placed = context.stepOf(step);
  const on = placed ? context.titleOf(placed.step).replace(/(?<!\\)\|/g, '\\|') : 'the release';
  const file = codeSpan(path).replaceAll('|', '\\|');
  return `| ${[file, formatBytes(bytes), codeSpan(sha256), on, nameOf(by), context.timeOf(at)].join(' | ')} |`;
}
