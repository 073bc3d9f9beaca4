import { LineCounter, isMap, parseDocument, type Document } from 'yaml';
import type { Problem } from '../util/problem';
import { nearest } from '../util/spelling';
import type { FrontMatter } from './checklist';
import { readInputs } from './frontMatterInputs';
import { findLostFrontMatter } from './lostFrontMatter';
import type { SourceText } from './sourceText';
import { YamlReader } from './yamlReader';

/** The YAML between two `---` lines at the start of a file. */
export interface FrontMatterReading {
  readonly frontMatter: FrontMatter;
  /** How many lines it takes, both `---` included; 0 when there is none. */
  readonly lines: number;
  readonly problems: readonly Problem[];
}

/** Reads front matter. That of a site generator, which has none of our own keys, is left alone but for its title. */
export function readFrontMatter(source: SourceText): FrontMatterReading {
  const lines = countLines(source.lines);
  const lost = findLostFrontMatter(source, lines);
  if (lines === 0 || lost.length > 0) return { frontMatter: empty, lines, problems: lost };
  const text = source.lines.slice(1, lines - 1).join('\n');
  const isOurs = ourKey.test(text);
  const read = isOurs ? text : (titleLines.exec(text)?.[0] ?? '');
  if (read === '') return { frontMatter: empty, lines, problems: [] };
  const lineCounter = new LineCounter();
  const document = parseDocument(read, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  const yaml = new YamlReader(document, lineCounter, source);
  if (!isOurs) return { frontMatter: readForeign(document, yaml), lines, problems: [] };
  yaml.reportSyntaxErrors();
  const errors = [...yaml.problems];
  const frontMatter = readKeys(document, yaml);
  // What a broken text seems to say besides is mostly no mistake of the author's.
  return { frontMatter, lines, problems: errors.length > 0 ? errors : yaml.problems };
}

const empty: FrontMatter = { inputs: [], env: {}, signOff: [] };
/** Keys that no site generator has: one of them makes the front matter ours. */
const ourKey = /^(?:inputs|log|sign-off|production)[ \t]*:/m;
/** The title, and the lines that go on with it: of another tool's keys the others are none of our business. */
const titleLines = /^(?:title|'title'|"title")[ \t]*:.*(?:\n[ \t]+.*)*/m;
const knownKeys = ['title', 'inputs', 'log', 'shell', 'env', 'production', 'sign-off'];

function countLines(lines: readonly string[]): number {
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return 0;
  const end = lines.findIndex((line, i) => i > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  return end < 0 ? 0 : end + 1;
}

function readForeign(document: Document, yaml: YamlReader): FrontMatter {
  const title = document.errors.length === 0 ? yaml.scalarText(yaml.valueOf(document.contents, 'title')) : undefined;
  return title === undefined ? empty : { ...empty, title };
}

function readKeys(document: Document, yaml: YamlReader): FrontMatter {
  const root = document.contents;
  if (!isMap(root)) return empty;
  yaml.reportUnknownKeys(root, knownKeys, 'front matter');
  const inputs = readInputs(yaml.valueOf(root, 'inputs'), yaml);
  const title = yaml.readText(root, 'title');
  const log = yaml.readText(root, 'log');
  reportPathNames(root, inputs, yaml);
  const shell = yaml.readText(root, 'shell');
  const production = readProduction(root, inputs, yaml);
  return {
    inputs,
    env: yaml.readTextMap(root, 'env'),
    signOff: yaml.readPlacedTexts(root, 'sign-off').map(({ text, line }) => ({ role: text, line })),
    ...(title !== undefined && { title }),
    ...(log !== undefined && { log }),
    ...(shell !== undefined && { shell }),
    ...(production && { production }),
  };
}

/** Names in the log's path that nothing is put in for: no release could begin. */
function reportPathNames(root: unknown, inputs: FrontMatter['inputs'], yaml: YamlReader): void {
  const node = yaml.valueOf(root, 'log');
  const known = ['date', 'version', 'title', ...inputs.filter(({ secret }) => !secret).map(({ name }) => name)];
  for (const [, name = ''] of (yaml.scalarText(node) ?? '').matchAll(/\{([^{}]*)\}/g)) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const names = [...new Set(known)].map((each) => `{${each}}`).join(', ');
    const message = `{${name}} is none of what the log's path can name: ${names}.${near === undefined ? '' : ` Did you mean {${near}}?`}`;
    yaml.report('undeclared-input', message, node);
  }
}

function readProduction(
  root: unknown,
  inputs: FrontMatter['inputs'],
  yaml: YamlReader,
): FrontMatter['production'] | undefined {
  const node = yaml.valueOf(root, 'production');
  if (yaml.isNull(node)) return undefined;
  const input = yaml.readText(node, 'input');
  const values = yaml.readTextList(node, 'values');
  if (input === undefined || values.length === 0) {
    yaml.report('invalid-front-matter', 'Write production as "input: environment" and "values: [production]".', node);
    return undefined;
  }
  const declared = inputs.find(({ name }) => name === input);
  if (!declared) {
    yaml.report(
      'undeclared-input',
      `"${input}" is no input: declare it under "inputs", or no run is ever a production run.`,
      node,
    );
  }
  const { choices } = declared ?? {};
  for (const value of choices ? values.filter((each) => !choices.includes(each)) : []) {
    const message = `"${value}" is no choice of "${input}", so it makes no run a production run. The choices are ${(choices ?? []).join(', ')}.`;
    yaml.report('impossible-condition', message, node);
  }
  return { input, values };
}
