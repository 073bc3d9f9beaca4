import { compilePattern } from '../expectation/pattern';
import type { EvidenceSlot } from './checklist';
import type { OptionIssue } from './infoString';

/** What a step asks of people beside its result, before it counts as done. */
export interface StepDemands {
  readonly evidence?: EvidenceSlot;
  /** How many different people must stand behind it. */
  readonly approvals?: number;
}

/** Takes `evidence=…` and `approvals=…` out of the words of a `step:` comment; the others are options of its commands. */
export function takeDemands(words: readonly string[]): {
  readonly demands: StepDemands;
  readonly rest: readonly string[];
  readonly issues: readonly OptionIssue[];
} {
  const read = words.map((word) => ({ word, demand: readDemand(word) }));
  return {
    demands: Object.assign({}, ...read.map(({ demand }) => demand?.demands ?? {})) as StepDemands,
    rest: read.flatMap(({ word, demand }) => (demand ? [] : [word])),
    issues: read.flatMap(({ demand }) => demand?.issues ?? []),
  };
}

/** Whether a word's key is one that only a step can have, not a command block. */
export function isDemandKey(key: string): boolean {
  return key === 'evidence' || key === 'approvals';
}

interface ReadDemand {
  readonly demands: StepDemands;
  readonly issues: readonly OptionIssue[];
}

function readDemand(word: string): ReadDemand | undefined {
  const [, key = '', value] = /^(evidence|approvals)(?:=(.*))?$/is.exec(word) ?? [];
  switch (key.toLowerCase()) {
    case 'evidence':
      return readEvidence(word, unquoted(value ?? ''));
    case 'approvals':
      return readApprovals(word, unquoted(value ?? ''));
    default:
      return undefined;
  }
}

/** A pattern that cannot be read still asks for evidence: what was meant to be asked must not go unasked. */
function readEvidence(word: string, value: string): ReadDemand {
  if (value === '') return { demands: { evidence: {} }, issues: [] };
  const [, literal, flag] = /^\/(.+)\/(i?)$/s.exec(value) ?? [];
  const ignoreCase = flag === 'i';
  const pattern = literal?.replaceAll('\\/', '/') ?? value;
  const compiled = compilePattern(pattern, ignoreCase);
  if ('pattern' in compiled) return { demands: { evidence: { pattern, ignoreCase } }, issues: [] };
  const message = `"${word}" cannot be read as a regular expression: ${compiled.error}. Anything is taken as evidence.`;
  return { demands: { evidence: {} }, issues: [{ code: 'invalid-info-value', word, message }] };
}

/** A number that cannot be read still asks for more than one person. */
function readApprovals(word: string, value: string): ReadDemand {
  if (/^[1-9]$/.test(value)) return { demands: { approvals: Number(value) }, issues: [] };
  const message = `"${word}" cannot be read: write approvals=2, from 1 to 9. It counts as 2.`;
  return { demands: { approvals: 2 }, issues: [{ code: 'invalid-info-value', word, message }] };
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2');
}
