import type { Node } from 'web-tree-sitter';
import { baseName, lookThrough } from './prefixCommand';
import { toCall, unquote, type ProgramCall } from './programCall';
import { findScript, shells } from './remoteCall';
import { childrenOf, isTooLarge } from './syntaxTree';

/** A part of a command line whose end the exit code 0 of the whole does not tell, or tells in its own way. */
export type ExitPart =
  /** Sent to the background: that it was started is all. */
  | { readonly kind: 'started' }
  /** `wait` for whatever was started. */
  | { readonly kind: 'waited' }
  /** A pipe: without `pipefail` (`isTold`) the code is that of its last program. `before`: the text of the others. */
  | { readonly kind: 'piped'; readonly program: string; readonly before: string; readonly isTold: boolean }
  /** `echo` where something else has failed, or in each branch of an `if`. */
  | { readonly kind: 'told'; readonly program: string }
  /** The last of several statements, without `set -e`. `before`: the text of the others. */
  | { readonly kind: 'followed'; readonly program: string; readonly before: string }
  /** A loop, whose code is that of its last round, unless it is left at an error. `body`: the text of one round. */
  | { readonly kind: 'repeated'; readonly body: string }
  /** `export X=$(…)`. */
  | { readonly kind: 'declared'; readonly program: string }
  /** curl without `-f`, which is content with any answer. */
  | { readonly kind: 'asked' }
  /** The text is too long or too deep to be read. */
  | { readonly kind: 'unread' };

export interface ExitReading {
  readonly parts: readonly ExitPart[];
  /** Whether the shell surely has `pipefail` set behind the command line. */
  readonly pipefail: boolean;
}

/** Reads a script that a command line hands to another shell: its parts. */
export type ReadInner = (script: string) => readonly ExitPart[];

/** What the exit code of a command line is of, run by a shell that has `pipefail` set or not. */
export function readExitParts(root: Node, pipefail: boolean, readInner: ReadInner): ExitReading {
  if (isTooLarge(root)) return unread;
  const reader = new ExitReader(root, pipefail, readInner);
  return { parts: reader.readStatements(root), pipefail: reader.pipefail };
}

/** Of a text that was not read, nothing is sure. */
export const unread: ExitReading = { parts: [{ kind: 'unread' }], pipefail: false };

const none: readonly ExitPart[] = [];

class ExitReader {
  pipefail: boolean;
  readonly #root: Node;
  readonly #readInner: ReadInner;
  #endsAtError = false;

  constructor(root: Node, pipefail: boolean, readInner: ReadInner) {
    this.#root = root;
    this.#readInner = readInner;
    this.pipefail = pipefail;
  }

  /** Reads all statements for what they set, and gives the parts of the last one. */
  readStatements(node: Node): readonly ExitPart[] {
    const children = childrenOf(node);
    const before: string[] = [];
    let parts = none;
    for (const [i, statement] of children.entries()) {
      if (!isStatement(statement)) continue;
      const isStarted = children[i + 1]?.type === '&';
      parts = isStarted ? [{ kind: 'started' }] : this.#read(statement);
      if (isStarted) continue;
      if (before.length > 0 && !this.#endsAtError)
        parts = [...parts, { kind: 'followed', program: this.#nameOf(statement), before: before.join('\n') }];
      before.push(statement.text);
    }
    return parts;
  }

  #read(node: Node): readonly ExitPart[] {
    switch (node.type) {
      case 'command':
        return this.#readCommand(node);
      case 'declaration_command':
        return this.#readDeclaration(node);
      case 'pipeline':
        return this.#readPipeline(node);
      case 'redirected_statement':
        return this.#readRedirected(node);
      case 'list':
        return node.parent?.type === 'list' ? this.#readList(node) : this.#apart(() => this.#readList(node), 'perhaps');
      case 'if_statement':
        return this.#apart(() => this.#readIf(node), 'perhaps');
      case 'subshell':
        return this.#apart(() => this.readStatements(node), 'elsewhere');
      case 'for_statement':
      case 'c_style_for_statement':
        return this.#apart(() => this.#readLoop(node), 'perhaps');
      case 'while_statement':
        return isLeftWell(node) ? none : this.#apart(() => this.#readLoop(node), 'perhaps');
      case 'compound_statement':
        return this.readStatements(node);
      default:
        return none;
    }
  }

  #readCommand(node: Node): readonly ExitPart[] {
    const call = this.#callOf(node);
    if (!call) return none;
    if (call.program === 'set') this.#readSet(call.args);
    // What comes behind is another shell.
    if (/^(?:exec|exit|logout)$/.test(call.program)) this.pipefail = false;
    const { program, args } = lookThrough(call);
    if (program === 'wait' && args.length === 0) return [{ kind: 'waited' }];
    const script = findScript(lookThrough(call));
    if (script !== undefined) return this.#readInner([...this.#settingsOf(lookThrough(call)), script].join('\n'));
    return isCurl.test(baseName(program)) && !failsOnError(args) ? [{ kind: 'asked' }] : none;
  }

  /** What is set for a script before its first line: `bash -eo pipefail -c '…'`. */
  #settingsOf({ program, args }: ProgramCall): readonly string[] {
    if (program === 'eval') return this.pipefail ? ['set -o pipefail'] : [];
    if (!shells.has(baseName(program))) return [];
    const options = args.slice(0, args.findIndex((word) => /^-[a-z]*c$/.test(word)) + 1);
    const endsAtError = options.some((word) => /^-[a-z]*e/.test(word));
    return [...(options.includes('pipefail') ? ['set -o pipefail'] : []), ...(endsAtError ? ['set -e'] : [])];
  }

