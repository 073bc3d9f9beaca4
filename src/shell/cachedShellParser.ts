import type { ShellParser, ShellScript } from './shellScript';

/** How many letters of scripts are kept: those of the longest checklists, and of many short ones. */
const most = 4_000_000;

/** A parser that remembers what it has read: after a keystroke, only the block that changed is read anew. */
export function createCachedShellParser(parser: ShellParser): ShellParser {
  const scripts = new Map<string, ShellScript>();
  let letters = 0;
  return {
    parse: (text, readAs) => {
      const key = readAs === undefined ? text : `${readAs}\0${text}`;
      const known = scripts.get(key);
      if (known) return known;
      const script = parser.parse(text, readAs);
      letters += text.length + 50;
      if (letters > most) {
        scripts.clear();
        letters = text.length + 50;
      }
      scripts.set(key, script);
      return script;
    },
    readExit: (commandLine, pipefail) => parser.readExit(commandLine, pipefail),
  };
}
