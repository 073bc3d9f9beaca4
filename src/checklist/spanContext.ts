/** Where a code span stands: its text is named there, or meant to be run. Of the commands of a `told-cell` the row says what is expected. */
export type SpanPlace = 'item' | 'paragraph' | 'cell' | 'told-cell';

/** A span's surroundings: what stands before and after it in its item, paragraph or cell. */
export interface SpanContext {
  readonly place: SpanPlace;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** Whether the span before it was taken for a command, with nothing but an "and" between. */
  readonly continues: boolean;
  /** Whether a command stands before it in the same words, with what it gives. */
  readonly follows?: boolean;
}

/**
 * What the words around a span say of it: that it is no command to run (`none`), nothing of the kind (`mention`), that
 * it stands where commands stand (`place`), or that it is to be run (`order`).
 */
export type Invitation = 'none' | 'mention' | 'place' | 'order';

export function invitationOf({ place, text, before, after, continues, follows }: SpanContext): Invitation {
  const isLinked = before.endsWith('[') && /^\][([]/.test(after);
  const lead = before.replace(/[\s*_[]+$/, '');
  const rest = after.replace(isLinked ? /^\](?:\([^()]*\)|\[[^[\]]*\])/ : /^[*_]+/, '');
  const endsInWord = lead !== '' && isLetter.test(lead.slice(-1));
  if (((endsInWord || lead.endsWith('.')) && isNegated.test(lead)) || namesJob.test(rest)) return 'none';
  const leadsOn = lead.endsWith(':') || lead.endsWith('：');
  if (leadsOn && labels.test(lead)) return 'order';
  if (endsInWord && orders.test(lead))
    return place === 'paragraph' && !startsSentence.test(lead) && !endsText.test(rest) ? 'none' : 'order';
  if (continues) return 'place';
  if (follows === true && parted.test(before) && tellsOwnResult.test(after)) return 'place';
  // What is told of the result tells that it is to be run: `` `x` must print 3 ``, also behind another such command.
  if (demandsResult.test(rest) && /(?:^|[.!?,;]|(?<!\p{L})(?:and|then|und|y|et|e))\s*$/iu.test(lead)) return 'place';
  // The text of a link names what it leads to.
  if (isLinked) return 'none';
  if (tellsResult.test(rest) && asksToVerify.test(lead)) return 'place';
  if (isSuggested.test(rest) && /(?:^|[.!?:])$/.test(lead)) return 'mention';
  if ((lead === '' || leadsOn) && (tellsResult.test(rest) || pointsToResult.test(rest))) return 'place';
  if (place === 'paragraph' && !endsText.test(rest)) return 'none';
  if ((endsInWord && isNamed.test(lead)) || namesThing.test(rest)) return 'none';
  if (isResult.test(lead)) return 'none';
  const startsText = /^[\s\p{P}\p{S}\d]*$/u.test(lead);
  if (/\bto$/.test(lead) && /^\s+(?:the|all|your|any|an?)\s/.test(rest)) return 'none';
  const isPlace = startsText || leadsOn;
  if (place === 'paragraph') return isPlace ? 'place' : endsInWord && imperative.test(lead) ? 'mention' : 'none';
  if (place === 'told-cell' && /(?:^|[,;:])$/.test(lead) && endsText.test(rest) && /\s/.test(text)) return 'order';
  return isPlace || place.endsWith('cell') || /[(（]$/.test(lead) ? 'place' : 'mention';
}

const isLetter = /\p{L}/u;
const endsText = /^\s*[.;:!)]*\s*$/;

/** What joins two spans that are both to be run. */
export const joins = /^[\s)]*(?:[,;&+|/]|&&|and|then|und|et|y|e|и|и затем)?(?:\s+(?:then|and|also))?[\s(]*$/iu;
/** What joins alternatives. */
export const parts = /^[\s,)]*(?:or|oder|ou|o|или|\/)(?:\s+(?:else|alternatively))?[\s(]*$/iu;

const endsWith = (verbs: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}-])(?:${verbs})(?:\\s+(?:the|this|following|command|commands|el|la|le|il|o|a|comando|commande))*$`,
    'iu',
  );
/** Asks to run what follows. */
const orders = endsWith(
  'run|runs|running|rerun|re-run|execute|executes|executing|type|enter|issue|invoke|call|launch|ejecutar|ejecuta|ejecute|exécuter|exécutez|lancer|lancez|ausführen|führe|starte|starten|rode|rodar|executar|eseguire|esegui|jalankan|chạy|запустить|запустите|выполнить|выполните',
);
/** `Run:`, `**Command:**`: a label of what is to be run, whatever stands behind it. */
const labels = /(?:^|[.!?]\s+|\n)\s*(?:[-*]\s+)?[*_]*(?:then )?(?:run|execute|command)(?: this)?[*_]*\s*[:：]$/iu;
/** Asks for something that is done by what follows. */
const imperative = endsWith(
  'use|using|via|with|through|by|do|start|try|test|verify|check|confirm|perform|commit|tag|push|merge|pull|build|install|create|then',
);
/** Says what comes of a command: what follows is its output. */
const isResult =
  /(?:→|=>|->|(?<!\p{L})(?:expect(?:ed)?|should|must|returns?|shows?|prints?|displays?|outputs?|says?|see|contains?|equals?|status)(?!\p{L}))[^.;]*$/iu;
const startsSentence =
  /(?:^|[.!?:][*_)]*\s+|\()(?:(?:then|next|finally|now|first|please)[, ]+)?(?:(?:to|for|in|on|from|after|before) [^.!?`]{1,60}[, ])?(?:run|execute|ejecutar|ejecuta|exécutez|lancez|rode|execute|esegui|jalankan)$/iu;
