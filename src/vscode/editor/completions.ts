import { assertNever } from '../../util/assertNever';
import type { Checklist, InputDeclaration } from '../../checklist/checklist';
import { variableName } from '../../checklist/variableName';
import { allCommandPlaces } from './checklistPlaces';
import type { CompletionPlace } from './completionPlace';
import {
  demandDocs,
  frontMatterDocs,
  grammarDocs,
  inputDocs,
  optionDocs,
  productionDocs,
  type KeyDoc,
} from './keyDocs';

/** One thing that can be put in, as a snippet of VS Code. */
export interface Completion {
  readonly kind: 'keyword' | 'key' | 'variable' | 'value';
  readonly label: string;
  readonly snippet: string;
  /** Markdown. */
  readonly doc: string;
}

/** What can be put in at a place, the likeliest first. */
export function completionsFor(place: CompletionPlace, checklist: Checklist): readonly Completion[] {
  const { inputs } = checklist.frontMatter;
  switch (place.kind) {
    case 'expectation':
      return grammarDocs.map(({ key, snippet, doc }) => {
        return { kind: 'keyword', label: key, snippet: place.needsSpace ? ` ${snippet}` : snippet, doc };
      });
    case 'comment':
      return [{ kind: 'keyword', label: 'expect:', snippet: 'expect: $0', doc: 'What the command above must give.' }];
    case 'language':
      return languages;
    case 'option':
      return [...optionDocs, ...(place.ofStep ? demandDocs : [])]
        .filter(({ key }) => !place.taken.includes(key))
        .map((option) => toOption(option, inputs));
    case 'when-input':
      return inputs.map(({ name, description }) => toValue(name, `${name}:$0`, description));
    case 'when-value':
      return valuesOf(inputs.find(({ name }) => name === place.input)).map((value) => toValue(value, escape(value)));
    case 'variable':
      return variablesOf(checklist).map(({ label, doc }) => {
        return { kind: 'variable', label, snippet: `${label}${place.close && '\\}'}`, doc };
      });
    case 'front-matter':
      return keysUnder(place.parents)
        .filter(({ key }) => !place.taken.includes(key))
        .map(toKey);
    default:
      return assertNever(place);
  }
}

const languages: readonly Completion[] = [
  { kind: 'keyword', label: 'bash', snippet: 'bash', doc: 'Commands to run.' },
  { kind: 'keyword', label: 'expect', snippet: 'expect', doc: 'What the last command of the block above must give.' },
  { kind: 'keyword', label: 'console', snippet: 'console', doc: 'Commands after a `$`, and what they print.' },
];

/** `when` with the inputs that there are to choose from. */
function toOption(option: KeyDoc, inputs: readonly InputDeclaration[]): Completion {
  // A condition asks for a value that is chosen rather than typed.
  const names = [...inputs.filter(({ choices }) => choices), ...inputs.filter(({ choices }) => !choices)];
  const isChoice = option.key === 'when' && names.length > 0;
  const snippet = isChoice ? `when=\${1|${names.map(({ name }) => name).join(',')}|}:\${2:value}` : option.snippet;
  return { kind: 'key', label: option.key, snippet, doc: option.doc };
}

function toKey({ key, snippet, doc }: KeyDoc): Completion {
  return { kind: 'key', label: key, snippet, doc };
}

function toValue(label: string, snippet: string, doc = ''): Completion {
  return { kind: 'value', label, snippet, doc };
}

function valuesOf(input: InputDeclaration | undefined): readonly string[] {
  return input?.choices ?? (input?.default === undefined ? [] : [input.default]);
}

/** Inputs, what the front matter sets, and what is captured from outputs. */
function variablesOf(checklist: Checklist): readonly { label: string; doc: string }[] {
  const { inputs, env } = checklist.frontMatter;
  const captures = allCommandPlaces(checklist).flatMap(({ command }) =>
    command.expectations.flatMap(({ matcher }) => (matcher.kind === 'capture' ? [matcher.name] : [])),
  );
  return [
    ...inputs.map(({ name, description }) => ({
      label: variableName(name),
      doc: `The input \`${name}\`${description === undefined ? '' : `: ${plain(description)}`}`,
    })),
    ...Object.keys(env).map((label) => ({ label, doc: 'Set in the front matter.' })),
    ...[...new Set(captures)].map((label) => ({ label, doc: 'Captured from an output.' })),
  ];
}

function keysUnder(parents: readonly string[]): readonly KeyDoc[] {
  const [first, second] = parents;
  if (first === undefined) return frontMatterDocs;
  if (first === 'production' && parents.length === 1) return productionDocs;
  if (first !== 'inputs' || second === undefined || parents.length > 2) return [];
  return second === '-'
    ? [{ key: 'name', snippet: 'name: $1', doc: 'The name of the input.' }, ...inputDocs]
    : inputDocs;
}

/** A text that a snippet gives as it is. */
function escape(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** An author's text in our Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
}
