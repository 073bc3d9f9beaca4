/** A command, and the words by which an author can mean it. */
export interface NamedCommand {
  readonly index: number;
  readonly text: string;
  /** The command and the comments right above it, in lower case. */
  readonly topic: string;
}

/** The one command of several that words name, and what they say of it. */
export interface NamedWords {
  readonly command: NamedCommand;
  /** Without the words that only name the command: `returns 200` of `The second command returns 200`. */
  readonly words: string;
  /** Whether the words that are left begin with what the command does: the command is their subject. */
  readonly isSubject: boolean;
  /** It was counted to, and the number may be that of another thing: a step of the document. */
  readonly isGuess?: true;
}

/**
 * Which of a block's commands words speak of: by its number (`Step 2: …`, `The second command …`, `El primer comando …`),
 * by its own text (`` `redis-cli ping` returns … ``) or by an address that it alone asks (`/metrics returns …`).
 */
export function findNamed(words: string, commands: readonly NamedCommand[]): NamedWords | undefined {
  const text = words.replaceAll('**', '').trim();
  return byNumber(text, commands) ?? byText(text, commands) ?? byAddress(text, commands);
}

/** Whether words name a command by its number, be there such a command or not. */
export function namesNumber(words: string): boolean {
  return numberIn(words.replaceAll('**', '').trim()) !== undefined;
}

function byNumber(text: string, commands: readonly NamedCommand[]): NamedWords | undefined {
  const found = numberIn(text);
  if (found === undefined) return undefined;
  const { number, rest: words, isStep } = found;
  const isSubject = !/[:：]/.test(text.slice(0, text.length - words.length));
  const commented = number === 'last' ? undefined : commentedAs(number, commands);
  if (commented) return { command: commented, words, isSubject };
  const command = nth(number, commands);
  return command && { command, words, isSubject, ...(isStep && { isGuess: true }) };
}

/** The command under a comment that numbers it: `# Step 2: restart`, `# 2. restart`. */
function commentedAs(number: number, commands: readonly NamedCommand[]): NamedCommand | undefined {
  const own = new RegExp(`^(?:${stepWord})\\s*${String(number)}(?!\\d)|^${String(number)}[.):]\\s`, 'imu');
  return commands.find(({ topic, text }) => own.test(topic.slice(text.length).trimStart()));
}

/** Counted in the block, unless its comments have numbers of their own. */
function nth(number: number | 'last', commands: readonly NamedCommand[]): NamedCommand | undefined {
  if (number === 'last') return commands.at(-1);
  const areNumbered = commands.some((_, i) => commentedAs(i + 1, commands) !== undefined);
  return areNumbered ? undefined : commands[number - 1];
}

interface FoundNumber {
  readonly number: number | 'last';
  readonly rest: string;
  /** `Step 2`, which need not be the second command. */
  readonly isStep: boolean;
}

function numberIn(text: string): FoundNumber | undefined {
  const step = stepNumber.exec(text);
  if (step)
    return {
      number: Number(step[1] ?? step[2]),
      rest: text.slice(step[0].length),
      isStep: !namesCommand.test(step[0]),
    };
  const told = ordinalFirst.exec(text) ?? ordinalBehind.exec(text);
  const word = told?.groups?.['ordinal']?.toLowerCase();
  if (!told || word === undefined) return undefined;
  const number = ordinals.findIndex((one) => one.test(word));
  if (number < 0) return undefined;
  return { number: number === 0 ? 'last' : number, rest: text.slice(told[0].length).trim(), isStep: false };
}

const stepWord =
  'step|command|schritt|befehl|paso|passo|étape|commande|comando|шаг|команда|langkah|perintah|bước|lệnh|步骤|步驟|命令|手順|ステップ|コマンド|단계|명령';
const thing =
  '(?:command|call|request|query|step|check|curl|response|output|befehl|aufruf|schritt|anfrage|comando|llamada|consulta|petición|chamada|requisição|commande|requête|appel|richiesta|команд\\p{L}|запрос|perintah|lệnh|个?命令|条命令|條命令|コマンド|명령(?:어|은|이)?)';

