import { FaultReader } from './faultReader';
import { FoundFault, Unsure } from './foundFault';
import type { ShellScript, ShellSyntaxFault } from './shellScript';

/**
 * The first place at which every shell of the bash family gives up, if that is certain. `masked` is the text that the
 * grammar has read. The grammar itself stumbles over much that is right, and lets a lonely `fi` pass.
 */
export function findSyntaxFault(masked: string, { commands, errors }: ShellScript): ShellSyntaxFault | undefined {
  const isSuspect = errors.length > 0 || commands.some(({ text }) => strayWord.test(text));
  if (!isSuspect || commands.some(({ kind }) => kind === 'typed')) return undefined;
  const found = readFault(masked);
  if (!found?.isQuote) return found?.fault;
  // The quotes of later lines close it and open another one: the line whose own quotes are odd is the one to mend.
  for (const { start, end } of errors) {
    const own = readFault(masked.slice(start, end));
    if (own?.isQuote) return { ...own.fault, start: start + own.fault.start, end: start + own.fault.end };
  }
  return found.fault;
}

/** What no command begins with. */
const strayWord = /^(?:then|do|else|elif|fi|done|esac|\})(?=$|[\s;&|])/;

function readFault(text: string): FoundFault | undefined {
  try {
    new FaultReader(text).read();
  } catch (error) {
    if (error instanceof FoundFault) return error;
    if (!(error instanceof Unsure)) throw error;
  }
  return undefined;
}
