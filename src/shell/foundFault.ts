import type { ShellSyntaxFault } from './shellScript';

/** Thrown by the readers of a shell text at what can never be read; `findSyntaxFault` catches it. */
export class FoundFault extends Error {
  readonly fault: ShellSyntaxFault;
  readonly isQuote: boolean;

  constructor(fault: ShellSyntaxFault, isQuote = false) {
    super(fault.message);
    this.fault = fault;
    this.isQuote = isQuote;
  }
}

/** Thrown where a text may be right or wrong: nothing is said of it then. */
export class Unsure extends Error {}

export function unclosed(opening: string, closing: string, start: number): FoundFault {
  const message = `"${opening}" is opened here, and "${closing}" is missing.`;
  return new FoundFault({ message, start, end: start + opening.length });
}

export function unclosedQuote(quote: string, start: number, text: string): FoundFault {
  const lineEnd = text.indexOf('\n', start);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return new FoundFault({ message: `This ${quote} is opened and never closed.`, start, end }, true);
}

/** `closing` is what could close the commands around. */
export function unexpected(word: string, start: number, closing: ReadonlySet<string>): FoundFault {
  const opening = openings[word];
  const missing = [...closing].map((each) => `"${each}"`).join(' or ');
  const message =
    opening === undefined
      ? `Nothing that can be run stands before "${word}".`
      : closing.size > 0
        ? `"${word}" stands here, and ${missing} is missing before it.`
        : `"${word}" stands here, and no ${opening} that it could belong to.`;
  return new FoundFault({ message, start, end: start + word.length });
}

export function dangling(operator: string, start: number): FoundFault {
  return new FoundFault({ message: `Nothing follows "${operator}".`, start, end: start + operator.length });
}

const openings: Readonly<Record<string, string>> = {
  then: '"if"',
  else: '"if"',
  elif: '"if"',
  fi: '"if"',
  do: '"for" or "while"',
  done: '"for" or "while"',
  esac: '"case"',
  '}': '"{"',
  ')': '"("',
  ';;': '"case"',
  ';&': '"case"',
  ';;&': '"case"',
};
