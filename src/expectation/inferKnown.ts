import type { Matcher } from './expectation';
import { innerCommand } from './innerCommand';
import { templatePattern } from './inferText';
import { exactWords } from './limit';
import { isMeasureWord } from './quantity';

/**
 * What an author says of a program's answer in other words than it prints: `Should be clean` of `git status`, `active` of
 * `systemctl status`, `exists` of `ls`. Only of a command that is that program alone.
 */
export function inferKnown(fact: string, command: string): readonly Matcher[] | undefined {
  const call = innerCommand(command);
  if (call === '' || /[|;&\n]/.test(call)) return undefined;
  const counted = inferListedCount(fact, call);
  if (counted) return counted;
  const words = fact
    .replace(/^(?:be|is|are|the (?:status|state) is)\s+/i, '')
    .replace(/^in (?:the |an? )?(?=\S+ (?:status|state|phase)$)/i, '')
    .replace(/\s+(?:status|state|phase)$/i, '')
    .replace(/^(?:STATUS|STATE|PHASE|Status|State|Phase)\s*(?:=|:|is)\s*(?=\w+$)/, '')
    .replace(/^["“`](\w+)["”`]$/, '$1');
  for (const { program, says, means } of answers) {
    if (program.test(call) && says.test(words)) return means(words);
  }
  return lists.test(call) ? inferNames(fact) : undefined;
}

/** One way to speak of a program's answer, and what the program prints then. */
interface Answer {
  readonly program: RegExp;
  readonly says: RegExp;
  readonly means: (words: string) => readonly Matcher[];
}

const succeeds: Answer['means'] = () => [{ kind: 'exit', codes: [0], negated: false }];
const isEmpty: Answer['means'] = () => [{ kind: 'empty' }];
const contains =
  (text: string): Answer['means'] =>
  () => [{ kind: 'contains', text, literal: true }];
const matches =
  (pattern: string): Answer['means'] =>
  () => [{ kind: 'regex', pattern, ignoreCase: false, negated: false }];
/** The word in each line of a listing, as the program writes it. */
const inEachLine: Answer['means'] = (words) => [{ kind: 'contains', text: words, literal: true, each: true }];

const isClean =
  /^(?:(?:git )?(?:status|repo|repository|(?:working|work) (?:tree|directory)|tree)?(?: (?:is|should be))? ?clean|nothing to commit(?:, working (?:tree|directory) clean)?|no (?:uncommitted |pending |local |unstaged )?changes)$/i;

const answers: readonly Answer[] = [
  { program: /^git status\b.*\s(?:-s|--short|--porcelain)\b/, says: isClean, means: isEmpty },
  { program: /^git status\b/, says: isClean, means: matches('nothing to commit, working (?:tree|directory) clean') },
  {
    program: /^git diff\b/,
    says: /^(?:no (?:diffs?|differences?|changes)|clean)(?: found)?$/i,
    means: isEmpty,
  },
  { program: /^git log\b.*\.\./, says: /^no (?:new |unpushed |other )?commits$/i, means: isEmpty },
  {
    program: /^git (?:branch --show-current|rev-parse --abbrev-ref HEAD|symbolic-ref --short HEAD)$/,
    says: /^(?:on )?`?(?:main|master|trunk|develop|dev|staging|production|release\/[\w.-]+)`?(?: branch)?$/,
    means: (words) => contains(words.replace(/^on | branch$|`/g, ''))(words),
  },
  { program: /^systemctl\b.*\sis-enabled\b/, says: /^(?:enabled|disabled|static|masked)$/, means: inEachLine },
  { program: /^systemctl\b.*\sis-active\b/, says: /^(?:active|inactive|failed)$/, means: inEachLine },
  {
    program: /^systemctl\b.*\sstatus\b/,
    says: /^(?:active|running|active (?:and running|\(running\)))$/i,
    means: contains('active (running)'),
  },
  {
    program: /^(?:nginx|openresty)\b.*\s-t\b/,
    says: /^(?:(?:the )?(?:syntax|config(?:uration)?|test|file) )*(?:is )?(?:ok|okay|successful|valid)$/i,
    means: contains('test is successful'),
  },
  {
    program: /^(?:apache2?ctl|httpd|apache2)\b.*\s(?:-t|configtest)\b/,
    says: /^(?:(?:the )?(?:syntax|config(?:uration)?|test) )*(?:is )?(?:ok|okay|valid)$/i,
    means: contains('Syntax OK'),
  },
  { program: /^redis-cli\b.*\sping$/i, says: /^pong$/, means: contains('PONG') },
  { program: /^pg_isready\b/, says: /^(?:accepting connections|ready)$/i, means: contains('accepting connections') },
  { program: /^mysqladmin\b.*\sping$/, says: /^(?:mysqld is )?alive$/i, means: contains('mysqld is alive') },
  {
    program: /^(?:terraform|tofu|terragrunt) plan\b/,
    says: /^(?:no (?:changes|drift|diff(?:erence)?s?)|nothing to (?:do|change))$/i,
    means: contains('No changes.'),
  },
  {
    program: /^(?:terraform|tofu|terragrunt) plan\b/,
    says: /^plan: \d+ to add, \d+ to change, \d+ to destroy$/i,
    means: (words) => contains(words.replace(/^p/, 'P'))(words),
  },
  {
    program: /^(?:flask db|alembic) current\b/,
    says: /^(?:[\da-f]{4,} )?\(head\)$/,
    means: (words) => contains(words)(words),
  },
  {
    program: /^kubectl\b.*\srollout status\b/,
    says: /^(?:(?:successfully )?rolled out|success(?:ful)?|complete[sd]?(?: successfully)?)$/i,
    means: contains('successfully rolled out'),
  },
  { program: /^helm status\b/, says: /^deployed$/i, means: contains('STATUS: deployed') },
  {
    program: /^kubectl\b.*\sget\b(?!.*\s(?:-o|--output|-w|--watch)\b)/,
    says: /^(?:Running|Ready|Bound|Active|Completed|Healthy|Synced|Available)$/,
    means: inEachLine,
  },
  {
    program: /^kubectl\b.*\sget\b(?!.*\s(?:-o|--output|-w|--watch)\b)/,
    says: /^\d{1,5} [\p{L}-]+ (?:in )?(?:the )?(?:Running|Ready|Bound)$/iu,
    means: (words) => [...inLines(words), { kind: 'contains', text: capital(words), literal: true, each: true }],
  },
  {
    program:
      /^(?:kubectl|oc)\b.*\sget\b(?!.*\s(?:-o|--output|-w|--watch)\b)|^docker (?:service|stack) (?:ls|services)\b/,
    says: /^(?:READY )?(\d{1,3})\/\1(?: (?:replicas?|pods?|containers?|ready))*$/i,
    means: (words) => inEachLine(/\d+\/\d+/.exec(words)?.[0] ?? words),
  },
  {
    program: /^(?:docker|podman) (?:container )?(?:ps|ls)\b(?!.*(?:--format|\s-\w*[aq]))/,
    says: /^\d{1,5} (?:[\p{L}-]+ )?containers?(?: (?:are )?(?:up|running))*$/iu,
    means: (words) => [...inLines(words), { kind: 'contains', text: 'Up', literal: true, each: true }],
  },
  { program: /^(?:docker|podman)(?:-compose)?\b.*\sps\b(?!.*--format)/, says: /^Up$/, means: inEachLine },
  { program: /^pm2 (?:list|ls|status)\b/, says: /^online$/, means: inEachLine },
  {
    program: /^(?:sha\d+sum|shasum|md5sum|b2sum)\b.*\s(?:-c|--check)\b/,
    says: /^(?:all )?ok$/i,
    means: () => inEachLine('OK'),
  },
  { program: /^(?:ls|stat|test|\[)\s(?!.*\*)/, says: /^(?:exists?|there|present)$/i, means: succeeds },
  {
    program:
      /^cargo (?:\+\w+ )?(?:fmt\b.*--check\b|clippy\b.*-D warnings\b)|^(?:pnpm |yarn )?(?:prettier\b.*\s(?:--check|-c)\b|(?:black|isort)\b.*\s--check\b|ruff (?:check|format\b.*\s--check)\b|eslint\b.*--max-warnings[ =]0\b|tsc\b.*--noEmit\b|mypy\b)|^(?:terraform|tofu) fmt\b.*\s-check\b/,
    says: /^(?:clean|formatted|no (?:issues|findings|problems|diffs?|changes)(?: found)?)$/i,
    means: succeeds,
  },
  { program: /^(?:which|command -v|type)\s/, says: /^(?:exists?|found|installed)$/i, means: succeeds },
  {
    program: /^minikube status\b/,
    says: /^(?:running|up)$/i,
    means: () => ['host', 'kubelet', 'apiserver'].flatMap((part) => contains(`${part}: Running`)('')),
  },
  {
    program: /^git rev-list\b.*--left-right\b.*--count\b|^git rev-list\b.*--count\b.*--left-right\b/,
    says: /^[`"]?\d+\s*[,/\s]\s*\d+[`"]?$/,
    means: (words) => matches(`^${words.replace(/[`"]/g, '').replace(/\D+/, '\\s+')}$`)(words),
  },
  {
    program: /^git rev-list\b.*--left-right\b.*--count\b|^git rev-list\b.*--count\b.*--left-right\b/,
    says: /^both (?:0|zero)$/i,
    means: matches('^0\\s+0$'),
  },
  {
    program:
      /^(?:terraform|tofu) validate\b|^docker(?: |-)compose\b.*\sconfig\b|^(?:yamllint|caddy validate|promtool check|visudo -c)\b/,
    says: /^(?:(?:the )?(?:config(?:uration)?|file|syntax) )?(?:is )?(?:ok|valid|success(?:ful)?)$/i,
    means: succeeds,
  },
];

/** `3 symlinks` of a command that lists. */
export function inferListedCount(words: string, command: string): readonly Matcher[] | undefined {
  const [, exact, least, digits, things = ''] = counted.exec(words) ?? [];
  if (digits === undefined || isOfTrouble.test(words) || isMeasureWord(things) || !listsThings.test(command))
    return undefined;
  const isLeast = exact === undefined && least !== undefined;
  return [{ kind: 'lines', comparison: isLeast ? '>=' : '=', value: Number(digits) }];
}

const counted = new RegExp(`^(?:(${exactWords}) |(at least |>= ?|≥ ?))?(\\d{1,6}) (\\p{L}+)$`, 'iu');

const isOfTrouble = /\b(?:errors?|warnings?|failures?|passed|failed|passing|OK)$/i;
const listsThings =
  /^(?:ls|find|grep|rg|git (?:branch|tag|ls-files|status)|kubectl get|docker ps)\b(?!.*(?:\s-c\b|\bwc\b))/;

function inLines(words: string): readonly Matcher[] {
  return [{ kind: 'lines', comparison: '=', value: Number(/\d+/.exec(words)?.[0]) }];
}

/** The last word, as programs write states. */
function capital(words: string): string {
  const word = words.split(' ').at(-1) ?? '';
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** Programs whose lines end in the names of files. */
const lists = /^(?:ls|find|tree|tar\s+-?\w*t\w*|unzip -l|git ls-files|npm pack|jar -?tf)\b/;

/** `index.html, main.js and assets/`: each of them is listed. */
function inferNames(fact: string): readonly Matcher[] | undefined {
  const list = fact.replace(/^(?:at least|the files?|files?:?)\s+/i, '');
  const names = list.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).map((name) => name.replace(/^`([^`]+)`$/, '$1'));
  if (names.length > 8 || !names.every((name) => isName.test(name))) return undefined;
  return names.map((name) => ({
    kind: 'regex',
    pattern: `(?:^|[\\s/"'])${templatePattern(name.replace(/\/$/, ''))}(?:[\\s/*@|="',:]|$)`,
    ignoreCase: false,
    negated: false,
  }));
}

/** Names with an ending or a folder's sign; a version has none. */
const isName = /^(?=.*[A-Za-z])(?!v?\d+(?:\.\w+)*$)[\w@-]*(?:[./][\w@-]+)*(?:\.[A-Za-z]\w{0,7}|\/)$/;
