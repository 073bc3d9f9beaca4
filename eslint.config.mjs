import tseslint from 'typescript-eslint';

/** The folders of src/, in the order in which they may import: each only from those before it. */
const rooms = ['util', 'shell', 'expectation', 'checklist', 'run', 'log', 'node', 'vscode'];
const onNode = new Set(['node', 'vscode']);

/** What the files of one folder may not import: `vscode`, Node's modules, and the folders that stand after it. */
function border(room) {
  const later = rooms.slice(rooms.indexOf(room) + 1);
  const patterns = later.map((name) => ({
    regex: `^(\\.\\./)+${name}/`,
    message: `src/${room} may not import from src/${name}: see the map in ARCHITECTURE.md.`,
  }));
  if (room !== 'vscode') patterns.push({ regex: '^vscode$', message: 'vscode is imported in src/vscode only.' });
  if (!onNode.has(room))
    patterns.push({ regex: '^node:', message: 'node:* is imported in src/node and src/vscode only.' });
  return {
    files: [`src/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'test-results/', 'node_modules/', 'checklists/', 'test/fixtures/', '**/*.d.mts'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-console': 'error',
    },
  },
  ...rooms.map(border),
  {
    files: ['src/cli.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^vscode$|/vscode/', message: 'The CLI has no editor.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts', '*.mjs', 'test/**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
);
