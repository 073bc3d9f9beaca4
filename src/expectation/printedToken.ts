import { quotePattern } from './pattern';
import { templatePattern } from './inferText';

/**
 * Whether a word can only be one that a program prints, and is no word of a language: with an underscore, a path, an
 * address, letters and digits, capitals within, an option.
 */
export function isPrintedToken(word: string): boolean {
  return (
    word.length > 1 &&
    word.length <= 160 &&
    !/\s/.test(word) &&
    !isMeasure.test(word) &&
    !isFormat.test(word) &&
    shapes.some((shape) => shape.test(word))
  );
}

const shapes: readonly RegExp[] = [
  /^[A-Za-z][\w.-]*_[\w.-]*[A-Za-z\d]$/, // snake_case
  /^(?:[a-z]:)?(?:~|\.{0,3})[\\/][\w.@+-][^\s"'`,;]*$/i, // /srv/app, ../x, C:\x
  /^[\w.-]+\\[\w.-]+$/, // DOMAIN\user
  /^[\w@-][\w@.-]*\/(?:[\w@.-]+\/)*[\w@-]+(?:\.[A-Za-z][\w-]*)+$/, // conf.d/web.conf
  /^v?\d+(?:\.\d+){2,}(?:[-+][\w.]+)?$/, // v1.2.3
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*$/, // user@host
  /^[a-z][a-z\d+.-]*:\/\/[^\s"'`]+$/i, // an address
  /^\[?[\da-f]*(?:[:.][\da-f]*){2,}\]?(?::\d+)?(?:[/>-]+[\w.:/-]+)?$/i, // 10.0.0.1:80->80, 1.2.3
  /^[\w.:*-]+:\d{2,5}(?:[-=]>\S+)?$/, // localhost:3000
  /^\S+(?:->|=>|→)\S+$/u,
  /^(?=\S*\d)(?=\S*[a-z])[\da-f]{7,64}$/, // a hash
  /^(?=.*\d.*[A-Za-z]|.*[A-Za-z].*\d)[A-Za-z\d]{4,}(?:[-.:][A-Za-z\d]+)*$/, // web01, a1b2-c3
  /^[a-z]+(?:[A-Z][a-z\d]+)+$|^(?:[A-Z][a-z\d]+){2,}$|^[A-Z][a-z\d]+(?:[A-Z]+[a-z\d]*)+$/, // camelCase
  /^--[a-z][\w-]*(?:=\S+)?$/,
  /^(?:[\w@-]+\/)+$/, // assets/
  /^[\w@-]+(?:\.[\w@-]+)*\.[A-Za-z][A-Za-z\d]{0,7}$/, // main.js, a.b.c
  /^[\w.]+=[^\s=,;]+$/,
  /^\p{Lu}{2,}(?:[-_]\p{Lu}+)*$/u,
];

/** `200MB`, `5ms`, `2x`, `1st`, `80%`, `3/3`: counts and measures, which may be told in other words. */
const isMeasure = /^[~<>≤≥]?\d[\d.,]*(?:[A-Za-z%µ]{0,5}|\/\d+)(?:\/s)?\+?$/;
const isFormat =
  /^(?:json|html|xml|ya?ml|csv|pdf|uuid|urls?|sha|http|https|api|ssl|tls|dns|ttl|cpu|ram|ssh|sql|todo|ids?|e\.g|i\.e|etc|node\.js|vue\.js|next\.js)\.?$/i;

/**
 * A pattern of the word that finds it whole: neither within a longer word, path or number, nor with more behind it. What
 * stands for anything in it (`2.x.x`, `<id>`, `...` in front) is left open; a hash may go on.
 */
export function tokenPattern(word: string): string {
  const open = word.replace(/^(?:\.{3}|…)/u, '');
  const start = open === word ? (/^[\w]/.test(word) ? '(?:^|[^\\w.\\\\/@-])' : '(?:^|[\\s"\'`=:,;|(\\[{<>])') : '';
  const rest = isHash.test(word) ? '[\\da-f]*' : '';
  const beyond = /[\\/]/.test(word) ? '[^\\w./\\\\-]' : '[^\\w.-]';
  const body =
    /[<>{}]/.test(open) && /->|=>/.test(open) ? quotePattern(open) : templatePattern(open.replace(/\/$/, ''));
  return `${start}${body}${rest}(?:/?$|/\\s|${beyond}|[.,:;!]$|[.,:;!]\\s)`;
}

/**
 * A pattern that finds a text that only a program prints: a word of that kind, or a name with its value, as
 * settings, reports, tables and JSON write it. `undefined` for words of a language.
 */
export function printedPattern(text: string): string | undefined {
  if (isPrintedToken(text)) return tokenPattern(text);
  const [, name = '', value = ''] = /^["']?([\w.-]+)["']?(?::\s|\s?=\s?)["']?([^\s"'][^"']*)["']?$/.exec(text) ?? [];
  if (name === '') return undefined;
  const between = '(?:[:=]|=>|\\||\\s\\s|\\t|\\sis\\s)';
  return `(?:^|[^\\w.-])["']?${quotePattern(name)}["']?\\s*${between}\\s*["']?${quotePattern(value)}["']?(?:[^\\w.%/-]|[.]?$|[.]\\s)`;
}

const isHash = /^(?=.*\d)[\da-f]{7,40}$/;
