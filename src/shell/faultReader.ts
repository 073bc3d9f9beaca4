import { dangling, unclosed, unexpected, Unsure } from './foundFault';
import { WordReader } from './wordReader';

/** A command that goes on to a word of its own: `if` to `fi`. */
interface Opening {
  readonly word: string;
  readonly start: number;
}

/**
 * Reads a text as the grammar of the shell has it, as far as needed to tell what can never be read: a word that closes
 * what nobody has opened, what is opened and never closed, an operator with nothing on one side.
 */
export class FaultReader extends WordReader {
  #depth = 0;

  read(): void {
    this.#readList(new Set());
  }

  protected override readSubstitution(start: number): void {
    this.at++;
    this.#readInside({ word: this.text.slice(start, this.at), start }, ')');
  }

  /** Reads a list of commands and the word that closes it. */
  #readInside(opening: Opening, ...closing: readonly string[]): string {
    if (++this.#depth > deepest) throw new Unsure();
    const found = this.#readList(new Set(closing));
    this.#depth--;
    if (found === undefined) throw unclosed(opening.word, closing.at(-1) ?? '', opening.start);
    this.at += found.length;
    return found;
  }

  /** Reads commands up to a word or sign that closes them, which is left unread; `undefined` at the end of the text. */
  #readList(closing: ReadonlySet<string>): string | undefined {
    let before: 'nothing' | 'command' | 'operator' = 'nothing';
    let operator: Opening | undefined;
    for (;;) {
      this.skipBlanks();
      if (this.isAtEnd) {
        if (before === 'operator' && operator) throw dangling(operator.word, operator.start);
        return undefined;
      }
      const start = this.at;
      const sign = this.take(signs);
      if (sign !== undefined && closing.has(sign)) {
        if (before === 'operator') throw unexpected(sign, start, closing);
        this.at = start;
        return sign;
      }
      if (sign === '\n') before = before === 'command' ? 'nothing' : before;
      else if (sign !== undefined) {
        if (before !== 'command' || sign.startsWith(';;') || sign === ')') throw unexpected(sign, start, closing);
        before = sign === ';' || sign === '&' ? 'nothing' : 'operator';
        operator = { word: sign, start };
      } else {
        const word = this.#peekReserved();
        if (closing.has(word)) {
          if (before === 'operator') throw unexpected(word, start, closing);
          return word;
        }
        if (before === 'command') throw new Unsure();
        if (stray.has(word)) throw unexpected(word, start, closing);
        before = this.#readCommand(word, start) ? 'command' : 'nothing';
      }
    }
  }

  /** False after what only announces a command: `!`, `name()`. */
  #readCommand(word: string, start: number): boolean {
    if (word === '!' || word === 'time') {
      this.at += word.length;
      this.skipBlanks();
      if (this.isAtEnd || this.take(commandEnd) !== undefined) throw new Unsure();
      return false;
    }
    if (word === 'function') {
      this.at += word.length;
      this.skipBlanks();
      this.readWord();
      this.take(emptyBrackets);
      return false;
    }
    if (this.startsWith('((') || this.startsWith('(')) {
      if (this.startsWith('((')) this.readArithmetic();
      else this.readSubstitution(start);
    } else if (compound.has(word)) {
      this.at += word.length;
      this.#readCompound({ word, start });
    } else return this.#readSimple();
    this.#readRedirections();
    return true;
  }

  #readCompound(opening: Opening): void {
    switch (opening.word) {
      case '{':
        this.#readInside(opening, '}');
        return;
      case 'if':
        this.#readIf(opening);
        return;
      case 'while':
      case 'until':
        this.#readInside(opening, 'do');
        this.#readInside(opening, 'done');
        return;
      case 'case':
        this.#readCase(opening);
        return;
      case '[[':
        this.#readTest();
        return;
      case 'coproc':
        throw new Unsure();
      default:
        this.#readFor(opening);
    }
  }

  #readIf(opening: Opening): void {
    let part: string;
    do {
      this.#readInside(opening, 'then');
      part = this.#readInside(opening, 'elif', 'else', 'fi');
    } while (part === 'elif');
    if (part === 'else') this.#readInside(opening, 'fi');
  }

  /** `for x in a b; do …`, `for x; do …`, `for ((…)); do …` */
  #readFor(opening: Opening): void {
    this.skipBlanks();
    if (this.startsWith('((')) this.readArithmetic();
    else {
      this.readWord();
      this.skipLines();
      if (this.take(wordIn) !== undefined) this.#readWords();
    }
    this.skipBlanks();
    this.take(semicolon);
    this.skipLines();
    const word = this.#peekReserved();
    if (word === '{') throw new Unsure();
    if (word !== 'do') throw unclosed(opening.word, 'do', opening.start);
    this.at += word.length;
    this.#readInside(opening, 'done');
  }

  #readWords(): void {
    while (/[^\n;&|()<>]/.test(this.skipBlanks())) this.readWord();
    if (/[&|()<>]/.test(this.text[this.at] ?? '')) throw new Unsure();
  }

  #readCase(opening: Opening): void {
    this.skipBlanks();
    this.readWord();
    this.skipLines();
    if (this.take(wordIn) === undefined) throw unclosed('case', 'in', opening.start);
    for (;;) {
      this.skipLines();
      if (this.#peekReserved() === 'esac') break;
      this.take(openBracket);
      this.#readPattern(opening);
      const end = this.#readInside(opening, ';;', ';&', ';;&', 'esac');
      if (end === 'esac') return;
    }
    this.at += 'esac'.length;
  }

  #readPattern(opening: Opening): void {
    while (this.skipBlanks() !== ')') {
      if (this.isAtEnd) throw unclosed('case', 'esac', opening.start);
      if (this.startsWith('|')) this.at++;
      const start = this.at;
      this.skipBlanks();
      this.readWord();
      if (this.at === start) throw new Unsure();
    }
    this.at++;
  }

  /** `[[ … ]]`, where it plainly is right: bash with `-n` takes much for right in it that is not. */
  #readTest(): void {
    if (this.take(plainTest) === undefined) throw new Unsure();
  }

  /** False where it turns out to be the head of a function. */
  #readSimple(): boolean {
    for (let words = 0; ; words++) {
      this.skipBlanks();
      if (this.isAtEnd || this.take(commandEnd) !== undefined) return true;
      const start = this.at;
      if (this.#readRedirection()) continue;
      this.readWord();
      if (this.at > start) continue;
      if (words === 1 && this.take(emptyBrackets) !== undefined) return false;
      throw new Unsure();
    }
  }

  #readRedirections(): void {
    do this.skipBlanks();
    while (this.#readRedirection());
  }

  #readRedirection(): boolean {
    if (this.take(processSubstitution) !== undefined) {
      this.at--;
      this.readSubstitution(this.at - 1);
      return true;
    }
    if (this.take(redirection) === undefined) return false;
    this.skipBlanks();
    if (this.take(processSubstitution) !== undefined) {
      this.at--;
      this.readSubstitution(this.at - 1);
      return true;
    }
    const start = this.at;
    this.readWord();
    // `<name` and nothing more is more often a blank to fill in than a mistake of the shell.
    if (this.at === start) throw new Unsure();
    return true;
  }

  /** The word at which the text stands, if the shell could read it as one of its own; else empty. */
  #peekReserved(): string {
    const start = this.at;
    const word = this.take(reservedForm) ?? '';
    this.at = start;
    return word;
  }
}

