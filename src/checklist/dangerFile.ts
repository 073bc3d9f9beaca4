import { LineCounter, isMap, isSeq, parseDocument } from 'yaml';
import { defaultReason, type DeclaredDanger } from '../shell/declaredDanger';
import type { Problem } from '../util/problem';
import { createSourceText } from './sourceText';
import { YamlReader } from './yamlReader';

/** The file at the top of a workspace folder in which a team says what is dangerous for it. */
export const dangerFileName = '.release-checklist.yaml';

export interface DangerFile {
  readonly dangers: readonly DeclaredDanger[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a list such as
 * ```yaml
 * dangerous:
 *   - program: acme
 *     subcommands: [promote, region move]
 *     flags: [--live]
 *     reason: moves customers
 * ```
 * Never throws. An entry that cannot be read is a problem; the others count all the same.
 */
export function readDangerFile(text: string): DangerFile {
  const { dangers, problems } = readList(text);
  return { dangers, problems: problems.map(inDangerFile) };
}

/** The reader is that of front matter, whose text begins on the second line. */
function inDangerFile({ code: found, range: { start, end }, ...problem }: Problem): Problem {
  const range = { start: { ...start, line: start.line - 1 }, end: { ...end, line: end.line - 1 } };
  return { ...problem, code: found.startsWith('unknown') ? 'unknown-danger-key' : code, range };
}

function readList(text: string): DangerFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  const yaml = new YamlReader(document, lineCounter, createSourceText(`---\n${text}`));
  const root = document.contents;
  for (const { message, pos } of document.errors.slice(0, 1))
    yaml.reportAt(code, `This is no valid YAML: ${firstLine(message)}`, pos[0]);
  if (root === null) return { dangers: [], problems: yaml.problems };
  if (!isMap(root)) {
    yaml.report(code, 'Write a list under the key "dangerous".', root);
    return { dangers: [], problems: yaml.problems };
  }
  yaml.reportUnknownKeys(root, ['dangerous'], dangerFileName);
  const list = yaml.valueOf(root, 'dangerous');
  if (!yaml.isNull(list) && !isSeq(list)) yaml.report(code, '"dangerous" must be a list.', list);
  const items = isSeq(list) ? list.items : [];
  return { dangers: items.flatMap((item) => readEntry(yaml.resolve(item), yaml)), problems: yaml.problems };
}

const code = 'invalid-danger';

function readEntry(node: unknown, yaml: YamlReader): readonly DeclaredDanger[] {
  if (!isMap(node)) {
    yaml.report(code, 'Each entry has a "program", and may have "subcommands", "flags" and a "reason".', node);
    return [];
  }
  yaml.reportUnknownKeys(node, ['program', 'subcommands', 'flags', 'reason'], 'a dangerous command');
  const before = yaml.problems.length;
  const program = yaml.readText(node, 'program')?.trim() ?? '';
  const subcommands = yaml.readTextList(node, 'subcommands');
  const flags = yaml.readTextList(node, 'flags');
  const reason = yaml.readText(node, 'reason') ?? defaultReason;
  if (yaml.problems.length === before && !/^\S+$/.test(program))
    yaml.report(
      code,
      'Name the program, in one word: what stands behind it goes under "subcommands" or "flags".',
      node,
    );
  for (const flag of flags.filter((each) => !/^-\S+$/.test(each)))
    yaml.report(
      code,
      `"${flag}" is no flag: it does not begin with "-", or has white space in it.`,
      yaml.valueOf(node, 'flags'),
    );
  // What is read in part could find less than was meant.
  return yaml.problems.length > before ? [] : [{ program, subcommands, flags, reason }];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
