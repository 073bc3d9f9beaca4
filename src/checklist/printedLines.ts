import type { CommandKind } from '../shell/shellScript';
import { OpenCommand } from './openCommand';
import { programs, wordPrograms } from './programs';
import { withoutPrompts, type PromptedText } from './prompt';

/**
 * A script without prompts in which an author shows below a command what it prints: lines that no shell command can be, such
 * as a table under capitals, `deployment.apps/web configured`, a status line, JSON. They are left empty in the script, and are
 * the output of the command above. `kindsOf` tells what kinds of commands a script has: below one that opens a session, lines are typed
 * there.
 */
export function readPrinted(text: string, kindsOf: (script: string) => readonly CommandKind[]): PromptedText {
  if (!mayShow.test(text) || holdsStructure.test(text)) return withoutPrompts(text);
  const lines = text.split('\n');
  const printed = findPrinted(lines, kindsOf);
  if (printed.size === 0) return withoutPrompts(text);
  return {
    script: lines.map((line, i) => (printed.has(i) ? '' : line)).join('\n'),
    columns: [],
    outputLines: [...printed].map((line) => ({ line, text: lines[line] ?? '' })),
  };
}

/** Whether a text is a table from its first line on, as programs print it: `NAME   READY   STATUS`. */
export function isPrintedTable(text: string): boolean {
  const [first = '', second = ''] = text.trim().split('\n', 2);
  return isTableHead.test(first.trim()) && isRow.test(second.trim());
}

/** A line that goes before the lines of its kind, up to one that is of no such kind. */
type Run = 'table' | 'json' | 'headers' | 'lines';

