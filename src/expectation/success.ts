import { readSuccessWords, type SuccessWord, type WordClass } from './successWords';
import { verify } from './verify';

/** A statement that something went well: `All tests should pass`, `Läuft ohne Fehler`, `— clean`. */
export interface Success {
  /**
   * What is said to have gone well: the `command` itself; its `outcome`, which passes, or its `trial`, which works, where nothing is named; the `work` that a command does (tests, a build); what is only `named`;
   * nothing, but that there are no `errors`, or no `warnings`, which a command that ends well may print; that `files` are there, or that there is a `connection`; or a `thing`
   * that the command speaks to or starts, of which its exit code tells nothing.
   */
  readonly of:
    'command' | 'outcome' | 'trial' | 'work' | 'named' | 'errors' | 'warnings' | 'files' | 'connection' | 'thing';
  /** The names in it, in small letters: what is tested or built, and what kind of errors is meant. */
  readonly names: readonly string[];
  /** A word demands it: `should`, `müssen`, `allowed`. */
  readonly isDemanded: boolean;
  /** How many tests or checks are said to have passed. */
  readonly count?: number;
  /** More is said than that it went well, which somebody has to look at. */
  readonly saysMore: boolean;
}

/** Reads a statement of success. `undefined` of all others: what is denied, partial, conditional, or not about how it went. */
export function findSuccess(statement: string): Success | undefined {
  if (statement.length > longest || !mention.test(statement) || namesCheck.test(statement)) return undefined;
  const { text, saysMore } = withoutRemarks(plainText(statement));
  const labelled = /^([\p{L}\d _/-]{2,40}?)(?:\s+[-–—]+\s+|\s*[:：]\s*)(\S.*)$/u.exec(text);
  const [, label = '', rest = ''] = labelled ?? [];
  const read = readClause(text) ?? (label === '' ? undefined : (readLabelled(label, rest) ?? readParts(label, rest)));
  return read && { ...read, saysMore };
}

/** `Verify migration success` names what the next command is for. */
const namesCheck = /^(?:verify|check|confirm|ensure)\s+(?:[\p{L}\d-]+\s+){1,4}success\W*$/iu;

/** What is said of how it went, among other things that the exit code does not tell: `print the version and exit without an error`. */
export function findSuccessAmong(statement: string): Success | undefined {
  if (statement.length > longest || !mention.test(statement)) return undefined;
  const { text } = withoutRemarks(plainText(statement));
  const clauses = text.split(/(?:\s*[,;]\s+|\s+)(?:and|und|y|et|e|и|dan|và|en)\s+|\s*[,;]\s+/u);
  if (clauses.length < 2 || clauses.length > 4) return undefined;
  const words = clauses.map((clause) => [...readSuccessWords(clause)]);
  if (words.flat().some(({ kind }) => kind === 'break' || kind === 'thing' || kind === 'start')) return undefined;
  const isOfCommand = /^(?:(?:modal|article|still) )*(?:self|modal)/.test(
    (words[0] ?? []).map(({ kind }) => kind).join(' '),
  );
  const read = clauses.map(readClause);
  const found = read.find(
    (one, i) =>
      one !== undefined &&
      (isOfCommand || one.of === 'work' || /^(?:self|article self)|^exits?\b/.test(startOf(words[i] ?? []))),
  );
  return found && { ...found, saysMore: true };
}

function startOf(words: readonly SuccessWord[]): string {
  const [first, second] = words;
  if (first?.kind === 'run') return first.text;
  return [first?.kind, second?.kind].join(' ');
}

/** Nobody writes a longer one; bounds the time that reading one can take. */
const longest = 300;