/** `Step 2:`, `Befehl 1 –`, `手順2：`. */
const stepNumber = new RegExp(
  `^\\W*(?:${stepWord})\\s*(?:#|no\\.?\\s*)?(\\d{1,2})(?!\\d|\\.\\d)\\s*[.:：)–—-]*\\s*|^第\\s*(\\d{1,2})\\s*(?:步|个命令|条命令)[.:：]?\\s*`,
  'iu',
);

const namesCommand = /command|befehl|commande|comando|команда|perintah|lệnh|命令|コマンド|명령/i;

/** The first entry stands for the last command; each other for the command of its place. */
const ordinals: readonly RegExp[] = [
  /^(?:last|final|letzte|últim|ultim|derni|последн|terakhir|cuối|最后|最後|마지막)/u,
  /^(?:first|1st|erste|prim|premi|перв|pertama|đầu|第一|第1|最初|1つ目|1番目|첫)/u,
  /^(?:second|2nd|zweite|segund|deuxi|втор|kedua|thứ hai|第二|第2|2つ目|2番目|두)/u,
  /^(?:third|3rd|dritte|tercer|terceir|terz|troisi|трет|ketiga|thứ ba|第三|第3|3つ目|3番目|세)/u,
  /^(?:fourth|4th|vierte|cuart|quart|quatri|четв|keempat|thứ tư|第四|第4|4つ目|4番目|네)/u,
  /^(?:fifth|5th|fünfte|quint|cinqui|пят|kelima|thứ năm|第五|第5|5つ目|5番目|다섯)/u,
];

const ordinal =
  '(?<ordinal>(?:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th|(?:erste|zweite|dritte|vierte|fünfte|letzte)[nrs]?|primer[oa]?|primeir[oa]|prim[oa]|premi(?:er|ère)|segund[oa]|second[oa]|deuxième|tercer[oa]?|terceir[oa]|terz[oa]|troisième|cuart[oa]|quart[oa]|quatrième|quint[oa]|cinquième|últim[oa]|ultim[oa]|derni(?:er|ère)|перв\\p{L}+|втор\\p{L}+|трет\\p{L}+|последн\\p{L}+|第[一二三四五\\d]|最初の?|最後の?|最后一?|\\d(?:つ|番)目の?|첫 ?번째|두 ?번째|세 ?번째|마지막))';
const ordinalFirst = new RegExp(
  `^(?:(?:in|for|from|of|im|in der|para|pour|per|для)\\s+)?(?:the|der|die|das|el|la|le|il|lo|o|a)?\\s*${ordinal}\\s*(?:one(?!\\p{L})|${thing})(?!\\p{L}(?<![\\u3040-\\u9fff\\uac00-\\ud7af]))\\s*`,
  'iu',
);
const ordinalBehind =
  /^(?:perintah|langkah|lệnh|bước)\s+(?<ordinal>pertama|kedua|ketiga|keempat|kelima|terakhir|đầu tiên|thứ hai|thứ ba|thứ tư|thứ năm|cuối(?: cùng)?)\s*/iu;

