import { expect, test } from 'vitest';
import { slugOf, UniqueIds } from '../../../src/checklist/slug';

test.each([
  ['Run Smoke Tests', 'run-smoke-tests'],
  ['4.2 Run Smoke Tests', 'run-smoke-tests'],
  ['4. Run', 'run'],
  ['12) Run', 'run'],
  ['Step 3: Deploy', 'deploy'],
  ['Phase 2 - Deploy', 'deploy'],
  ['🚀 1. Launch!', 'launch'],
  ["Don't stop", 'dont-stop'],
  ['24-hour monitoring', '24-hour-monitoring'],
  ['2 cooks', 'cooks'],
  ['2024', '2024'],
  ['Vérifier la santé', 'vérifier-la-santé'],
  ['Проверка здоровья', 'проверка-здоровья'],
  ['本番環境に展開', '本番環境に展開'],
  ['हिन्दी', 'हिन्दी'],
  ['`.env` file', 'env-file'],
  ['***', 'none'],
  ['', 'none'],
])('%j is %j', (words, slug) => {
  expect(slugOf(words, 'none')).toBe(slug);
});

test('a long text is cut between words', () => {
  const slug = slugOf('word '.repeat(40), 'none');
  expect(slug).toMatch(/^(?:word-)+word$/);
  expect(slug.length).toBeLessThanOrEqual(60);
  expect(slugOf('x'.repeat(100), 'none')).toBe('x'.repeat(60));
});

test('a taken id is numbered, also where the number is taken', () => {
  const ids = new UniqueIds();
  expect(['a', 'a', 'a~3', 'a', 'b'].map((id) => ids.take(id))).toEqual(['a', 'a~2', 'a~3', 'a~4', 'b']);
});