/** No statement of success is without one of these: most texts need not be looked at closely. */
const mention =
  /pass|succe|green|clean|fine|smooth|ok\b|erro|erreur|fail|falh|fehl|erfolg|best[ae]|gelin|grün|sauber|laufen|durch|éxito|fall|verde|pasa|exitos|limpi|erro|sucesso|passa|limp|réuss|succès|vert|propre|échou|riesc|riusc|pulit|super|ошиб|прой|прош|проход|успе|зел|чист|lulus|lolos|berhasil|sukses|salah|hijau|bersih|lancar|lỗi|đạt|qua|xanh|sạch|thành|fout|slag|slaag|groen|schoon|成功|通|错误|報错|报错|錯誤|正常|パス|エラー|合格|問題|问题|无事|無事|緑|绿|오류|에러|통과|성공|정상|문제|problem|issue|crash|compil|build|exist|found|present|there|vorhanden|gefunden|encontrad|trouv|trovat|найден|существ|存在|找到|있|connect|verbind|conect|connex|conness|подключ|连接|接続|연결|terhubung|kết nối|reachable|work|start|funkt|funciona|fonction|funziona|работа|стартует|запуска|открыва|läuft|boot|loads|opens/iu;

function plainText(statement: string): string {
  return statement
    .replaceAll('**', '')
    .trim()
    .replace(/^(?:[✓✔✅☑]️?\s*|[-–—>→⇒=]+\s+|\d{1,2}[.)]\s+)+/u, '')
    .replace(verify, '')
    .replace(allBeingWell, '')
    .replace(/\s*[✓✔✅☑]️?$/u, '')
    .replace(/(?<=[^.…])[.!。！]$/u, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(errorsOf, '$1');
}

/** `Si todo está bien, …`: the case that is meant anyhow. */
const allBeingWell =
  /^(?:si todo (?:está|va|sale|fue|ha ido) bien|se tudo (?:estiver|correr|der|for) (?:bem|certo)|si tout (?:va|se passe|est) (?:bien|bon)|se tutto (?:va|è andato) bene|wenn alles (?:gut (?:ist|geht|gegangen ist)|klappt|stimmt|passt)|если вс[её] (?:хорошо|в порядке|прошло успешно)),?\s+/iu;

