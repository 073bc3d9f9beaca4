import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Document, type LineCounter, type YAMLMap } from 'yaml';
import { describeKeys } from '../util/spelling';
import type { Problem } from '../util/problem';
import type { SourceText } from './sourceText';

/**
 * Reads values out of a YAML document node by node, so that each problem has its place. Aliases are followed one at a
 * time and nothing is ever expanded whole: a document of aliases to aliases costs what its text is long.
 */
export class YamlReader {
  readonly problems: Problem[] = [];
  readonly #document: Document;
  readonly #lineCounter: LineCounter;
  readonly #source: SourceText;

  constructor(document: Document, lineCounter: LineCounter, source: SourceText) {
    this.#document = document;
    this.#lineCounter = lineCounter;
    this.#source = source;
  }

  /** 0-based line of the checklist. The document begins below the `---`. */
  lineOf(node: unknown): number {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return this.#lineCounter.linePos(offset).line;
  }

  report(code: string, message: string, node: unknown): void {
    const line = this.lineOf(node);
    this.problems.push({ code, severity: 'error', message, range: this.#source.linesRange(line, line) });
  }

  /** At an offset of the document's text. */
  reportAt(code: string, message: string, offset: number): void {
    const { line } = this.#lineCounter.linePos(offset);
    const range = this.#source.linesRange(line, line);
    this.problems.push({ code, severity: 'error', message, range });
  }

  reportSyntaxErrors(): void {
    for (const { message, pos } of this.#document.errors) {
      const { line } = this.#lineCounter.linePos(pos[0]);
      const text = `The front matter is not valid YAML: ${message.split('\n', 1)[0] ?? ''}`;
      if (this.problems.some(({ message: known, range }) => known === text && range.start.line === line)) continue;
      const range = this.#source.linesRange(line, line);
      this.problems.push({ code: 'invalid-front-matter', severity: 'error', message: text, range });
    }
  }

  reportUnknownKeys(map: YAMLMap, known: readonly string[], where: string): void {
    for (const { key, name } of this.#keys(map)) {
      if (known.includes(name)) continue;
      const line = this.lineOf(key);
      const message = `"${name}" is no key of ${where}. ${describeKeys(name, known)}`;
      this.problems.push({
        code: 'unknown-front-matter-key',
        severity: 'warning',
        message,
        range: this.#source.linesRange(line, line),
      });
    }
  }

  /** The node itself, or what an alias stands for. */
  resolve(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.#document) : node;
  }

  /** The value of a key; `undefined` when the map has none, or is no map. */
  valueOf(map: unknown, key: string): unknown {
    const node = this.resolve(map);
    if (!isMap(node)) return undefined;
    const pair = this.#keys(node).find(({ name }) => name === key);
    return pair && this.resolve(pair.value);
  }

  entries(map: YAMLMap): readonly { name: string; key: unknown; value: unknown }[] {
    return this.#keys(map).map(({ name, key, value }) => ({ name, key, value: this.resolve(value) }));
  }

  /** A scalar as it was written: `1.10` stays `1.10`. `undefined` for anything else and for null. */
  scalarText(node: unknown): string | undefined {
    if (!isScalar(node) || node.value === null || node.value === undefined) return undefined;
    return typeof node.value === 'string' ? node.value : node.source;
  }

  isNull(node: unknown): boolean {
    return node === undefined || node === null || (isScalar(node) && node.value === null);
  }

  readText(map: unknown, key: string): string | undefined {
    const node = this.valueOf(map, key);
    if (this.isNull(node)) return undefined;
    const text = this.scalarText(node);
    if (text === undefined) this.report('invalid-front-matter', `"${key}" must be a text.`, node);
    return text;
  }

  readFlag(map: unknown, key: string): boolean | undefined {
    const node = this.valueOf(map, key);
    if (this.isNull(node)) return undefined;
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.report('invalid-front-matter', `"${key}" must be true or false.`, node);
    return undefined;
  }

  /** A list of texts; one text alone is a list of one. */
  readTextList(map: unknown, key: string): readonly string[] {
    return this.readPlacedTexts(map, key).map(({ text }) => text);
  }

  /** The same with the 0-based line of each. */
  readPlacedTexts(map: unknown, key: string): readonly { readonly text: string; readonly line: number }[] {
    const node = this.valueOf(map, key);
    if (this.isNull(node)) return [];
    const items = isSeq(node) ? node.items.map((item) => this.resolve(item)) : [node];
    return items.flatMap((item) => {
      const text = this.scalarText(item);
      if (text === undefined) this.report('invalid-front-matter', `"${key}" must be a list of texts.`, item ?? node);
      return text === undefined ? [] : [{ text, line: this.lineOf(item) }];
    });
  }

  /** A map from names of environment variables to texts. */
  readTextMap(map: unknown, key: string): Readonly<Record<string, string>> {
    const node = this.valueOf(map, key);
    if (this.isNull(node)) return {};
    if (!isMap(node)) {
      this.report('invalid-front-matter', `"${key}" must be a map from names to texts.`, node);
      return {};
    }
    return Object.fromEntries(this.entries(node).flatMap((entry) => this.#readVariable(entry)));
  }

  #readVariable({ name, key, value }: { name: string; key: unknown; value: unknown }): readonly [string, string][] {
    const text = this.scalarText(value);
    const isName = /^[A-Za-z_]\w*$/.test(name);
    if (!isName) this.report('invalid-front-matter', `"${name}" cannot be the name of an environment variable.`, key);
    else if (text === undefined) this.report('invalid-front-matter', `"${name}" must be a text.`, key);
    return isName && text !== undefined ? [[name, text]] : [];
  }

  #keys(map: YAMLMap): readonly { name: string; key: unknown; value: unknown }[] {
    return map.items.filter(isPair).map(({ key, value }) => ({ name: this.scalarText(key) ?? '', key, value }));
  }
}
