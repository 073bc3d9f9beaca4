/** A here-document: the redirection that opens it, and the lines that are its body. Offsets are UTF-16. */
export interface HereDocument {
  /** The operator with its delimiter, such as `<<'EOF'`. */
  readonly operatorStart: number;
  readonly operatorEnd: number;
  /** The body's lines, without the line that ends it. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The end of the line that ends the body; the end of the text when nothing ends it. */
  readonly end: number;
  /** Whether the shell expands `$`, backquotes and `\` in the body: it does unless the delimiter is quoted. */
  readonly expands: boolean;
  readonly terminated: boolean;
}

interface Opener {
  readonly start: number;
  readonly end: number;
  readonly delimiter: string;
  readonly stripsTabs: boolean;
  readonly expands: boolean;
  readonly inQuotes: boolean;
}

/** Finds every here-document of a shell text, in order. One that nothing ends goes on to the end of the text, as it does in the shell. */
export function findHereDocuments(text: string): HereDocument[] {
  const found: HereDocument[] = [];
  let lineStart = 0;
  while (lineStart < text.length) {
    const lineEnd = endOfLine(text, lineStart);
    let next = lineEnd + 1;
    for (const opener of findOpeners(text, lineStart, lineEnd)) {
      const hereDocument = readBody(text, opener, Math.min(next, text.length));
      if (!hereDocument) continue;
      found.push(hereDocument);
      next = hereDocument.end + 1;
    }
    lineStart = next;
  }
  return found;
}

const openerPattern = /(?<!<)<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|(\\?)([^\s'"\\<>|&;()$`=]+))/g;

function findOpeners(text: string, lineStart: number, lineEnd: number): Opener[] {
  const line = text.slice(lineStart, lineEnd);
  if (!line.includes('<<') || /^\s*#/.test(line)) return [];
  const commentStart = findCommentStart(line);
  return [...line.matchAll(openerPattern)]
    .filter((match) => match.index < commentStart)
    .filter((match) => !/\(\([^)]*$/.test(line.slice(0, match.index)))
    .map((match) => ({
      start: lineStart + match.index,
      end: lineStart + match.index + match[0].length,
      delimiter: match[2] ?? match[3] ?? match[5] ?? '',
      stripsTabs: match[1] === '-',
      expands: match[5] !== undefined && match[4] === '',
      inQuotes: endsInQuotes(line.slice(0, match.index)),
    }));
}

/** Where the comment of a line begins that starts outside quotes; behind its end where it has none. */
function findCommentStart(line: string): number {
  for (const { 0: found, index } of line.matchAll(quotedOrComment)) if (found === '#') return index;
  return line.length;
}

const quotedOrComment = /'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|(?<=^|[\s;&|()])#/g;

function readBody(text: string, opener: Opener, bodyStart: number): HereDocument | undefined {
  const place = { operatorStart: opener.start, operatorEnd: opener.end, bodyStart, expands: opener.expands };
  for (let lineStart = bodyStart; lineStart < text.length; lineStart = endOfLine(text, lineStart) + 1) {
    const line = text.slice(lineStart, endOfLine(text, lineStart)).replace(/\r$/, '');
    if ((opener.stripsTabs ? line.replace(/^\t+/, '') : line) !== opener.delimiter) continue;
    return { ...place, bodyEnd: lineStart, end: endOfLine(text, lineStart), terminated: true };
  }
  // In quotes, `<<` may be mere text (`echo "a << b"`): only a line that ends it shows that it is none.
  if (opener.inQuotes) return undefined;
  return { ...place, bodyEnd: text.length, end: text.length, terminated: false };
}

/** Whether a text that starts outside quotes leaves one open. */
export function endsInQuotes(text: string): boolean {
  return /^(?:[^'"\\]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*")*\\?$/.exec(text) === null;
}

function endOfLine(text: string, from: number): number {
  const index = text.indexOf('\n', from);
  return index === -1 ? text.length : index;
}
