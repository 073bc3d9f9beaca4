import { toVisible } from '../../util/toVisible';

/** A text of several lines, none of which can move the cursor or forge another, behind a mark and set in below it. */
export function showText(text: string, mark: string): string {
  const [first = '', ...others] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => toVisible(line.replaceAll('\t', '    ')));
  return [`${mark}${first}`, ...others.map((line) => `${' '.repeat(mark.length)}${line}`)].join('\n');
}
