import { lazy } from '../util/lazy';
import { toBlock } from './markdownText';

/** A part of a log with an empty line before and after it; nothing at all when its text is empty. */
export interface LogBlock {
  readonly text: string;
  /** In UTF-8, made once: a log is written again and again, and most of it is as it was. */
  readonly bytes: () => Uint8Array;
}

export function createBlock(text: string): LogBlock {
  return { text, bytes: lazy(() => new TextEncoder().encode(text)) };
}

export function blockOfLines(lines: readonly string[]): LogBlock {
  return createBlock(toBlock(lines));
}

/** The text of a whole log. */
export function joinTexts(blocks: readonly LogBlock[]): string {
  return `${written(blocks)
    .map(({ text }) => text)
    .join('\n\n')}\n`;
}

/** The same text in UTF-8. */
export function joinBytes(blocks: readonly LogBlock[]): Uint8Array {
  const parts = written(blocks).map(({ bytes }) => bytes());
  const length = parts.reduce((sum, part) => sum + part.length + 2, 0) - 1;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    all.fill(lineBreak, at + part.length, at + part.length + 2);
    at += part.length + 2;
  }
  return all;
}

const lineBreak = 0x0a;

function written(blocks: readonly LogBlock[]): readonly LogBlock[] {
  return blocks.filter(({ text }) => text !== '');
}