/** A code span in front with the beginning of one command, or the name of a program that one command alone runs. */
function byText(text: string, commands: readonly NamedCommand[]): NamedWords | undefined {
  const [lead = '', span = ''] =
    /^(?:(?:verify|check|confirm|ensure|make sure)(?: that)? |the )?`([^`]{2,200})`/i.exec(text) ?? [];
  const command = namedByText(span, commands);
  return command && { command, words: text.slice(lead.length).trim(), isSubject: true };
}

/** The one of several commands that a code span holds, or whose beginning it is. */
export function namedByText(span: string, commands: readonly NamedCommand[]): NamedCommand | undefined {
  const same = commands.filter(({ text }) => text.replace(/\s+/g, ' ') === span.trim());
  const meant = same.length > 0 ? same : commands.filter(({ text }) => startsAs(text, span));
  return meant.length === 1 ? meant[0] : undefined;
}

/** Whether a text is a command, or its beginning. */
export function isCalled(text: string, command: NamedCommand): boolean {
  return command.text.trim() === text || startsAs(command.text, text);
}

function startsAs(command: string, span: string): boolean {
  const call = command.replace(/^(?:sudo\s+|\w+=\S*\s+)+/, '').replace(/\s+/g, ' ');
  const named = span
    .replace(/^\$\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*(?:\.{3}|…)$/, '');
  if (!call.startsWith(named)) return false;
  return /^(?:$|\s)/.test(call.slice(named.length)) && /^[a-z./~]/.test(named);
}

/** `/metrics returns …`, `` `/health` → … ``: the path stands in one command alone. */
function byAddress(text: string, commands: readonly NamedCommand[]): NamedWords | undefined {
  const path = /^(?:(?:the|verify|check|GET|POST|HEAD)\s+)*`?(?:(?:GET|POST|HEAD)\s+)?(\/[\w./-]*\w)`?(?=\s)/i.exec(
    text,
  )?.[1];
  if (path === undefined) return undefined;
  const asked = new RegExp(`${path.replace(/[.\\]/g, '\\$&')}(?![\\w/-])`);
  const meant = commands.filter((command) => asked.test(command.text));
  const [command] = meant;
  return meant.length === 1 && command ? { command, words: text, isSubject: false } : undefined;
}

/** The commands that print what an author compares: all, unless some only change something. */
export function candidatesOf(commands: readonly NamedCommand[]): readonly NamedCommand[] {
  const printing = commands.filter(({ text }) => !isQuiet.test(text));
  return printing.length === 0 ? commands : printing;
}

const isQuiet =
  /^(?:sudo\s+|time\s+)?(?:cd|export|mkdir|cp|mv|rm|chmod|chown|ln|touch|source|\.|sleep|set|unset|pushd|popd|alias)(?:\s|$)|^\w+=\S*$|^(?:sudo\s+)?[\w./-]+\s+(?:-\S+\s+)*(?:compose\s+)?(?:up|down|start|stop|restart|reload|apply|create|install|pull|push|checkout|add|commit|init|login|delete|enable|disable|daemon-reload)(?:\s|$)/;

/** Whether commands call the same program in the same way, so that each prints a result of its own kind. */
export function areAlike(commands: readonly NamedCommand[]): boolean {
  const calls = commands.map(({ text }) =>
    text
      .replace(/^(?:sudo\s+|\w+=\S*\s+)+/, '')
      .trim()
      .split(/\s+/),
  );
  const [first = []] = calls;
  if (commands.length < 2 || !calls.every(([program]) => program === first[0])) return false;
  const isSub = (word: string | undefined): boolean => word !== undefined && /^[a-z][a-z-]*$/.test(word);
  if (/[./]/.test(first[0] ?? '') || ofArguments.test(first[0] ?? '')) return true;
  return calls.every(([, word]) => word === first[1]) || !calls.some(([, word]) => isSub(word));
}

/** Programs without commands of their own. */
const ofArguments =
  /^(?:cat|ssh|curl|wget|dig|host|nslookup|echo|grep|wc|ls|head|tail|test|which|stat|du|df|jq|getent)$/;

/** The one of several like commands that has a word of the name, when no other has. */
export function namedByWord(name: string, commands: readonly NamedCommand[]): NamedCommand | undefined {
  const candidates = candidatesOf(commands);
  if (!areAlike(candidates)) return undefined;
  const words = name.replace(/[`"“”_]/g, ' ').match(/[\p{L}\d][\p{L}\d._/@:-]*[\p{L}\d]|[\p{L}\d]/gu) ?? [];
  const owners = words
    .filter((word) => !isEmptyWord.test(word))
    .map((word) => candidates.filter(({ text }) => hasWord(text, word)))
    .filter((having) => having.length > 0 && having.length < candidates.length);
  const [first] = owners;
  return first?.length === 1 && owners.every((one) => one.length === 1 && one[0] === first[0]) ? first[0] : undefined;
}

const isEmptyWord = /^(?:the|an?|one|on|of|in|output|result|command|should|must|it|this|that|is|and)$/i;

function hasWord(text: string, word: string): boolean {
  const quoted = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`(?<![\\w])${quoted}(?![\\w])`, 'i').test(text);
}
