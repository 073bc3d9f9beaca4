import type { ProblemFix } from './problemFixes';

/**
 * Moves a fenced block to the left until it stands under the words of its item:
 * ```md
 * - [ ] Tag it:
 *       ~~~
 *       git tag v1
 *       ~~~
 * ```
 * Nothing where that is not certain: no item right above, a fence that is not too far to the right, no end that is
 * indented as its beginning is, a line in between that stands further to the left, tabs.
 */
export function indentFence(lines: readonly string[], line: number): readonly ProblemFix[] {
  const [, indent = '', mark = ''] = /^( *)(`{3,}|~{3,})/.exec(lines[line] ?? '') ?? [];
  const words = wordsColumn(lines, line);
  if (mark === '' || words === undefined || indent.length < words + 4) return [];
  const ends = new RegExp(`^ {${indent.length}}${mark} *$`);
  const endLine = lines.findIndex((text, at) => at > line && ends.test(text));
  const block = lines.slice(line, endLine + 1);
  if (endLine < 0 || !block.every((text) => text.trim() === '' || text.startsWith(indent))) return [];
  const newText = block.map((text) => text.slice(indent.length - words)).join('\n');
  const end = lines[endLine]?.length ?? 0;
  return [{ title: 'Indent the block as the words of its item', line, endLine, start: 0, end, newText }];
}

/** Where the words of the list item begin whose paragraph goes on down to this line. */
function wordsColumn(lines: readonly string[], line: number): number | undefined {
  for (let at = line - 1; at >= 0; at--) {
    const text = lines[at] ?? '';
    const marker = /^ *(?:[-*+]|\d{1,9}[.)]) {1,4}(?=\S)/.exec(text)?.[0];
    if (marker !== undefined) return marker.length;
    if (!/^ +\S/.test(text) || /^ *(?:[<>#|]|```|~~~)/.test(text)) return undefined;
  }
  return undefined;
}