/** How deep commands stand in one another before nothing is said of a text. */
const deepest = 100;
const compound = new Set(['{', 'if', 'while', 'until', 'for', 'select', 'case', '[[', 'coproc']);
const stray = new Set(['then', 'do', 'else', 'elif', 'fi', 'done', 'esac', '}']);
const signs = /\n|;;&|;;|;&|;|&&|&(?!>)|\|\||\|&?|\)/y;
const commandEnd = /(?=[\n;|)]|&(?!>))/y;
const reservedForm = /(?:[a-z]+|\[\[|[{}!])(?=$|[\s;&|()]|[<>](?!\())/y;
const wordIn = /in(?=[\s;])/y;
const semicolon = /;/y;
const openBracket = /\(/y;
const plainTest =
  /\s+(?:!\s+)?(?:-[a-z]\s+)?(?:"[^"`\\(]*"|[\w$@{}./*:?^%+,-]+)(?:\s+(?:==?|!=|=~|-[a-z]{2})\s+(?:"[^"`\\(]*"|[\w$@{}./*:?^%+,-]+))?\s+\]\](?=$|[\s;&|)])/y;
const emptyBrackets = /[ \t]*\([ \t]*\)/y;
const processSubstitution = /[<>]\(/y;
const redirection = /\d*(?:&>>?|<<<|<>|>>|[<>][&|]?)/y;
