import type { ShellParser, ShellScript } from '../shell/shellScript';

/** How many scripts are kept: those of a long checklist, in its text as it was and as it is. */
const most = 20_000;

/** A parser that remembers what it has read: after a keystroke, only the block that changed is read anew. */
export function createCachedShellParser(parser: ShellParser): ShellParser {
  const scripts = new Map<string, ShellScript>();
  return {
    parse: (text) => {
      const known = scripts.get(text);
      if (known) return known;
      const script = parser.parse(text);
      if (scripts.size >= most) scripts.clear();
      scripts.set(text, script);
      return script;
    },
  };
}
