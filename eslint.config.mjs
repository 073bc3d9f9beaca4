import tseslint from 'typescript-eslint';

/** The folders of src/, in the order in which they may import: each only from those before it. */
const rooms = ['util', 'shell', 'expectation', 'checklist', 'run', 'log', 'node', 'vscode'];
const onNode = new Set(['node', 'vscode']);

/** What reaches another machine, or reads code from a text. A test looks for the same in the bundles. */
const network = {
  regex: '^(node:)?(https?|http2|net|tls|dgram|dns(/promises)?|inspector(/promises)?|vm|repl|wasi)$',
  message: 'Nothing here reaches the network, or runs a text: see ARCHITECTURE.md.',
};
const networkGlobals = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'];

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
  patterns.push(network);
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
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...networkGlobals], 'no-new-func': 'error' },
  },
  { files: ['src/extension.ts'], rules: { 'no-restricted-imports': ['error', { patterns: [network] }] } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/vscode/messages.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^show(Information|Warning|Error)Message$|^showInputBox$/]',
          message: 'VS Code makes links that run commands of such texts: use src/vscode/messages.ts, or askText.',
        },
      ],
    },
  },
  {
    files: ['src/cli.ts', 'src/cli/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^vscode$|/vscode/', message: 'The CLI has no editor.' }, network] },
      ],
    },
  },
  {
    files: ['test/**/*.ts', '*.mjs', 'test/**/*.mjs'],
    rules: { 'no-console': 'off' },
  },
);
