/** One case of a fixture file: its title, the shell text, and what must come out. */
export interface Fixture {
  readonly title: string;
  /** 1-based line of the case in its file. */
  readonly line: number;
  readonly source: string;
  readonly expected: string;
}

/** Reads cases in the style of markdown-it: title, source and result, each ended by a line with a single dot; `␍` stands for a carriage return. */
export function readFixtures(text: string): Fixture[] {
  const parts = text.split(/^\.\n/m);
  const fixtures: Fixture[] = [];
  let line = 1;
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [title = '', source = '', expected = ''] = parts.slice(index, index + 3);
    fixtures.push({
      title: title.trim(),
      line: line + (title.startsWith('\n') ? 1 : 0),
      source: source.replace(/\n$/, '').replaceAll('␍', '\r'),
      expected: expected.replace(/\n$/, ''),
    });
    line += `${title}${source}${expected}`.split('\n').length + 2;
  }
  return fixtures;
}
