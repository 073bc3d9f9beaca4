import type { Checklist, Section, Step } from '../checklist/checklist';
import { allSteps } from '../checklist/steps';
import { variableName } from '../checklist/variableName';
import type { ShellParser } from '../shell/shellScript';
import { toVisible } from '../util/toVisible';
import { describeDryCommands } from './dryRunCommand';
import type { InputValues } from './inputs';
import { isStepForFailure } from '../checklist/forFailure';
import { canRun, countedSteps, hasCommands } from './progress';

/** What is known before, or in the middle of, a run. */
export interface DryRun {
  readonly checklist: Checklist;
  readonly shellParser: ShellParser;
  /** What is released; absent when nobody has said it yet. */
  readonly release?: string;
  /** Values that are known; secret ones are not shown. */
  readonly inputs: InputValues;
  readonly production: boolean;
  /** Values for placeholders that were given already. */
  readonly placeholders?: Readonly<Record<string, string>>;
  /** Commands that were not in the last run's checklist, and that run's release. */
  readonly previous?: { readonly release: string; readonly differing: readonly string[] };
}

/**
 * The whole checklist as it would be run: every step, what would run, in which shell and folder, what would be asked,
 * confirmed and checked, and what is left to a person. Plain text, with no control characters but line ends and tabs.
 */
export function renderDryRun(dryRun: DryRun): string {
  const { checklist } = dryRun;
  const sections = checklist.sections.flatMap((section) => renderSection(section, dryRun));
  return `${[...renderHead(dryRun), ...sections].map(toVisible).join('\n')}\n`;
}

function renderHead(dryRun: DryRun): readonly string[] {
  const { checklist, release, production } = dryRun;
  const steps = countedSteps(checklist, undefined);
  const running = steps.filter(canRun).length;
  return [
    `Dry run: ${[checklist.title, release].filter(Boolean).join(', ')}`,
    'Nothing was run. This is what a release would do, step by step.',
    '',
    `Steps: ${steps.length}; ${running} with commands, ${steps.length - running} by hand`,
    ...(production ? ['Production: every command is confirmed before it runs'] : []),
    ...renderVariables(dryRun),
    ...renderOpen(dryRun),
  ];
}

function renderVariables({ checklist: { frontMatter }, inputs }: DryRun): readonly string[] {
  const env = Object.entries(frontMatter.env).map(([name, value]) => `  ${name}=${value}`);
  const declared = frontMatter.inputs.map(({ name, secret, required }) => {
    const value = inputs[name] ?? '';
    const known = secret ? '(secret, asked for at the start)' : value === '' ? notKnown(required) : value;
    return `  ${variableName(name)}=${known}`;
  });
  const lines = [...env, ...declared];
  return lines.length === 0 ? [] : ['Variables of its terminals:', ...lines];
}

function notKnown(required: boolean): string {
  return required ? '(asked for at the start)' : '(asked for at the start, may be left empty)';
}

function renderOpen({ checklist, placeholders = {} }: DryRun): readonly string[] {
  const all = allSteps(checklist).flatMap(({ blocks }) => blocks.flatMap(({ commands }) => commands));
  const names = [...new Set(all.flatMap((command) => command.placeholders))];
  const open = names.filter((name) => !Object.hasOwn(placeholders, name));
  return open.length === 0 ? [] : [`Placeholders, asked for once each, before their first command: ${open.join(', ')}`];
}

function renderSection(section: Section, dryRun: DryRun): readonly string[] {
  const steps = section.steps.flatMap((step) => renderStep(step, '', dryRun));
  const inner = section.sections.flatMap((child) => renderSection(child, dryRun));
  if (steps.length + inner.length === 0) return [];
  const heading = section.title === '' ? [] : [`${'#'.repeat(section.level)} ${section.title}${phaseNote(section)}`];
  return ['', ...heading, ...steps, ...inner];
}

function phaseNote({ phase }: Section): string {
  switch (phase) {
    case 'rollback':
      return ' (only after the rollback was started)';
    case 'reference':
      return ' (to look up; not part of the release)';
    case 'main':
    case 'sign-off':
      return '';
  }
}

function renderStep(step: Step, indent: string, dryRun: DryRun): readonly string[] {
  const children = step.children.flatMap((child) => renderStep(child, `${indent}  `, dryRun));
  const details = describeStep(step, dryRun).map((line) => `${indent}    ${line}`);
  return [`${indent}- ${step.title}`, ...details, ...children];
}

function describeStep(step: Step, dryRun: DryRun): readonly string[] {
  const waits = step.requires ? [`only after: ${step.requires.map((id) => titleOf(id, dryRun)).join(', ')}`] : [];
  const refused = step.blocks.flatMap(({ reason, language }) =>
    reason === undefined || language === 'expect' ? [] : [`not run: ${reason}`],
  );
  const commands = describeDryCommands(step, dryRun);
  return [...waits, ...refused, ...commands, ...byHand(step)];
}

function byHand(step: Step): readonly string[] {
  if (step.signOff) return [`signed by a person: ${step.signOff.role}`];
  if (isStepForFailure(step)) return ['only in that case: no part of the release'];
  if (step.children.length > 0 || hasCommands(step)) return [];
  return [canRun(step) ? 'or by hand: a person may tick it instead' : 'by hand: a person ticks it'];
}

function titleOf(id: string, { checklist }: DryRun): string {
  return `“${allSteps(checklist).find((step) => step.id === id)?.title ?? id}”`;
}
