import type { Phase } from './checklist';

/** A kind of heading, and the phase that it makes of its section. */
interface PhaseRule {
  readonly phase: Phase;
  readonly heading: HeadingForm;
  /** Such a heading may also stand over work to do; items below it keep the section in the main phase. */
  readonly unlessItHasItems?: boolean;
}

/**
 * The phase that a heading's own words give, or `undefined`: then the section has that of the section around it.
 * `hasItems` tells whether task list items stand anywhere below the heading.
 */
export function phaseOfHeading(title: string, hasItems: () => boolean): Phase | undefined {
  // Most headings are plain ASCII, which needs no look at how its letters are composed.
  const words = (/[^ -~]/.test(title) ? title.normalize('NFC') : title).toLowerCase();
  const mayBegin = anyBeginning.test(words);
  if (!mayBegin && !anyWithin.test(words)) return undefined;
  return phaseRules.find(
    ({ heading, unlessItHasItems }) =>
      (mayBegin || !heading.isBeginning) && heading.pattern.test(words) && !(unlessItHasItems && hasItems()),
  )?.phase;
}

interface HeadingForm {
  readonly words: readonly string[];
  readonly pattern: RegExp;
  /** Whether the words stand at the beginning. */
  readonly isBeginning: boolean;
}

/** Words before the heading's subject: numbers, signs, and what says that it is a chapter. */
const lead = String.raw`^[^\p{L}]*(?:(?:step|phase|part|section|stage|appendix)\s+[\w.]+\s*[:.)–—-]*\s*)?`;

const beginning = (words: readonly string[]): RegExp =>
  new RegExp(`${lead}(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
const begins = (...words: string[]): HeadingForm => ({ words, pattern: beginning(words), isBeginning: true });
const holds = (...words: string[]): HeadingForm => ({
  words,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u'),
  isBeginning: false,
});
const anywhere = (...words: string[]): HeadingForm => ({
  words,
  pattern: new RegExp(words.join('|'), 'u'),
  isBeginning: false,
});

const rollbackWords = [
  'roll(?:ing)?[ -]?backs?',
  'back(?:ing)?[ -]?out',
  'revert(?:ing)?',
  'emergency (?:rollback|shutdown|revert)',
  'fall[ -]?back (?:plan|procedure|steps)',
  'reversión',
  'revertir',
  'reverter',
  'reversão',
  'retour (?:en )?arrière',
  'zurückrollen',
  'rückfall\\p{L}*',
  'rückabwicklung',
  'ripristino',
  'откат(?:ить|а)?',
];

const phaseRules: readonly PhaseRule[] = [
  // "Test the rollback", "Backup & rollback": work of the release itself.
  { phase: 'main', heading: begins('(?:prepare|test|verify|check|review|document|plan)(?:ing)? .*rollback') },
  {
    phase: 'rollback',
    heading: begins(
      `(?:(?:the|a|how to|when to|quick|full|emergency|immediate|partial|complete|automatic|manual|triggers? for|plan de|procedimiento de|procédure de|piano di|plano de|procedimento de|plan|план)\\s+)*(?:${rollbackWords.join('|')})`,
      `(?:database|db|code|application|app|service|deployment|release|schema|migration|data|infrastructure|frontend|backend|container|image|config(?:uration)?|version|kubernetes|docker)\\s+(?:rollback|roll-back|revert|back-?out)`,
      'if (?:the )?(?:deployment|release|something|anything|it) (?:fails|goes wrong)',
    ),
  },
  { phase: 'rollback', heading: anywhere('ロールバック', '切り戻し', '回滚', '回退', '롤백') },
  {
    phase: 'sign-off',
    heading: holds(
      'sign[ -]?offs?',
      '(?:final|required|release|deployment|stakeholder|management) approvals?',
      'approvals? (?:sign|required|matrix)',
      'freigaben?',
      'abnahme',
      'aprobación',
      'aprobaciones',
      'aprovação',
      'aprovações',
      'approbations?',
      'approvazion[ei]',
      'firmas?',
      'согласование',
      'утверждение',
      'phê duyệt',
      'persetujuan',
    ),
  },
  { phase: 'sign-off', heading: begins('approvals?$') },
  { phase: 'sign-off', heading: anywhere('承認', '签核', '签字', '审批', '승인') },
  {
    phase: 'reference',
    heading: begins(
      'troubleshooting',
      'appendix',
      'appendices',
      'contacts?',
      '(?:emergency|support|escalation|on-call|key|important|team|useful) (?:contacts?|numbers|links)',
      'references?',
      'quick reference',
      'quick links',
      'cheat ?sheet',
      'faq',
      'glossary',
      'table of contents',
      'contents',
      '(?:related|additional|further|more|external|useful|supporting) (?:documentation|documents|docs|resources|reading|links|information|guides)',
      'documentation links',
      'resources',
      'see also',
      'getting help',
      'change ?log|revision history|document history|version history',
      'common (?:issues|problems|errors|pitfalls)',
      'known issues',
      'solución de problemas',
      'resolución de problemas',
      'solução de problemas',
      'dépannage',
      'fehlerbehebung',
      'risoluzione dei problemi',
      'referencias',
      'referências',
      'références',
      'riferimenti',
      'anhang',
      'annexe',
      'apéndice',
      'contactos',
      'contatos',
      'contatti',
      'kontakte',
      'контакты',
      'ссылки',
      'xử lý sự cố',
      'tài liệu tham khảo',
      'pemecahan masalah',
    ),
  },
  { phase: 'reference', heading: holds('reference') },
  {
    phase: 'reference',
    heading: anywhere('トラブルシューティング', '参考', '連絡先', '故障排除', '联系', '附录', '문제 해결'),
  },
  {
    phase: 'reference',
    unlessItHasItems: true,
    heading: begins(
      'overview',
      'introduction',
      'background',
      'purpose',
      'scope',
      'about',
      'notes?',
      'success criteria',
      'emergency (?:response|procedures?)',
      'incident response',
      'if (?:[\\w-]+ ){0,4}(?:fails?|failed|breaks?|goes wrong|go wrong|times? out|crash(?:es|ed)?)',
      '(?:what to do )?in (?:the )?(?:case|event) of (?:an? |any )?(?:[\\w-]+ )?(?:failures?|errors?|problems?|issues?)',
      'on (?:failure|errors?)',
      'when (?:[\\w-]+ ){0,4}(?:fails?|goes wrong|go wrong)',
      'what to do (?:if|when) .*(?:fails?|goes wrong)',
      'failure (?:handling|recovery|scenarios?|procedures?)',
      'en caso de (?:fallo|error)',
      'en cas d.(?:échec|erreur)',
      'em caso de (?:falha|erro)',
      'in caso di (?:errore|fallimento)',
      'im fehlerfall',
      'summary',
      'legend',
      'definitions',
      'descripción general',
      'resumen',
      'introducción',
      'visão geral',
      'vue d.ensemble',
      'überblick',
      'einleitung',
      'panoramica',
      'обзор',
      'введение',
      '概要',
      '概述',
      '简介',
    ),
  },
];

const allWords = (ofBeginnings: boolean): string[] =>
  phaseRules.flatMap(({ heading: { words, isBeginning } }) => (isBeginning === ofBeginnings ? words : []));

/** What any of the rules asks for: most headings have none of it, and are looked at once. */
const anyBeginning = beginning(allWords(true));
const anyWithin = new RegExp(allWords(false).join('|'));
