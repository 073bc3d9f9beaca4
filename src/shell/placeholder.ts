/** A text that a person must replace, and where it stands. UTF-16 offsets. */
export interface FoundPlaceholder {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Pattern {
  /** What no match is without: found fast, and most lines have none of it. */
  readonly needs: RegExp;
  /** Goes over no line's end. */
  readonly form: RegExp;
  /** Whether a match is none after all, judged with its line. */
  readonly except?: (match: string, before: string, after: string) => boolean;
}

const elements =
  /^<(?:a|b|body|br|button|code|div|em|form|h[1-6]|head|header|html|i|img|input|li|link|main|meta|nav|ol|p|pre|script|span|strong|style|svg|table|tbody|td|th|title|tr|ul|xml)>$/i;
const logLevels =
  /^\[(?:ERROR|ERR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|CRITICAL|NOTICE|OK|PASS|PASSED|FAIL|FAILED|DONE|TODO|SKIP|SKIPPED|SUCCESS)\]$/;
const fieldWords =
  'name|service|version|tag|branch|date|time|email|environment|env|namespace|host|hostname|server|domain|pod|container|project|repo|repository|user|username|password|token|key|secret|url|path|file|filename|region|cluster|database|ticket|number|bucket|image|commit|hash|sha|port|address|ip|id|message|revision|organization|org|issue|reason|description|summary|title|component|team|channel|author|owner';

/** What is somebody's own in the languages that people write checklists in, where a value stands. */
const things =
  'dom[ií]ni?o?|domaine?|servidor|serveur|server|usu[aá]rio|utilisateur|benutzer(?:name)?|utente|nome?(?:bre)?|nom|name|contrase(?:ñ|n)a|mot[-_]de[-_]passe|passwort|senha|password|clave|chave|cl[eé]|schl[uü]ssel|chiave|token|app|aplicaci[oó]n|proyecto|projeto|projekt|projet|progetto|correo|email|ip|repo(?:sitorio)?|d[eé]p[oô]t|base|bucket|org(?:anizaci[oó]n|anisation)?|empresa|firma|host|url|api|cluster|imagen|image|llave|archivo|fichero|ruta|carpeta|rama|equipo|cuenta|servicio|chemin|fichier|dossier|branche|compte|service|datei|ordner|pfad|zweig|rechner|konto|dienst|cartella|percorso|ramo|pasta|arquivo|caminho|conta|servi(?:ç|zi)o|projekt|entorno|ambiente';

const otherLanguages: readonly Pattern[] = [
  // tu-dominio.com, votre_mot_de_passe, dein-server, seu_token
  {
    needs: /(?:tu|su|mi|seu|sua|meu|minha|tuo|tua|votre|vos|mon|ma|ihre?|deine?|meine?|il_tuo|la_tua)[-_]/i,
    form: new RegExp(
      `(?<![\\p{L}\\p{N}_$.-])(?:tu|su|mi|seu|sua|meu|minha|(?:il[-_]|la[-_])?(?:tuo|tua)|votre|vos|mon|ma|ihre?|deine?|meine?)[-_](?:${things})(?:[-_.][\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}])?(?![\\p{L}\\p{N}_-])`,
      'giu',
    ),
  },
  // ваш_пароль, твой-домен
  {
    needs: /(?:ваш|тво|ваше)[а-яё]{0,3}[-_]/i,
    form: /(?<![\p{L}\p{N}_$-])(?:ваш[аеиу]?|твой|твоя|тво[её])[-_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])/giu,
  },
  // password=你的密码, https://您的域名/, -u あなたのユーザー名
  {
    needs: /你的|您的|あなたの|当社の|당신의|사용자[-_]|귀하의/,
    form: /(?<=[=:/@"'`<_-] ?|\s-{1,2}[\w-]+ )(?:你的|您的|あなたの|당신의|귀하의|사용자[-_])[\p{L}\p{N}_.-]*[\p{L}\p{N}]/gu,
  },
];

/** The forms of placeholders, as authors write them. */
const patterns: readonly Pattern[] = [
  // <service>, <YOUR_LAN_IP>, <last tag>, <staging|production>, <news & notes>, <name, without the v>
  {
    needs: /</,
    form: /(?<![<\\?$&])<[\p{L}_](?:[\p{L}\p{N}_.:/|… -]|(?<=\p{L})(?: &(?= )|,(?= )|['’](?=\p{L})))*(?<! )>/gu,
    except: (match, before, after) =>
      elements.test(match) ||
      after.includes(`</${match.slice(1)}`) ||
      /#include\s*$/.test(before) ||
      /^<\S+\s\d>$/.test(match) ||
      (/^<[\w/.-]*[./][\w/.-]*>$/.test(match) && /^[\w/.&]/.test(after)),
  },
  // [POD_NAME], [PREVIOUS_BACKUP]
  {
    needs: /\[/,
    form: /(?<=^|[\s=:/@"'(,_.-])\[[A-Z][A-Z0-9_ -]{2,}\]/gm,
    except: (match, before, after) =>
      logLevels.test(match) ||
      /^\[[A-Z]-[A-Z]/.test(match) ||
      isSectionHead(before, after) ||
      isSubjectTag(match, before, after),
  },
  // PR_NUMBER, COMMIT_SHA, image.tag=NEW_VERSION, OLD_REVISION..NEW_REVISION; but not the names of variables
  {
    needs: /_[NSHIVBTR]/,
    form: /(?<=^|[\s:/@='"]|\.\.)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:REVISION|NUMBER|SHA|HASH|IP|NAME|ID|HERE|VERSION|BRANCH|TAG)(?![\w=-])/gm,
    except: (_, before, after) => namesVariable.test(before) || /^\s*[=)}\]]/.test(after) || !isInCommand(before),
  },
  // ghcr.io/app:TAG, https://HOSTNAME/health, kubectl logs POD
  {
    needs: /TAG|HOST|POD|BUCKET|NAMESPACE|ORG|OWNER|REPO|USERNAME/,
    form: /(?<=[/:@]|kubectl (?:-n \S+ )?(?:logs|describe pod|exec -it|delete pod) )(?:TAG|HOST|HOSTNAME|POD|POD_NAME|BUCKET|NAMESPACE|ORG|OWNER|REPO|USERNAME)(?![\w=:.-]\w|\w|=)/g,
  },
  // docker stop CONTAINER, git revert COMMIT
  {
    needs:
      /COMMIT|CONTAINER|IMAGE|FILENAME|BRANCH|NUMBER|SERVICE|HOSTNAME|DOMAIN|POD|NAMESPACE|BUCKET|USERNAME|DBNAME|DATABASE|CLUSTER|SHA|DEPLOYMENT|REVISION/,
    form: /(?<=[\s"'=] ?|[^:]\/)(?:COMMIT|CONTAINER|IMAGE|FILENAME|BRANCH|NUMBER|SERVICE|HOSTNAME|DOMAIN|POD|NAMESPACE|BUCKET|USERNAME|DBNAME|DATABASE|CLUSTER|SHA|DEPLOYMENT|REVISION)(?=["'\s:/]|$)/g,
    except: (_, before, after) =>
      namesVariable.test(before) || !isInCommand(before) || sqlWords.test(before + after) || articles.test(before),
  },
  // https://DOMAIN/health, deploy@SERVER: a host is written in small letters
  {
    needs: /(?::\/\/|@)[A-Z]/,
    form: /(?<=:\/\/(?:[\w.-]+@)?|\w@)[A-Z][A-Z\d]+(?:[-_][A-Z\d]+)*(?=[:/"'`\s?]|$)/g,
    // `@TODO` and `pkg@LATEST` name no host.
    except: (_, before) =>
      before.endsWith('@') && !/(?:\b(?:ssh|scp|sftp|rsync|psql|mysql|git)\s|:\/\/)[^`]*$/.test(before),
  },
  // staging.domain.com, api.mycompany.io, mondomaine.fr: the part that is somebody's own
  {
    needs: /domain|company|mysite|my-site|myapp|my-app|myserver|my-server|dominio/i,
    form: /(?<![\w$-]|\$\{)(?:(?:my|tu|mi|seu|meu|mon|votre|deine?|meine?)?-?(?:domaine?|company|dominio)|my-?(?:site|app|server|host))\.(?:com|org|net|io|dev|app|tld|de|fr|es|it|br|com\.br|ru|cn|jp|co)(?![\w-]|\.\w)/gi,
  },
  // rollback to vOLD
  {
    needs: /v(?:OLD|NEW|PREV|CURR|NEXT|LAST)/,
    form: /(?<![\w.$-])v(?:OLD|NEW|PREV|PREVIOUS|CURRENT|NEXT|LAST)(?![\w-])/g,
  },
  // user.name=YOUR NAME
  { needs: /YOUR [A-Z]/, form: /(?<=[="'<`:[] ?)YOUR [A-Z]{2,}(?: [A-Z]{2,}){0,2}(?![\w])/g },
  // yourServerName
  { needs: /your[A-Z]/, form: /(?<![\w$.{-])your[A-Z][A-Za-z]+(?![\w(])/g },
  // kubectl get pods -l key=value
  {
    needs: /key\d?=value/,
    form: /(?<![\w&?.-])key\d?=value\d?(?:,\w+=\w*value\d?)*(?![\w-])/g,
    except: (_, before) => !isInCommand(before),
  },
  // git checkout -b feature-name, cd name-of-folder
  {
    needs: /-name|name-of-|path-to-/,
    form: /(?<=\s|\/)(?:(?:[a-z]+-)*(?:branch|feature|package|folder|project|image|container|bucket|cluster|pod|tag|repo|file)-name|name-of-[a-z-]+|path-to-[a-z-]+)(?![\w.:/-])/g,
    except: (_, before) => !isInCommand(before) || /\s--?[\w-]+$/.test(before),
  },
  // [service-name], [Your contact info]
  {
    needs: /\[/,
    form: new RegExp(`(?<=^|[\\s=:/@"'(,_.-])\\[(?:${fieldWords}|[A-Za-z][a-z]+(?:[ _-][A-Za-z]+)+)\\]`, 'gm'),
    except: (_, before, after) => isSectionHead(before, after) || before.trim() === '',
  },
  // {build_command}, {{version}}, "{id}" in JSON
  {
    needs: /\{/,
    form: /(?<![$%@#{\\])(?:\{\{ ?[A-Za-z_][\w-]*(?: [\w-]+)* ?\}\}|\{[A-Za-z_][\w-]*(?: [\w-]+)*\})(?!\})/g,
    except: (match, before) =>
      /^\{\{? ?(?:end|else|json|print|next|exit|range|break|continue)\b/.test(match) ||
      /\bf(["'])(?:(?!\1).)*$/.test(before) ||
      /-I ?$/.test(before) ||
      new RegExp(`-I ?${escapeRegExp(match)}`).test(before) ||
      (/\{[^}]*$/.test(before) && !/["']$/.test(before)) ||
      /\bawk\b/.test(before),
  },
  // {版本}, {{версия}}
  {
    needs: /\{ ?[^\x00-\x7F]/,
    form: /(?<![$%@#{\\])(?:\{\{ ?(?=[^\x00-\x7F])\p{L}[\p{L}\p{N}_ -]*\}\}|\{(?=[^\x00-\x7F])\p{L}[\p{L}\p{N}_ -]*\})/gu,
  },
  // YOUR_DOMAIN, your-domain.com, yourname, "Your Name"
  {
    needs: /your/i,
    form: /(?<![\w$./-]|\$\{)(?:<?YOUR|Your|your)[_-][\w.-]*\w(?!\w*=)/g,
    except: (match) => /\.(?:sh|py|js|ts)$/.test(match),
  },
  {
    needs: /your/i,
    form: /(?<=[/:@."'=_-])(?:YOUR|your)[_-][\w.-]*\w/g,
    // `…/creating-your-first-app` is the title of a page.
    except: (_, before) => /\$\{?[\w-]*$/.test(before) || /:\/\/\S*\/[\w-]*[a-z]-$/.test(before),
  },
  {
    needs: /your/i,
    form: /(?<![\w$]|\$\{)(?:your|YOUR)(?:name|domain|org|company|app|server|user|username|repo|project|host|site|password|token|key|secret)(?:\.[\w-]+)*\b(?!=)/gi,
  },
  { needs: /Your /, form: /\bYour (?:Name|Email|Company|Project|Organization)\b/g },
  // vX.Y.Z, 0.X.Z, XX.YY, x.y.z
  {
    needs: /[XYZ]|x\.y/,
    form: /(?<![A-Za-z\d.\\$]|\w_)v?(?:\d+\.)*(?:[XYZ]{1,2}|[XYZ]\d?)(?:\.(?:[XYZ]{1,2}|\d+))+(?![\w.]*\w*\()|(?<![\w.\\])v?(?:\d+\.)?x\.y(?:\.z)?(?!\w)/g,
  },
  { needs: /\.X/, form: /(?<![\w.\\$])v?\d+(?:\.\d+)*\.X(?:\.[XYZ])?(?!\w)/g },
  // MAJOR.MINOR.PATCH, vA.B.C, YYYY.MM.0, vYYYY.MM.##, v1.?.?
  {
    needs: /MAJOR|vA\.B|YYYY|v\d[\d.]*\.\?/,
    form: /(?<![\w.\\$])(?:v?MAJOR\.MINOR(?:\.(?:PATCH|MICRO))?|vA\.B(?:\.[Cx])?|v?YYYY\.(?:MM|M|XX)(?:\.(?:\w+|#+))?)(?!\w)|(?<![\w.\\$])v\d+(?:\.\d+)*(?:\.\?)+/g,
  },
  // vN.x, vN.N.N
  { needs: /vN/, form: /(?<![\w.\\$])vN(?:\.[xN])*(?!\w)/g },
  // 1.x.x, v2.x.x, 0.xx, v0.x.0
  { needs: /\.x/, form: /(?<![\w.\\$])(?:v?\d+\.(?:x\.x|xx)|v\d+\.x\.\d)(?![\w.])/g },
  // release-X, docs-vX
  { needs: /[-/_]v?X/, form: /(?<=\brelease[-/_])X(?![\w.-])|(?<=[a-z][-/_])vX(?![\w.-])/g },
  // 192.168.x.x
  {
    needs: /\.x/i,
    form: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){0,2}(?:\.[xX]{1,3})+(?![\w.])/g,
    except: (match) => match.split('.').length !== 4,
  },
  // YYYY.minor, YYYY.[minor+1], vYYYYMMDD
  {
    needs: /YYYY|yyyy\./,
    form: /(?<![A-Za-z%$])(?:[vr]?YYYY(?:\.[a-z]+|MMDD)|YYYY\.\[[a-z]+[ +\w]*\]|yyyy\.(?:minor|micro|patch))(?!\w)/g,
  },
  // YYYY-MM-DD, YYYYMMDD-HHMMSS, backup-TIMESTAMP.sql
  {
    needs: /YYYY/,
    form: /(?<![\w%$]|%[-_])YYYY[-_./]?MM[-_./]?DD(?:[-_T]?HH[-_:]?MM(?:[-_:]?SS)?)?(?!\w)|(?<=_)YYYY[-_]?MM[-_]?DD/g,
  },
  // DD.MM.YYYY, MM/DD/YYYY, TT.MM.JJJJ, JJ/MM/AAAA, AAAA-MM-DD, ДД.ММ.ГГГГ, HH:MM
  {
    needs: /MM[./-]|[./-]MM|ММ\./,
    form: /(?<![\p{L}\p{N}_%$./-])(?:(?:DD|MM|JJ|TT|GG)([./-])(?:DD|MM)\1(?:YYYY|YY|JJJJ|AAAA|AA)|(?:AAAA|JJJJ)([./-])MM\2(?:DD|JJ|TT|GG)|ДД\.ММ\.ГГГГ|YYYY[-/]MM)(?: HH:MM(?::SS)?)?(?![\p{L}\p{N}_%./-])/gu,
  },
  {
    needs: /DATE|TIME/,
    form: /(?<=[a-z\d][-_]|[-/])(?:TIMESTAMP|DATETIME|DATE)(?![\w=])/g,
    except: (_, before) => /\$\{?\w*[-_]?$/.test(before),
  },
  // XXX, PROJ-XXXX
  {
    needs: /XXX/,
    form: /(?<![\w.$]|\\)X{3,}(?![\w.])/g,
    except: (_, before, after) => /mktemp|TODO|FIXME|HACK/.test(before + after),
  },
  // API_KEY=xxxxx, sk-xxxxxxxx
  {
    needs: /xxxx/,
    form: /(?<=[=:"'\s]|\b[a-z]{2,4}[-_])x{4,}(?![\w.-])/g,
    except: (_, before) => before.includes('mktemp'),
  },
  // variables set KEY=value
  { needs: /=value/i, form: /(?<![\w&?.-])(?:KEY|NAME|VAR|VARIABLE)=(?:value|VALUE)(?![\w-])/g },
  // APP_KEY=base64:..., TOKEN=sk-…
  { needs: /\.{3}|…/, form: /(?<=\b[A-Z][A-Z\d_]*=["']?)[A-Za-z][\w:+/-]{1,24}(?:\.{3}|…)(?=[`"'\s]|$)/gm },
  // @username, @github_handle
  {
    needs: /@(?:your|github|handle|username)/i,
    form: /(?<![\w.])@(?:your[-_]?)?(?:github[-_]?)?(?:handle|username)(?![\w.-])/gi,
  },
  {
    needs: /change|replace|fill|insert|paste/i,
    form: /(?<![\w$])(?:(?:CHANGE|REPLACE|FILL)[_-]?(?:ME|THIS|IN)\b(?!=)|(?:REPLACE|FILL|INSERT|PASTE)_(?:WITH|YOUR|IN|HERE|THE)(?:_[A-Z\d]+)*(?!\w*=))/gi,
  },
  // x.x.x, vN.N.N, #.#.#
  {
    needs: /x\.x|N\.N|n\.n\.n|#\.#/,
    form: /(?<![\w.\\$/-])v?(?:x\.x(?:\.x)*|N\.N\.N|n\.n\.n|#\.#(?:\.#)*)(?![\w#]|\.\w)/g,
  },
  // /path/to/backup.sql, /ruta/a/, C:\\path\\to\\app
  { needs: /path\/to/, form: /(?<![\w.])\/?path\/to(?:\/[\w.-]*\w)*/g },
  { needs: /path\\to/, form: /(?:\b[A-Z]:\\)?path\\to(?:\\[\w.-]*\w)*/g },
  {
    needs: /\/(?:ruta|chemin|pfad|caminho|percorso|путь|路径|パス|경로)\//,
    form: /(?<![\w.])\/(?:ruta\/(?:a|al|de|hacia)|chemin\/(?:vers|du|de)|pfad\/zu[mr]?|caminho\/(?:para|do|da)|percorso\/(?:a|al|del)|путь\/к|路径\/到|パス|경로)(?=\/|[\s"'`]|$)(?:\/[\p{L}\p{N}_.-]*[\p{L}\p{N}])*/gu,
  },
  // https://api.example.com (RFC 2606), you@example.org, mongodb://..., user:password@
  {
    needs: /example\./,
    form: /(?<![\w.@-])(?:[\w.+-]+@)?(?:[\w-]+\.)*example\.(?:com|org|net)(?![\w-]|\.(?!(?:crt|key|pem|cer|cert|csr|p12|pfx|conf|json|ya?ml|log|sql|txt|env)\b)\w)/g,
  },
  { needs: /\.example/, form: /(?<=:\/\/|@)(?:[\w-]+\.)*[\w-]+\.example(?![\w.-]*\w)/g },
  // 192.0.2.10, 198.51.100.7, 203.0.113.5, 2001:db8::1 (RFC 5737, RFC 3849)
  {
    needs: /192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:/i,
    form: /(?<![\w.])(?:192\.0\.2|198\.51\.100|203\.0\.113)\.(?:\d{1,3}|[xX]{1,3})(?![\w]|\.\d)|(?<![\w:])2001:db8:[\da-f:]*/gi,
  },
  ...otherLanguages,
  { needs: /:\/\/[.…]/, form: /\b[a-z][\w+]*:\/\/(?:\.\.\.|…)/g },
  { needs: /:\/\/user/i, form: /(?<=:\/\/)(?:user|username):(?:pass|password)(?=@)/gi },
  // ________ to fill in
  { needs: /_____/, form: /(?<!\w)_{5,}(?!\w)/g },
];

/** What a text without any placeholder does not hold, as most texts do not. */
const needed = ['', 'i'].map((flags) => {
  const needs = patterns.map((pattern) => pattern.needs).filter((each) => each.flags === flags);
  return new RegExp(needs.map(({ source }) => source).join('|'), flags);
});

/** What stands before the name of a variable: it is set, read, passed on. */
const namesVariable =
  /(?<![\w-])(?:export|unset|read|printenv|getenv|declare|local|typeset|readonly|secrets?|variables?|config|env|ENV|ARG|--build-arg|--env|-e|-D)\s+(?:(?:set|get|add|list|unset|rm|delete)\s+)?(?:[\w-]+\s+)*$|\b(?:grep|rg|echo|printf|sed|awk|cat)\b[^|;&]*$/;

/** What stands before a noun in a sentence rather than before a word of a command. */
const articles =
  /(?:^|\s)(?:the|an?|this|that|these|each|every|of|for|in|to|with|and|or|by|from|original|same|new|old|current|correct|right|your|our|no|any|its|le|la|el|der|die|das|il|o)\s+["'`]?$/i;

/** In SQL, words in capitals are its own. */
const sqlWords =
  /\b(?:SELECT|ALTER|CREATE|DROP|INSERT|UPDATE|DELETE|GRANT|REVOKE|SHOW|USE|FROM|TABLE|REINDEX|TRUNCATE|VACUUM)\b/;

/** Whether a word is said to a program: what could be its name begins the line, a code span, or follows an operator. */
function isInCommand(before: string): boolean {
  const [command = ''] = /[^`|;&(]*$/.exec(before.slice(-300)) ?? [];
  return /^\s*(?:[$>#]\s+)?(?:--?)?[a-z./~][\w./+-]*[\s=]/.test(command);
}

/** `-s "[ANNOUNCE] new version"`: the tag of a subject. */
function isSubjectTag(match: string, before: string, after: string): boolean {
  return /^\[[A-Z]+\]$/.test(match) && /^ [A-Za-z$]/.test(after) && /(?:["'`]|subject:\s*)$/i.test(before);
}

/** Finds the texts that a person must replace before the shell text can run, in order. They never overlap. */
export function findPlaceholders(text: string): FoundPlaceholder[] {
  const apart: FoundPlaceholder[] = [];
  if (!needed.some((needs) => needs.test(text))) return apart;
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    for (const found of findInLine(text, start, end)) if (found.start >= (apart.at(-1)?.end ?? 0)) apart.push(found);
    start = end + 1;
  }
  return apart;
}

function findInLine(text: string, start: number, end: number): readonly FoundPlaceholder[] {
  // With the line breaks around, for what looks behind and ahead.
  const from = Math.max(0, start - 1);
  const line = text.slice(from, end + 1);
  const fitting = patterns.filter(({ needs }) => needs.test(line));
  if (fitting.length === 0) return [];
  return fitting
    .flatMap(({ form, except }) =>
      Array.from(line.matchAll(form), ({ 0: match, index }) => ({
        text: match,
        start: from + index,
        end: from + index + match.length,
      })).filter((found) => !except?.(found.text, text.slice(start, found.start), text.slice(found.end, end))),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** `[mysqld]` alone on a line is the head of a section in a configuration file. */
function isSectionHead(before: string, after: string): boolean {
  return before.trim() === '' && after.trim() === '';
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
