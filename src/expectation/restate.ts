import { verify } from './verify';

/**
 * Says a sentence that states a result with a verb of its own, or under a condition for all being well, as a demand:
 * `Verify that it prints "x"`,
 * `OK if the output is empty`, `Empty output means success` become `it should print "x"`, `the output should be empty`,
 * `should print nothing`. `undefined` where it states no value that an output could be held to.
 */
export function restate(sentence: string): string | undefined {
  const text = sentence.replace(/[.!]$/, '');
  if (saysSilenceIsGood.test(text)) return 'should print nothing';
  const [, ordered] = okIf.exec(text) ?? [];
  if (ordered !== undefined) return demandOf(ordered, 'asked');
  const order = verify.exec(text)?.[0];
  if (order !== undefined) return asksWhether.test(order) ? undefined : demandOf(text.slice(order.length), 'asked');
  return demandOf(text, 'told');
}

/** Whether the clause is what is to be verified, or only told: what is told may explain instead. */
type Clause = 'asked' | 'told';

function demandOf(clause: string, kind: Clause): string | undefined {
  if (isConditional.test(clause)) return undefined;
  const [, subject = '', verb = '', value = ''] = saysValue.exec(clause) ?? [];
  if (verb !== '' && (kind === 'asked' || isPlainValue.test(value)))
    return isDenied.test(subject) || isOneOfSeveral.test(subject)
      ? undefined
      : `${subject} should ${baseOf(verb)} ${value}`.trim();
  const [, shown = ''] = isShown.exec(clause) ?? [];
  if (shown !== '') return `should show ${shown}`;
  if (kind === 'told') return undefined;
  if (nothingShown.test(clause)) return 'should print nothing';
  const [, thing = '', state = ''] = isValue.exec(clause) ?? [];
  return thing === '' || isDenied.test(thing) ? undefined : `${thing} should be ${state}`;
}

const silence =
  '(?:no output|nothing(?: (?:is )?(?:printed|shown|returned|displayed))?|(?:an? )?empty (?:output|result|response|list)|silence|no (?:results?|lines|matches))';
const saysSilenceIsGood = new RegExp(
  `^(?:if )?${silence}\\s*(?:=+|:|→|->|means?(?: that)?|indicates?(?: that)?|is)\\s*(?:(?:all|everything|it|the [\\w-]+)(?: is| are)? )?(?:ok(?:ay)?|good|fine|success(?:ful)?|well|valid|clean|correct|healthy|passed|in sync|expected)$`,
  'i',
);

const okIf =
  /^(?:it(?:['’]s| is) )?(?:ok(?:ay)?|good|pass(?:es|ed)?|success(?:ful)?|fine|healthy|works|done|ready) (?:if|when|once|as long as)\s+(.+)$/i;

const asksWhether = /\b(?:if|whether)\s+$/i;
const isConditional = /\b(?:if|unless|otherwise|when(?:ever)?|on (?:success|failure|error)|in case)\b/i;
/** `lists the hosts, counts them, prints`: more is said than the last. */
const isOneOfSeveral = /(?:,|(?<!\p{L})(?:and|then))$/iu;
const isDenied = /\b(?:no|not|never|none|nothing|neither|nor|without|cannot|only if)\b|n['’]t\b/i;

/** A value as it would be printed, and not a thing: quoted, JSON, a number, a status, a word in capitals. */
const value = `["“'\`{[]|[<>≤≥]=?\\s*\\d|v?\\d|HTTP\\b|(?:an? )?(?:status|exit)(?: code)? \\d|(?:an? )?empty\\b|nothing\\b|no (?:output|results?|rows?|lines|matches|errors?)\\b|zero\\b|(?:true|false)$|[A-Z]{2,}$|at (?:least|most) \\d|exactly \\d|(?:more|less|fewer) than \\d`;

const verbs =
  'returns?|prints?|outputs?|displays?|shows?|says?|reports?|responds? with|answers? with|gives?|yields?|contains?|includes?|lists?|reads?|ends? with|starts? with|equals?|matches|exits?(?: with)?|points? to|resolves? to';
const saysValue = new RegExp(`^(.{0,80}?)\\s*(?<![\\w-])(${verbs})\\s+((?:${value}).*)$`);

/** What has no other reading even where nobody asks to verify it. */
const isPlainValue = /^(?:["“`{[]|HTTP\b|(?:an? )?(?:HTTP )?(?:status |code )*[1-5]\d\d\b|nothing$)/;

const isShown =
  /^(["“`][^"”`]+["”`]) (?:is|are|gets?) (?:printed|shown|displayed|returned|listed|reported|logged)(?: (?:in|on|at|by|to) .{1,40})?$|^(["“`][^"”`]+["”`]) appears?(?: (?:in|on|at) .{1,40})?$/i;
const nothingShown =
  /^(?:nothing|no (?:output|lines?)) (?:is|are|was|gets?) (?:printed|shown|displayed|returned|listed)$/i;
const isValue = new RegExp(`^(.{1,60}?)\\s+(?:is|are|=|==|equals)\\s+((?:${value}).*)$`);

/** `returns` → `return`, `matches` → `match`. */
function baseOf(verb: string): string {
  return verb.replace(/^matches/, 'match').replace(/^(\w+?)s(?= |$)/, '$1');
}