  /** `set -euo pipefail`, `set +o pipefail`; `-e` ends with the command line. */
  #readSet(args: readonly string[]): void {
    for (const [i, word] of args.entries()) {
      if (/^-[A-Za-z]*e/.test(word) || (word === '-o' && args[i + 1] === 'errexit')) this.#endsAtError = true;
      if (args[i + 1] !== 'pipefail' || !/^[-+][A-Za-z]*o$/.test(word)) continue;
      this.pipefail = word.startsWith('-');
    }
  }

  #readDeclaration(node: Node): readonly ExitPart[] {
    const program = node.firstChild?.text ?? '';
    const holdsCommand = node.descendantsOfType('command_substitution').length > 0;
    return holdsCommand ? [{ kind: 'declared', program }] : none;
  }

  #readPipeline(node: Node): readonly ExitPart[] {
    const programs = childrenOf(node).filter(isStatement);
    const last = programs.at(-1);
    if (!last || programs.length < 2) return none;
    return this.#readPiped(last, textBetween(node, node.startIndex, last.startIndex));
  }

  #readPiped(last: Node, before: string): readonly ExitPart[] {
    const { pipefail } = this;
    const parts = this.#apart(() => this.#read(last), 'elsewhere');
    const call = this.#callOf(bodyOf(last));
    if (!call) return parts;
    return [{ kind: 'piped', program: baseName(lookThrough(call).program), before, isTold: pipefail }, ...parts];
  }

  /** In the tree what stands behind the word of a here-document is a part of it: `cat <<EOF | tee x`. */
  #readRedirected(node: Node): readonly ExitPart[] {
    const body = bodyOf(node);
    const pipeline = node.children
      .filter(({ type }) => type === 'heredoc_redirect')
      .flatMap(({ children }) => children.filter(({ type }) => type === 'pipeline'))
      .at(-1);
    const last = pipeline && childrenOf(pipeline).filter(isStatement).at(-1);
    if (!last) return body === node ? none : this.#read(body);
    return this.#readPiped(last, body.text);
  }

  /** Where the left side of `&&` has ended well in its own way, the right one tells no more of it. */
  #readList(node: Node): readonly ExitPart[] {
    const [left, right] = childrenOf(node).filter(isStatement);
    if (!left || !right) return none;
    const first = this.#read(left);
    if (node.children.some(({ type }) => type === '&&'))
      return [...first.filter(({ kind }) => kind === 'piped' || kind === 'declared'), ...this.#read(right)];
    const program = this.#tellerAt(right);
    const second = this.#apart(() => this.#read(right), 'perhaps');
    return program === undefined ? [...first, ...second] : [...first, { kind: 'told', program }];
  }

  #readIf(node: Node): readonly ExitPart[] {
    const told = bodiesOf(node).flat();
    const programs = told.map((statement) => this.#tellerAt(statement));
    for (const statement of told) this.#read(statement);
    const program = programs.at(-1);
    return program !== undefined && !programs.includes(undefined) ? [{ kind: 'told', program }] : none;
  }

  #readLoop(node: Node): readonly ExitPart[] {
    const body = bodyOfLoop(node);
    const parts = this.readStatements(body);
    const isLeft =
      this.#endsAtError || body.descendantsOfType('command').some(({ text }) => /^(?:exit|return)\b/.test(text));
    return isLeft ? parts : [...parts, { kind: 'repeated', body: body.text }];
  }

  /** Reads what another shell runs, or what perhaps nobody does: what it sets is not sure behind it. */
  #apart(read: () => readonly ExitPart[], where: 'elsewhere' | 'perhaps'): readonly ExitPart[] {
    const { pipefail } = this;
    const parts = read();
    this.pipefail = pipefail && (where === 'elsewhere' || this.pipefail);
    return parts;
  }

  /** `echo` or `printf`, where the statement ends with one. */
  #tellerAt(node: Node): string | undefined {
    const body = bodyOf(node);
    if (body.type === 'compound_statement' || body.type === 'subshell') {
      const last = childrenOf(body).filter(isStatement).at(-1);
      return last && this.#tellerAt(last);
    }
    const program = body.type === 'command' ? this.#callOf(body)?.program : undefined;
    return program === 'echo' || program === 'printf' ? program : undefined;
  }

  #nameOf(node: Node): string {
    return this.#callOf(bodyOf(node))?.program ?? node.text.split(/\s/, 1).join('');
  }

  #callOf(node: Node): ProgramCall | undefined {
    if (node.type !== 'command') return undefined;
    return toCall({ root: this.#root, written: ({ text }) => text, isHereDocument: () => false }, node);
  }
}