const isNegated =
  /(?<![\p{L}])(?:not|never|don['’]t|doesn['’]t|without|instead of|rather than|avoid|no|unlike|like|such as|e\.g\.|i\.e\.|consider|consider using|used|uses)(?:\s+(?:to\s+)?(?:run|use|using|the|a|an))*$/iu;
/** "generated by `x`", "the `x` command": it is spoken of, not asked for. */
const isNamed =
  /(?<![\p{L}])(?:[\p{L}-]+(?:ed|en|done|made|built|run) (?:automatically )?(?:by|with|from|in|via|using)(?: any)?|(?:the|a|an|this|that|your|its|each|every)(?: (?:exact|same|old|new|usual|default|normal))?)$/iu;
const namesThing =
  /^\s+(?:command|commands|task|tasks|script|target|subcommand|option|flag|output|lines?|field|label|section|setting|branch|branches|image|container|package|will|would|can|does|is|are|was|were|has|have|opens|reads|needs|requires|uses|takes|refuses|ignores|depends|assumes|supports|prompts)\b|^\s+(?!then\b|and\b|or\b)\p{L}+(?: \p{L}+)?:\s*`/iu;
/** "`git diff` is also useful to see what has changed": advice to run it. */
const isSuggested = /^\s+(?:is|are|can be) (?:also |very |often )?(?:useful|helpful|handy)(?!\p{L})/u;
/** Behind a command that is run in some cases only: "run `x` if not". */
export const isCondition =
  /^\s*,?\s*(?:(?:only )?if (?:not|needed|necessary|required|missing|you (?:want|need|have|use|are)|(?:it|that|this) (?:fails|is (?:not|missing))|there)|as needed|when needed)(?!\p{L})/iu;
/** "Run the `nightly` workflow": not here, and by other means. */
const namesJob = /^\s+(?:jobs?|workflows?|pipelines?|(?:github )?actions?|stages?|playbooks?|tasks?)(?![\w-])/i;
/** `` `x` → 3 ``, `` `x` — expect 3 ``. */
const pointsToResult =
  /^\s*(?:→|⇒|->|=>|[—–(:,-]\s*(?:expect(?:ed|s)?|should|must|returns?|prints?|shows?)(?![\w-]))/iu;
/** "Make sure that `x` passes": `x` is to be run to see it. */
const asksToVerify =
  /(?:^|[\s,;])(?:verify|check|confirm|ensure|sure|prüfen?|sicherstellen|verificar?|comprobar|vérifier)(?:,?\s+(?:that|dass|que|if|whether))?$|\band that$/i;
/** What parts two commands of which each has its own result: `` `a` shows `x` and `b` shows `y` ``. */
const parted =
  /(?:[,;，；.]|[)`"”]\s+(?:and|while|whereas|but|und|et|y|e|и)|<br\s*\/?>)(?:\s+(?:and|then|und|et|y|e|that|while|run|also)(?:\s+(?:then|that|run))?)?\s*$/iu;

/** What a command gives, right behind it. */
const tellsOwnResult =
  /^\s*(?:(?:should|must|will)\s+)?(?:(?:now|also|then|still)\s+)?(?:returns?|prints?|shows?|says?|outputs?|reports?|lists?|gives?|answers?|displays?|contains?|is|exits?|equals?|yields?|zeigt|gibt|liefert|affiche|renvoie|muestra|devuelve)(?!\p{L})\s.*(?:["“`\d]|nothing|empty)|^\s*(?:[:：→⇒=]|->|=>|[–—-]\s|\()\s*(?:["“`\d]|(?:prints?|shows?|returns?|says?)(?!\p{L}))/iu;

/** Whether another span begins its own clause with its own result behind these words: what follows is not said of the first. */
export function partsClause(before: string, after: string): boolean {
  return parted.test(before) && tellsOwnResult.test(after);
}

const demandsResult =
  /^(?:\s+|\s*,\s*(?:which|it|this|that)\s+)(?:(?:should|must)\s+(?:now\s+)?(?:exit|return|print|show|say|report|output|list|succeed|pass|be (?:empty|clean|green))|(?:muss|müssen|sollte|soll|debe|debería|deve|doit|devrait|должен|должна)(?!\p{L}))/iu;
const tellsResult =
  /^\s+(?:is (?:clean|green|(?:not )?empty|ok|happy|successful|(?:now |still |always )?(?:(?:below|above|under|over|at (?:least|most)|(?:less|more|fewer|greater|higher|lower) than|exactly|equal to)\s+\d+|[<>≤≥=]=?\s*\d+|\d+(?=\s*(?:$|[.,;)]))))|returns?|pass(?:es)?|shows?|prints?|outputs?|lists?|reports?|succeeds?|runs|builds?|works|completes|exits|still|now|no longer|doesn['’]t|does not|finds|gives|contains)\b/i;