/** What a script with printed lines has in it somewhere below its first line; most have nothing of it. */
const mayShow =
  /\n[ \t]*(?:[A-Z][A-Z()-]+(?: [A-Z()-]+)*(?: {2,}|\t)|HTTP\/\d|[{[]|[✓✔✅✖❌⚠]|\(no |[A-Za-z][\w.-]*[/:]|[\w.-]+ "|\[?\d|\[[A-Z]|[A-Z][a-z]|(?:expect|output|result|should|you )|={3,}|(?:ok|pong|active|inactive|enabled|disabled|running|healthy|true|false)[ \t]*(?:\n|$))/u;

/** Loops, branches, functions: their lines are no commands of their own. */
const holdsStructure =
  /^[ \t]*(?:if|for|while|until|case|select|function)\s|\(\)\s*\{|^[ \t]*[{(][ \t]*\n(?!\s*["{\]])/m;

const isListHead =
  /^(?:[✓✔✅☑](?!.*\b(?:run|execute|type|enter|invoke|call|do|use)\b).*|(?:expect(?:ed|ation)s?|(?:sample |example )?outputs?|results?|(?:pass|success|acceptance) criteria|(?:you )?should (?:see|show|print|return|list))(?: [\p{L} ]{2,30})?)[:：]$/iu;

/** What stands below such a head: bullets, or an indented line that is no command. */
function isListed(line: string): boolean {
  return /^\s*[-*•]\s/.test(line) || (/^\s{2,}\S/.test(line) && !isSurelyCommand(line.trim()));
}

/** Joins, redirections and expansions of the shell. */
const hasOperator = /&&|\|\||;(?:\s|$)|\s\|\s|[\s\d]>>?[\s&]|\$[({\w]|`|\\$/;

/** Whether a line can only be meant for a shell: its first word is a program, a path, an assignment or a cmdlet, or an operator stands in it. */
function isSurelyCommand(words: string): boolean {
  const [first = ''] = words.split(/\s/, 1);
  return (
    programs.has(first) ||
    programs.has(first.toLowerCase()) ||
    /^(?:(?:\.{1,2}|~)?\/\S*$|~$|\w+\+?=|[A-Z][a-z]+-[A-Z]\w+$|[\\"'$!<>&|;(])/.test(first) ||
    hasOperator.test(words)
  );
}

function findPrinted(
  lines: readonly string[],
  kindsOf: (script: string) => readonly CommandKind[],
): ReadonlySet<number> {
  const printed = new Set<number>();
  const open = new OpenCommand();
  const above: string[] = [];
  let run: Run | undefined;
  let isHeaded = false;
  for (const [i, line] of lines.entries()) {
    const words = line.trim();
    if (open.isOpen) {
      above.push(line);
      open.follow(line);
      continue;
    }
    if (words === '' || words.startsWith('#')) {
      if (run !== 'json') run = undefined;
      continue;
    }
    // `✓ Should list:`, and what is listed.
    if (printed.has(i - 1) && isHeaded && isListed(line)) {
      printed.add(i);
      continue;
    }
    isHeaded = isListHead.test(words);
    if (isHeaded && above.length > 0 && isListed(lines[i + 1] ?? '')) {
      printed.add(i);
      run = undefined;
      continue;
    }
    const isRightBelow = above.length > 0 && lines[i - 1]?.trim() !== '' && !/^\s*#/.test(lines[i - 1] ?? '');
    const next: Run | undefined = above.length === 0 ? undefined : runOf(words, run, { isRightBelow, lines, at: i });
    if (next !== undefined && run === undefined && kindsOf(above.join('\n')).some(takesLines)) return new Set();
    run = next;
    if (run !== undefined) {
      printed.add(i);
      if (run === 'json' && endsJson.test(line)) run = 'lines';
      continue;
    }
    above.push(line);
    open.follow(line);
  }
  return printed;
}

/** Below what opens a session or an editor, lines are typed there. */
function takesLines(kind: CommandKind): boolean {
  return kind !== 'command' && kind !== 'follow';
}

/** No group of the shell begins so: a key with its colon, an object, a text without a variable. */
const beginsJson = /^\s*(?:"[^"]*"\s*:|\{\s*(?:"[^"]*"\s*:|$)|"[^"$]*",?\s*$)/;
const endsJson = /^[}\]],?\s*$/;

interface LinePlace {
  /** No blank line and no comment between it and what stands above. */
  readonly isRightBelow: boolean;
  readonly lines: readonly string[];
  readonly at: number;
}

/** What a line belongs to that the command above prints; `undefined` where it may be a command. */
function runOf(words: string, run: Run | undefined, { isRightBelow, lines, at }: LinePlace): Run | undefined {
  if (run === 'json') return 'json';
  if (run === 'headers' && isHeader.test(words)) return 'headers';
  if (run === 'table' && isTableRow(words)) return 'table';
  if (isTableHead.test(words) && isRow.test((lines[at + 1] ?? '').trim())) return 'table';
  if (/^HTTP\/\d(?:\.\d)? [1-5]\d\d(?: |$)/.test(words)) return 'headers';
  if (/^[{[]$/.test(words) && beginsJson.test(lines[at + 1] ?? ''))
    return lines.slice(at + 1).some((line) => endsJson.test(line)) ? 'json' : undefined;
  if (isPrintedAnywhere.test(words)) return 'lines';
  return isRightBelow && isPrintedBelow(words) ? 'lines' : undefined;
}

/** Words in capitals, two blanks or a tab between them. */
const isTableHead = /^[A-Z][A-Z\d()%/-]*(?: [A-Z\d()%/-]+)*(?:(?: {2,}|\t+)[A-Z][A-Z\d()%/-]*(?: [A-Z\d()%/-]+)*)+$/;
const isRow = /^\S.*(?: {2,}|\t)\S/;
const isHeader = /^[A-Za-z][\w-]*: \S/;

/** A row below a table's head. A path may stand first in it; an option may not follow the first word, as it does in `./deploy  --all`. */
function isTableRow(words: string): boolean {
  if (!isRow.test(words) || /^\S+\s+--?[A-Za-z]/.test(words)) return false;
  return !isSurelyCommand(words) || (/^\/\S/.test(words) && !hasOperator.test(words));
}

/** What programs print and no shell reads, wherever it stands. */
const isPrintedAnywhere =
  /^(?:\{\s*"[^"]*"\s*:.*\}|\[\{\s*"[^"]*"\s*:.*\]|[✓✔✅✖❌⚠]\S{0,1}\s.*|\((?:no|empty) (?:output|results?|rows?)\b[^)]*\)|\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*\s.*|={3,} .* ={3,})$/u;

/** The same, of what only stands right below its command. */
function isPrintedBelow(words: string): boolean {
  if (hasOperator.test(words)) return false;
  if (tellsChange.test(words)) return true;
  if (isSurelyCommand(words) || /\s--?[a-z]/.test(words)) return false;
  if (belowShapes.some((shape) => shape.test(words))) return true;
  const [first = ''] = words.split(/\s/, 1);
  return /^[A-Z]/.test(words) && isToldState.test(words) && !wordPrograms.has(first.toLowerCase());
}

const done =
  '(?:created|configured|unchanged|patched|deleted|restarted|scaled|labell?ed|annotated|replaced|exposed|edited|approved|cordoned|uncordoned|drained|evicted|paused|resumed|tainted|untainted|autoscaled|reconciled|(?:image|env|resource requirements) updated|rolled back|condition met|successfully rolled out|pruned|serverside-applied)';

/** Kinds that a cluster names without their group. */
const resource =
  '(?:pods?|services?|configmaps?|secrets?|namespaces?|nodes?|serviceaccounts?|endpoints|events?|limitranges?|resourcequotas?|replicationcontrollers?|deployments?|daemonsets?|statefulsets?|replicasets?|jobs?|cronjobs?|ingress(?:es)?|routes?|projects?|roles?|rolebindings?|clusterroles?|clusterrolebindings?|networkpolic(?:y|ies)|storageclass(?:es)?|persistentvolume(?:claim)?s?|horizontalpodautoscalers?|poddisruptionbudgets?|customresourcedefinitions?)';

/** `deployment.apps/web configured`, `pod "web-1" deleted`, `node/n1 already cordoned`. */
const tellsChange = new RegExp(
  `^(?:${resource}|[a-z]+(?:\\.[a-z][a-z\\d-]*)+)(?:/\\S+|\\s"[^"]+")\\s(?:already |successfully )?${done}(?: .*)?$`,
);

const belowShapes: readonly RegExp[] = [
  // `registry.example.com/team/app:1.2.3`, an address, a version, a number, a digest.
  /^(?:[\w-]+(?:\.[\w-]+)+(?::\d+)?\/[\w./-]+:[\w.-]+|https?:\/\/\S+|v?\d+(?:\.\d+)*%?|sha256:[0-9a-f]{12,}|[0-9a-f]{40,64})$/,
  // A word as programs print a state.
  /^(?:ok|OK|pong|PONG|active|inactive|enabled|disabled|running|healthy|true|false|[A-Z][a-z]+(?:[A-Z][a-z]+)*)$/,
  // `[INFO] listening`, `INFO: ready`, `key: "value"` of YAML.
  /^\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|NOTICE|SUCCESS|OK|PASS|FAIL)\]?:?\s+\S/,
];

/** `Status: SUCCESS`, `Apply complete! Resources: 3 added`, `Successfully tagged app:1`; what names an act is written for people. */
const isToldState = new RegExp(
  '^(?!(?:note|tip|hint|step|warning|important|todo|example|usage|then|next|and|or|if|when|also|now|see|verify|check|ensure|confirm|make|run|open|wait|use|set|add|expected?|should)\\b)' +
    '(?:[A-Z][\\w ]{1,30}: {1,20}\\S.*|[A-Z][^\\s_]*\\s.*\\b(?:successful(?:ly)?|completed?|succeeded|passed|up to date|already exists|not found|listening on)\\b.*)$',
  'i',
);