function isStatement({ isNamed, isError }: Node): boolean {
  return isNamed && !isError;
}

/** A statement without its redirections. */
function bodyOf(node: Node): Node {
  return node.type === 'redirected_statement' ? (node.firstNamedChild ?? node) : node;
}

function bodyOfLoop(node: Node): Node {
  return childrenOf(node).findLast(({ type }) => type === 'do_group' || type === 'compound_statement') ?? node;
}

/** The statements of each branch; the conditions stand before `then`. */
function bodiesOf(node: Node): readonly (readonly Node[])[] {
  const children = childrenOf(node);
  const start = children.findIndex(({ type }) => type === 'then' || type === 'else');
  const own = children.slice(start + 1).filter((child) => isStatement(child) && !isBranch(child));
  return [own, ...children.filter(isBranch).flatMap(bodiesOf)];
}

function isBranch({ type }: Node): boolean {
  return type === 'elif_clause' || type === 'else_clause';
}

/** Whether nothing ends a loop but a `break` behind a command that ended well: `while true; do make && break; done`. */
function isLeftWell(loop: Node): boolean {
  const { text } = bodyOfLoop(loop);
  const isEndless = /^(?:while\s+(?:true|:)|until\s+false)\s*[;\n]/.test(loop.text);
  return isEndless && /&&\s*break\b/.test(text) && !/(?:\|\||;|\n)[\s{(]*break\b/.test(text);
}

function textBetween(node: Node, start: number, end: number): string {
  return node.text.slice(start - node.startIndex, end - node.startIndex);
}

const isCurl = /^curl(?:\.exe)?$/;
/** Letters up to the first one that takes the rest of the word as its value, or the next word: `-sSofile`, `-X POST`. */
const curlLetters = /^-([^-AbcCdDeEFHKmoPQrtTuUwxXyYz][^AbcCdDeEFHKmoPQrtTuUwxXyYz]*)?([A-Za-z])?/;

/** Whether curl ends badly at an error page, or asks no server at all. */
function failsOnError(args: readonly string[]): boolean {
  let isValue = false;
  for (const word of args.map(unquote)) {
    if (isValue) isValue = false;
    else if (/^--(?:fail|fail-with-body|version|help|manual)$/.test(word)) return true;
    else {
      const [letters = '', flags = '', valued] = curlLetters.exec(word) ?? [];
      if (/[fVhM]/.test(flags)) return true;
      isValue = valued !== undefined && letters === word;
    }
  }
  return false;
}
