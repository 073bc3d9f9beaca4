import { inferExpectation } from '../expectation/inferExpectation';

/**
 * Words that say when what follows is to be run, where only a person can tell: `If the migration fails:`, `Otherwise:`,
 * `Start it again (if needed)`. What is said of success (`If all tests pass, tag it:`) is no condition: a step goes on
 * only then.
 */
export function onlyIfIn(words: string): string | undefined {
  const text = bareWords(words);
  const isCondition = opening.test(text) ? !isOfSuccess(text) : aside.test(text);
  return isCondition ? text : undefined;
}

/** The same for a comment above a command, which may as well only give advice. */
export function onlyIfInComment(comment: string): string | undefined {
  const condition = onlyIfIn(comment);
  if (condition === undefined || /[:：]\s*$/.test(comment)) return condition;
  return advice.test(comment) || inferExpectation(comment) !== undefined ? undefined : condition;
}

/** The same for an item's own words: they are a step of their own, which is run when somebody chooses to, unless they speak of a failure. */
export function onlyIfInItem(words: string): string | undefined {
  return isForFailure(words) ? onlyIfIn(words) : undefined;
}

/** Whether what follows is for a failure, as all of a rollback is. */
export function isForFailure(words: string): boolean {
  return failure.test(words) && opening.test(bareWords(words));
}

/** The last sentence, without Markdown's signs and numbers. */
function bareWords(words: string): string {
  const sentences = words
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=\p{L}{2}[.!?])\s+(?=[\p{Lu}*_`])/u);
  return (sentences.at(-1) ?? '')
    .replace(/\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replace(/^(?:\d+[.)]|[-–—•⚠️\s])+\s*/u, '');
}

const opening =
  /^(?:(?:and|but|only|or)\s+)?(?:if|in case|otherwise|else\b|unless|on (?:failure|errors?)|as a last resort|should (?:it|this|that|any\w*|the [\w ]+) (?:fail|break)|when (?:it|this|that|the [\w ]+) (?:fails|breaks)|si|en caso|en cas|falls|wenn|andernfalls|sonst|se|em caso|caso|in caso|altrimenti|если|иначе|nếu|jika|もし|如果)(?![\p{L}\p{N}])/iu;

const aside =
  /\((?:only\s+)?(?:if|optional|when needed|as needed|si|falls|se|optionnel|opcional)(?![\p{L}])[^()]*\)\s*[:：]?$/iu;

const failure =
  /\b(?:fail\w*|errors?|broken|breaks|wrong|problems?|issues?|stuck|unhealthy|crash\w*|time[sd]? out|cannot|missing|not|rolled? ?back|falla\w*|erreur|échou\w*|fehl\w*|falh\w*|fallisce)\b|n['’]t\b|ошибк|失败|失敗/iu;

const advice =
  /[,:]\s*(?:then\s+)?(?:please\s+)?(?:check|see|verify|make sure|ensure|look|contact|ask|refer|consult|review|investigate|do not|don['’]t|stop|abort|wait)\b/i;

function isOfSuccess(text: string): boolean {
  return success.test(text) && !failure.test(text);
}

const success =
  /\b(?:pass(?:es|ed)?|succe\w+|ok(?:ay)?|works?|worked|green|good|well|healthy|fine|clean|ready|approved|correct|expected|everything|bien|correct\w*|gut|erfolgreich)\b/i;
