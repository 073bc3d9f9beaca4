import { endsInVariable } from './maskText';
import type { Placeholder } from './shellScript';

/** How a shell quotes. `plain`: not known here, so that only values fit that need no quoting anywhere. */
export type Quoting = 'posix' | 'fish' | 'plain';

export function quotingOf(shell: string): Quoting {
  if (shell === 'fish') return 'fish';
  return ['bash', 'sh', 'dash', 'ash', 'ksh', 'mksh', 'zsh'].includes(shell) ? 'posix' : 'plain';
}

/** The value as it must be written at a place of a shell text; nothing when it cannot be. */
export function quoteValue(
  value: string,
  placeholder: Placeholder,
  text: string,
  quoting: Quoting,
): string | undefined {
  if (value.includes('\0')) return undefined;
  if (quoting === 'plain') return quoteNowhere(value, placeholder, text);
  const single = quoting === 'fish' ? /[\\']/g : /'/g;
  const escape = quoting === 'fish' ? '\\$&' : `'\\''`;
  switch (placeholder.context) {
    case 'word':
      return isPlainWord(value, text[placeholder.start - 1], text[placeholder.end])
        ? value
        : `'${value.replace(single, escape)}'`;
    case 'single-quoted':
      return value.replace(single, escape);
    case 'double-quoted':
      return (
        (endsInVariable(text, placeholder.start) ? '""' : '') +
        value.replace(quoting === 'fish' ? /[\\"$]/g : /[\\"$`]/g, '\\$&')
      );
    case 'ansi-quoted':
      return value.replace(/[\\']/g, '\\$&');
    case 'literal-here-document':
      return value;
    case 'expanding-here-document':
      return value.replace(/[\\$`]/g, '\\$&');
    case 'opaque':
      return quoteNowhere(value, placeholder, text);
  }
}

/** What stands for the value of a variable at a place of a shell text; nothing where the shell puts no variables in. */
export function quoteVariable(name: string, { context }: Placeholder, quoting: Quoting): string | undefined {
  if (quoting === 'plain') return undefined;
  switch (context) {
    case 'word':
      return `"$${name}"`;
    case 'single-quoted':
      return `'"$${name}"'`;
    case 'double-quoted':
      return quoting === 'fish' ? `""$${name}""` : `\${${name}}`;
    case 'ansi-quoted':
      return `'"$${name}"$'`;
    case 'expanding-here-document':
      return `\${${name}}`;
    case 'literal-here-document':
    case 'opaque':
      return undefined;
  }
}

function quoteNowhere(value: string, { start }: Placeholder, text: string): string | undefined {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(value) && !endsInVariable(text, start) ? value : undefined;
}

const wordEdge = /^[\s/:.@-]?$/;
const reservedWord =
  /^(?:if|then|else|elif|fi|do|done|case|esac|while|until|for|in|function|select|time|coproc|begin|end|switch|and|or|not|repeat|foreach|nocorrect|noglob)$/;

/** Whether a value is the same word with and without quotes, here: `2` before `>` is not, nor is `abc` after `$x`. */
function isPlainWord(value: string, before = '', after = ''): boolean {
  return (
    /^[A-Za-z\d][\w./@:-]*$/.test(value) &&
    !reservedWord.test(value) &&
    wordEdge.test(before.replace('=', '')) &&
    wordEdge.test(after)
  );
}
