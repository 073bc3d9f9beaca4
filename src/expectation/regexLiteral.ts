import type { ExpectationScanner } from './expectationScanner';
import { compilePattern } from './pattern';

/** What stands between the slashes; a `/` within it is unescaped here. */
export interface RegexLiteral {
  readonly pattern: string;
  readonly ignoreCase: boolean;
}

/** Reads `/regex/` or `/regex/i` and compiles it once, so that what is returned is known to be valid. */
export function takeRegex(scanner: ExpectationScanner): RegexLiteral {
  return takeCompiled(scanner).literal;
}

/** The same for a regex that must hold a group. */
export function takeCapturingRegex(scanner: ExpectationScanner): RegexLiteral {
  scanner.skipSpaces();
  const start = scanner.position;
  const { literal, groupCount } = takeCompiled(scanner);
  if (groupCount === 0) {
    scanner.fail('missing-capture-group', 'Put the part that counts in parentheses.', start, scanner.position);
  }
  return literal;
}

/** Writes a pattern as it is read. */
export function formatRegex(pattern: string, ignoreCase: boolean): string {
  const escaped = pattern.replace(/\\[^]|\//g, (part) => (part === '/' ? '\\/' : part));
  return `/${escaped}/${ignoreCase ? 'i' : ''}`;
}

function takeCompiled(scanner: ExpectationScanner): { literal: RegexLiteral; groupCount: number } {
  scanner.skipSpaces();
  const start = scanner.position;
  const match = scanner.take(/\/((?:\\.|[^\\/])*)\/([A-Za-z]*)/y);
  if (match === undefined) scanner.fail('invalid-regex', 'Write a regular expression between two slashes: /…/.', start);
  const [, source = '', flags = ''] = match;
  const end = scanner.position;
  if (source === '') scanner.fail('invalid-regex', 'The regular expression is empty.', start, end);
  if (flags !== '' && flags !== 'i') {
    const message = `Only "i" can stand behind a /regex/; a text that begins with a slash is written: contains "/…".`;
    scanner.fail('invalid-regex', message, end - flags.length, end);
  }
  const pattern = source.replace(/\\[^]/g, (pair) => (pair === '\\/' ? '/' : pair));
  const ignoreCase = flags === 'i';
  const compiled = compilePattern(pattern, ignoreCase);
  if ('error' in compiled) {
    scanner.fail('invalid-regex', `The regular expression cannot be read: ${compiled.error}.`, start, end);
  }
  return { literal: { pattern, ignoreCase }, groupCount: compiled.pattern.groupCount };
}
