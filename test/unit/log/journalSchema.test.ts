import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import schema from '../../../schema/journal-event.schema.json';
import { isKnownType } from '../../../src/log/eventShape';
import { schemaErrors } from './schemaErrors';

const root = join(import.meta.dirname, '../../..');
const eventTypes = schema.oneOf.map(({ $ref }) => $ref.replace('#/definitions/', ''));

/** Every journal in a folder of the project and below it. */
function journalsIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name));
}

function linesOf(journal: string): readonly Record<string, unknown>[] {
  const lines = readFileSync(join(root, journal), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
}

const journals = [...journalsIn('test/fixtures'), ...journalsIn('docs')];

describe('the schema of the journal', () => {
  it.each(journals)('describes every line of %s', (journal) => {
    expect(schemaErrors(linesOf(journal))).toEqual([]);
  });

  it.each(journals.slice(0, 3))('refuses every event of %s that lacks a field, or has one too many', (journal) => {
    for (const event of linesOf(journal)) {
      const definition = schema.definitions[event['type'] as 'run-started'];
      for (const name of definition.required)
        expect(schemaErrors([{ ...event, [name]: undefined }]), name).toHaveLength(1);
      expect(schemaErrors([{ ...event, another: 'field' }])).toHaveLength(1);
    }
  });

  it('knows the events that the reader knows', () => {
    expect(eventTypes.filter((type) => !isKnownType(type))).toEqual([]);
    const shapes = readFileSync(join(root, 'src/log/eventShape.ts'), 'utf8');
    const known = [...shapes.matchAll(/^ {2}'?([a-z]+(?:-[a-z]+)+)'?: /gm)]
      .map(([, type = '']) => type)
      .filter(isKnownType);
    expect(known.filter((type) => !eventTypes.includes(type))).toEqual([]);
  });

  it('says the same as its page', () => {
    const page = readFileSync(join(root, 'docs/journal.md'), 'utf8');
    for (const type of eventTypes) {
      const [, section = ''] = page.split(`### \`${type}\`\n`);
      const text = section.split('\n## ')[0]?.split('\n### ')[0] ?? '';
      const fields = Object.keys(schema.definitions[type as 'run-started'].properties);
      const own = fields.filter((name) => !['id', 'parents', 'at', 'by', 'type'].includes(name));
      const missing = own.filter((name) => !text.includes(`| \`${name}\``));
      expect({ type, missing, isThere: text !== '' }).toEqual({ type, missing: [], isThere: true });
    }
  });
});