/** `errores de TypeScript`: whose errors they are. */
const errorsOf = /((?<!\p{L})(?:errores|erros|erreurs|errori|ошибок)) (?:d[eio]|do|du|di) [\p{L}\d.+#-]+$/u;

/** Takes away what only explains, behind a comma or in brackets; what holds a value or a condition says more. */
function withoutRemarks(text: string): { readonly text: string; readonly saysMore: boolean } {
  const [, head = '', remark = ''] = explained.exec(text) ?? [];
  if (head !== '') return { text: head, saysMore: /["“`\d]/.test(remark.replace(place, '')) };
  const [, told = '', aside = ''] = /^(.*\S)\s*[(（]([^()（）]*)[)）]$/u.exec(text) ?? [];
  if (told === '' || (isCondition.test(aside) && !/^or (?:are )?skip/.test(aside))) return { text, saysMore: false };
  return { text: told, saysMore: !isPlain(aside) && !isCondition.test(aside) };
}

const explained =
  /^(.*?\S)\s*(?:[,;–—-]|，)\s*((?:indicating|confirming|meaning|showing|proving|ensuring|verifying|demonstrating|which (?:means|indicates|confirms|shows|proves)|so(?: that)?|because|since|d\. ?h\.|das heißt|was (?:zeigt|bedeutet)|sodass|lo que (?:indica|significa|confirma)|indicando|confirmando|o que (?:indica|significa|confirma)|ce qui|indiquant|confirmant|il che|что (?:означает|значит|подтверждает)|yang berarti|artinya|nghĩa là|wat betekent)(?!\p{L}).*|(?:这)?(?:表明|说明|意味着).*)$/u;

/** A number that counts nothing. */
const place = /(?:steps?|sections?|phases?|issue|see|#)\s?#?\d+(?:\.\d+)*/g;

const isCondition =
  /(?<!\p{L})(?:if|unless|except|only|when|wenn|falls|außer|nur|si|salvo|solo|se|exceto|sauf|tranne|если|кроме|只|如果|除)(?!\p{L})/u;

/** Words that hold no value and no condition, and do not deny. */
function isPlain(words: string): boolean {
  const plain = words.replace(place, ' ');
  return (
    !/["“`\d<>=]/.test(plain) &&
    ![...readSuccessWords(plain)].some(({ kind }) => kind !== undefined && tellsMore.has(kind))
  );
}

const tellsMore: ReadonlySet<WordClass> = new Set<WordClass>([
  'break',
  'no',
  'none-behind',
  'error',
  'trouble',
  'fail',
  'thing',
  'warning',
]);

/** `Analyzer – no errors allowed`. */
function readLabelled(label: string, rest: string): Omit<Success, 'saysMore'> | undefined {
  const words = [...readSuccessWords(label)];
  const read =
    words.length <= 5 && words.every(({ kind }) => kind === undefined || mayLabel.has(kind))
      ? readClause(rest)
      : undefined;
  if (read === undefined || (read.of !== 'errors' && !read.isDemanded)) return undefined;
  return { ...read, names: [...namesOf(words), ...read.names] };
}

/** `Must pass: lint + test + build`: what it is made of. */
function readParts(label: string, rest: string): Omit<Success, 'saysMore'> | undefined {
  const read = isPlain(rest) && !/[.!?]/.test(rest) ? readClause(label) : undefined;
  return read?.isDemanded === true && (read.of === 'outcome' || read.of === 'work') ? read : undefined;
}

const mayLabel: ReadonlySet<WordClass> = new Set<WordClass>([
  'work',
  'build',
  'builds',
  'self',
  'article',
  'parts',
  'and',
]);

function readClause(clause: string): Omit<Success, 'saysMore'> | undefined {
  const words = wordsOf(clause);
  if (words === undefined) return undefined;
  const signs = words.map(signOf).join('');
  for (let end = signs.length; end > 0; end = signs.lastIndexOf(signFor.where, end - 1)) {
    const tail = words.slice(end);
    if (tail.length > mostBehind || !mayStandBehind(tail, words.slice(0, end))) continue;
    const counted = words.slice(0, end).find(({ kind, text }) => kind === undefined && /^[1-9]\d{0,5}$/.test(text));
    const of = subjectOf(signs.slice(0, end), words.map(({ text }) => text).join(' '));
    if (of === undefined || (counted !== undefined && !words.some(({ kind }) => kind === 'work'))) continue;
    const isDemanded = words.some(({ kind }) => kind === 'modal' || kind === 'allowed');
    return {
      of,
      names: namesOf(words.slice(0, end)),
      isDemanded,
      ...(counted !== undefined && { count: Number(counted.text) }),
    };
  }
  return undefined;
}

/** The words that tell something; `undefined` where one of them breaks the statement, or they are too many, or many names. */
function wordsOf(clause: string): readonly SuccessWord[] | undefined {
  const words: SuccessWord[] = [];
  let names = 0;
  for (const word of readSuccessWords(clause)) {
    if (word.kind === 'article' || word.kind === 'still') continue;
    words.push(word);
    names = word.kind === undefined ? names + 1 : 0;
    if (word.kind === 'break' || words.length > mostWords || names > mostNames) return undefined;
  }
  return words;
}

/** `in CI`, `for all crates`; but errors `in the logs` are not those of the command. */
function mayStandBehind(tail: readonly SuccessWord[], told: readonly SuccessWord[]): boolean {
  const isOfErrors = told.some(({ kind }) => kind === 'error' || kind === 'trouble');
  const words = isOfErrors ? tail : tail.filter(({ kind }) => kind !== 'thing');
  return isPlain(words.map(({ text }) => text).join(' '));
}

const mostWords = 30;
const mostNames = 4;
const mostBehind = 10;

function namesOf(words: readonly SuccessWord[]): readonly string[] {
  return words.flatMap(({ kind, text }) =>
    kind === undefined || kind === 'work' || kind === 'build' || kind === 'builds' ? [text.replaceAll('`', '')] : [],
  );
}

function signOf({ kind, text }: SuccessWord): string {
  if (kind !== undefined) return signFor[kind];
  if (/^[1-9]\d{0,5}$/.test(text)) return 'o';
  return /^(?:`[^`]+`|\p{L}[\p{L}\p{N}_./@-]*)$/u.test(text) ? 'u' : '#';
}

/** One letter for each class of words, so that an order of words is a pattern. `u` is a name, `o` a count, `#` what is neither. */
const signFor: Readonly<Record<WordClass, string>> = {
  all: 'q',
  article: 'a',
  self: 's',
  work: 'w',
  build: 'b',
  builds: 'B',
  parts: 'p',
  files: 'f',
  thing: 't',
  pass: 'V',
  run: 'v',
  start: 'k',
  well: 'c',
  state: 'j',
  no: 'n',
  'none-behind': 'N',
  error: 'e',
  trouble: 'g',
  warning: 'W',
  fail: 'z',
  modal: 'm',
  be: 'i',
  still: 'd',
  show: 'h',
  allowed: 'l',
  there: 'x',
  connect: 'y',
  and: '&',
  where: '@',
  break: '!',
};

/** `No test fails`, `keine Fehler erlaubt`, `エラーなし`, `does not fail`, `without problems`: each as one sign. */
function reduce(signs: string): string {
  return signs
    .replace(/n(?:[mih]+n)?[mih]*u{0,2}[wbB]?e[wb]?(?:[mih]*l)?|e[mih]*(?:N|n[mih]*l?)/g, 'H')
    .replace(/n(?:[mih]+n)?[mih]*u?g|g[mih]*N/g, 'G')
    .replace(/n(?:[mih]+n)?[mih]*u{0,2}[wbB]?W(?:[mih]*l)?/g, 'M')
    .replace(/n(?:[mi]+n)?[mi]*z|z[mi]*N/g, 'P')
    .replace(/n[mi]*(u{0,2}[wbB])[mi]*z/g, '$1P');
}

/** What goes well by these signs; `undefined` where they do not say that it does. */
function subjectOf(signs: string, words: string): Success['of'] | undefined {
  const [, subject, predicate = ''] = statement.exec(reduce(signs)) ?? [];
  if (subject === undefined) return undefined;
  if (/t(?!.*[wbBp])/.test(subject)) return 'thing';
  if (predicate.includes('k'))
    return /^s?$/.test(subject) && works.test(words) && !/\bit\b/.test(words) ? 'trial' : 'thing';
  if (predicate.includes('M')) return 'warnings';
  if (predicate.includes('y')) return isOfConnection.test(words) ? 'connection' : undefined;
  if (predicate.includes('x')) return subject.includes('f') ? 'files' : undefined;
  if (subject.includes('f')) return undefined;
  if (subject.includes('s')) return 'command';
  if (/[wbBp]/.test(subject + predicate)) return 'work';
  if (subject.includes('u')) return 'named';
  if (/^[mih]*H[mihl]*$/.test(predicate)) return subject === '' ? 'errors' : 'work';
  if (subject === '' && /^(?:ok|okay|good|fine|success)$/.test(words)) return undefined;
  const isOfCommand = predicate.includes('v') || predicate.includes('P') || /\bsucceed/.test(words);
  if (subject !== '') return 'work';
  if (isOfCommand) return 'command';
  return /^[mi]*V[mi]*$/.test(predicate) ? 'outcome' : 'work';
}

const works = /work|funktion|funciona|fonction|funziona|работа|berfungsi|hoạt động|werk|正常工作|動く|작동/u;

/** `Database connection` alone is a name. */
const isOfConnection =
  /able to|can |should|must|succe|reachable|erreichbar|alcanzable|joignable|raggiungibile|доступ|bereikbaar|应|能|可|できる|soll|muss|deb|dev|doi|долж|harus|phải|moet|해야/;

/** What it is said of, and how it went. */
const statement = new RegExp(
  `^[mi]*((?:[qusptf&]*?o?[qusptwbBf&]*?(?<!&))?)(${[
    '[miq]*(?:[vbB]&?)*[VP][mivqcH]*',
    '[mi]*Vqo?w+u{0,2}',
    '[miq]*c?[vbBk]+[mi]*(?:[cGHM]|cH|Hc)[mivqk]*',
    '[miq]*[cGHM][vbBkV]+[mivk]*',
    '[miq]*[jc]+[mi]*',
    '[mih]*[HM][mihl]*',
    '(?<=[pwsu])[miq]*B[mi]*',
    '(?<=q.*)[mi]*b',
    '[miq]*k+[mi]*',
    '[miq]*x[mi]*',
    '[miq]*y[miVcuq@]*',
  ].join('|')})$`,
);
