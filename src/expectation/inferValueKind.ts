import { asksVersion } from './commandTraits';
import type { Matcher } from './expectation';
import { article } from './valueWords';

/**
 * What is told by its kind alone: `a path`, `the process ID`, `the version number`, `eine IP-Adresse`. A line that is
 * nothing but such a value confirms; of what it is said besides, the command must speak.
 */
export function inferValueKind(text: string, command: string): readonly Matcher[] | undefined {
  if (!anyKind.test(text)) return undefined;
  for (const { named, pattern, isPrintedBy } of kinds) {
    const match = named.exec(text);
    if (match === null || !isPrintedBy(command) || !speaksOf(text.slice(match[0].length), command)) continue;
    // `the old version`, `the target version`: which one it is says nothing but a name that the command has.
    const { name = '' } = match.groups ?? {};
    if (!command.toLowerCase().includes(name.toLowerCase())) continue;
    return [{ kind: 'regex', pattern, ignoreCase: true, negated: false, isLoose: true }];
  }
  return undefined;
}

interface ValueKind {
  readonly nouns: string;
  readonly named: RegExp;
  readonly pattern: string;
  /** What these words can be said of. */
  readonly isPrintedBy: (command: string) => boolean;
}

/** None says which of several it must be: `the new version` may be another than the one that is printed. */
const adjectives =
  '(?:(?:valid|full|absolute|installed|single|short|long|local|public|private|own|gültige[rsn]?|installierte|válid[oa]|completo|completa|valide|valido|valida|полн\\p{L}+)\\s+)*';

function kindOf(nouns: string, pattern: string, isPrintedBy: ValueKind['isPrintedBy'] = () => true): ValueKind {
  return { nouns, named: beginningWith(nouns), pattern, isPrintedBy };
}

function beginningWith(nouns: string): RegExp {
  return new RegExp(`^(?:${article})?${adjectives}(?:${nouns})(?!\\p{L})`, 'iu');
}

const listsProcesses = (command: string): boolean => /\b(?:pgrep|pidof|ps|lsof|fuser|cat .*\.pid)\b|\$!/.test(command);

const kinds: readonly ValueKind[] = [
  kindOf(
    'process[ -]?ids?|pids?|prozess-?id|id del proceso|id do processo|id du processus|id del processo|идентификатор процесса|进程\\s?(?:id|号)|プロセスid',
    '^\\s*[1-9]\\d{0,6}(?:\\s[^:]*)?$',
    listsProcesses,
  ),
  kindOf(
    '(?:(?<name>[\\w.-]+) )?version(?:s?nummer| number| string)?(?=$|\\s(?:of|for|von|de|di)\\s)|versión|versão|versione|версия|версию|phiên bản|版本号?|バージョン',
    '(?:^|[^\\w.])v?\\d+\\.\\d+(?:\\.\\d+)?(?:[^\\w]|$|-|[a-z])',
    asksVersion,
  ),
  kindOf(
    '(?:file )?paths?|pfad|dateipfad|ruta|caminho|chemin|percorso|путь|đường dẫn|路径|パス',
    '^\\s*(?:~|\\.{0,2}|[a-z]:)[/\\\\][^\\s:]+\\s*$',
  ),
  kindOf(
    'ipv?4?(?: |-)?(?:address(?:es)?|adresse)|direcci[oó]n ip|endereço ip|adresse ip|indirizzo ip|ip-адрес|ip\\s?地址|ipアドレス',
    '^\\s*(?:\\d{1,3}\\.){3}\\d{1,3}\\s*$',
  ),
  kindOf('url|link|adresse web', '^\\s*https?://\\S+\\s*$'),
  kindOf('uuid|guid', '^\\s*[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}\\s*$'),
  kindOf('(?:commit |git |image )?(?:hash|sha|digest)|commit id|хеш|хэш', '^\\s*(?:sha256:)?[\\da-f]{7,64}\\s*$'),
  kindOf('container ids?|container-id|容器\\s?id', '^\\s*(?:[\\da-f]{12}|[\\da-f]{64})\\s*$'),
  kindOf(
    '(?:positive )?(?:integer|number(?! of)|zahl|número|nombre|numero|число)(?= greater than (?:0|zero)$|$)',
    '^\\s*[1-9]\\d*\\s*$',
  ),
];

/** What any of the kinds asks for: most texts name none of them, and are looked at once. */
const anyKind = beginningWith(kinds.map(({ nouns }) => nouns).join('|'));

/** Whether what follows is said of a thing that the command names: `of the web server` is not in `pgrep nginx`. */
function speaksOf(rest: string, command: string): boolean {
  const words = rest
    .replace(/^ greater than (?:0|zero)$/i, '')
    .split(/[\s`"']+/)
    .filter((word) => word !== '' && !isLink.test(word));
  return words.length <= 3 && words.every((word) => command.toLowerCase().includes(word.toLowerCase()));
}

const isLink =
  /^(?:of|for|to|the|in|a|an|binary|executable|process|command|program|number|string|installed|von|des|der|zum|zur|für|de|del|do|da|du|di|al|la|el|le|il|o)$/i;
