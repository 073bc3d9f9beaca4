import fc from 'fast-check';
import MarkdownIt, { type Token } from 'markdown-it';
import { expect, it } from 'vitest';
import { rebuildReleaseLog } from '../../../src/log/rebuildReleaseLog';
import { loadShellParserFromDisk } from '../../../src/node/shellGrammar';
import { commandFinished, JournalWriter, runStarted, stepId } from './sampleEvents';
import { Scenario } from './scenario';

const shellParser = await loadShellParserFromDisk();
const text = '# Release\n\n- [ ] One\n  ```sh\n  true\n  ```\n- [ ] Two\n- [ ] **Lead:** ______ Date: _____\n';
const [one, two, lead] = new Scenario(text, shellParser).checklist.sections.flatMap(({ steps }) => steps);
const [command] = one?.blocks.flatMap(({ commands }) => commands) ?? [];

/** A log whose every text that comes from outside is this one. */
function logWith(hostile: string): string {
  const writer = new JournalWriter();
  const person = { name: hostile, email: hostile };
  const output = { head: hostile, tail: hostile, omittedBytes: 5, bytes: 9, sha256: '', complete: false };
  const expectation = { matcher: { kind: 'empty' }, source: 'declared', text: hostile, line: 0 } as const;
  writer.add({
    ...runStarted,
    title: hostile,
    release: hostile,
    checklist: { path: hostile, text, commit: hostile },
    inputs: { [hostile]: hostile },
  });
  writer.add({ type: 'placeholder-filled', text: hostile, value: hostile });
  const ids = { step: one?.id ?? stepId(''), command: command?.id ?? commandFinished().command };
  writer.add({ type: 'command-started', ...ids, attempt: 1, commandLine: hostile }, person);
  writer.add(
    commandFinished({
      ...ids,
      outcome: 'failed',
      stepOutcome: 'failed',
      result: { kind: 'exited', exitCode: 1, durationMs: 5, output },
      verdicts: [{ kind: 'mismatched', expectation, found: hostile, message: hostile }],
    }),
    person,
  );
  writer.add({ type: 'step-overridden', step: ids.step, reason: hostile }, person);
  writer.add({ type: 'step-skipped', step: two?.id ?? stepId(''), reason: hostile }, person);
  writer.add({ type: 'step-skipped', step: stepId(hostile), reason: hostile }, person);
  writer.add({ type: 'step-signed', step: lead?.id ?? stepId(''), role: hostile, name: hostile }, person);
  writer.add({ type: 'note-added', text: hostile, step: ids.step }, person);
  writer.add({ type: 'rollback-started', reason: hostile }, person);
  writer.add({ type: 'run-finished', outcome: 'aborted', reason: hostile }, person);
  return rebuildReleaseLog(writer.text, shellParser);
}

const pieces = [
  '`',
  '``',
  '```',
  '~~~',
  '*',
  '**',
  '_',
  '~~',
  '<b>',
  '</details>',
  '<!--',
  '-->',
  '|',
  '\\',
  '[x]',
  '](y)',
  '![',
  '&lt;',
  '$',
  '$$',
  '@ada',
  '#12',
  'GH-12',
  ':tada:',
  '[^1]',
];
const starts = [
  '# ',
  '- ',
  '1. ',
  '> ',
  '===',
  '---',
  '\n',
  '\r',
  '\n\n',
  '    ',
  '\t',
  '[a]: http://b',
  '<https://x.org>',
  'a',
  ' ',
  '\u202e',
  '\0',
];

const address = /https?:[^\s<>]+/g;

/** What parts a sign from its word, so that no git host sees a person or an issue in them. */
function isParting({ type, content }: { readonly type: string; readonly content: string }): boolean {
  return type === 'html_inline' && content === '<!-- -->';
}

/** The lines of the log that are not in a fence, where nothing is anything but itself. */
function linesWithout(markdown: string, tokens: readonly Token[]): readonly string[] {
  const fences = tokens.flatMap(({ type, map }) => (type === 'fence' && map ? [map] : []));
  return markdown.split('\n').filter((_, line) => !fences.some(([from, to]) => line >= from && line < to));
}

it('holds any text without a change to its own structure', () => {
  const markdownIt = new MarkdownIt({ html: true });
  const hostile = fc.oneof(
    fc.array(fc.constantFrom(...pieces, ...starts)).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(hostile, (value) => {
      const markdown = logWith(value);
      const tokens = markdownIt.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
      const types = tokens.filter((token) => !isParting(token)).map(({ type }) => type);
      const headings = tokens.flatMap(({ type, tag }, index) =>
        type === 'heading_open' ? `${tag} ${tokens[index + 1]?.content ?? ''}` : [],
      );
      expect(headings.filter((heading) => heading.startsWith('h2'))).toEqual(
        ['Deviations', 'Timeline', 'Steps', 'Results without a step', 'Notes', 'Journal'].map((title) => `h2 ${title}`),
      );
      expect(headings).toHaveLength(8);
      expect(
        types.filter((type) =>
          ['html_inline', 'link_open', 'image', 'blockquote_open', 'hr', 'code_block', 's_open'].includes(type),
        ),
      ).toEqual([]);
      expect(types.filter((type) => type === 'fence')).toHaveLength(2);
      const words = tokens.filter(({ type }) => type === 'text').map(({ content }) => content.replace(address, ''));
      expect(words.filter((content) => /(?<![\w/])@ada|#12|\bGH-12|:tada:/.test(content))).toEqual([]);
      const outsideFences = linesWithout(markdown, markdownIt.parse(markdown, {}));
      expect(outsideFences.filter((line) => /^\s*\[\^1\]:/.test(line))).toEqual([]);
      expect(types.filter((type) => type === 'td_open')).toEqual([]);
      const html = tokens.filter(({ type }) => type === 'html_block').map(({ content }) => content.trim());
      expect(html).toEqual([
        expect.stringMatching(/^<details open>\n<summary>Output: [\w ,]+<\/summary>$/),
        '</details>',
      ]);
      expect(markdown.endsWith('`\n')).toBe(true);
    }),
    { numRuns: 60 },
  );
});
