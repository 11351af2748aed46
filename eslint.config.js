import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

const tests = ['**/*.test.ts', '**/test-*.ts', 'stories/**', 'sdk/testing/**'];
const pure = ['model', 'rules', 'operations', 'plot', 'text'].map((folder) => `sdk/${folder}/**/*.ts`);

/** The few files at the edge of the program, where time and chance come in. */
const edge = [
  'sdk/cli.ts',
  'sdk/cli/**',
  'sdk/server/**',
  'sdk/**/clock.ts',
  'sdk/**/identity.ts',
  'src/bind/environment.ts',
];

const typed = [
  { selector: 'TSEnumDeclaration', message: 'A union of strings says the same and leaves nothing behind.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'A module is a namespace already.' },
];
const trusted = [
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text becomes markup here. Let Lit render it.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]',
    message: 'Text becomes markup here. Let Lit render it.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write/]',
    message: 'Text becomes markup here. Let Lit render it.',
  },
  {
    selector: 'ImportDeclaration[source.value=/directives.unsafe-/]',
    message: 'Text becomes markup here. Let Lit render it.',
  },
  { selector: 'Identifier[name=/^unsafe(HTML|SVG|MathML|Static)$/]', message: 'Text becomes markup here.' },
];
const timeless = [
  ...[
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.name="Date"]',
  ].map((selector) => ({ selector, message: 'Time comes in as an argument.' })),
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Chance comes in as an argument.',
  },
];
/** What a pure folder cannot see. The narrow tsconfig says it of the page; this says it of time, chance and the world. */
const world = [
  'performance', 'crypto', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'setTimeout', 'setInterval',
  'setImmediate', 'requestAnimationFrame', 'queueMicrotask', 'document', 'window', 'self', 'globalThis', 'navigator',
  'localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel', 'Worker', 'process', 'require', 'console',
].map((name) => ({ name, message: 'Pure code sees only its arguments.' }));

export default ts.config(
  {
    ignores: [
      '**/node_modules/', 'dist/', 'storybook-static/', 'coverage/', '.cache/', 'examples/**/dist/', '**/*.d.ts',
    ],
  },
  ...ts.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-control-regex': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'no-misleading-character-class': 'error',
      'no-sparse-arrays': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': ['error', ...typed, ...trusted],
      // Aim at 120; this is the wall behind it.
      'max-len': ['error', { code: 140, ignoreUrls: true, ignoreRegExpLiterals: true, ignoreTemplateLiterals: true }],
      semi: 'error',
      quotes: ['error', 'single', { avoidEscape: true, allowTemplateLiterals: true }],
      'no-trailing-spaces': 'error',
      'eol-last': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-empty-object-type': 'off',
    },
  },
  {
    // A promise nobody waits for loses its error.
    files: ['sdk/**/*.ts', 'src/**/*.ts'],
    ignores: tests,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ...lit.configs['flat/recommended'],
  },
  {
    files: ['src/**/*.ts'],
    ...wc.configs['flat/best-practice'],
  },
  {
    files: ['sdk/**/*.ts', 'src/**/*.ts'],
    ignores: [...tests, ...edge],
    rules: { 'no-restricted-syntax': ['error', ...typed, ...trusted, ...timeless] },
  },
  {
    files: pure,
    ignores: tests,
    rules: {
      'no-restricted-syntax': [
        'error', ...typed, ...trusted, ...timeless,
        {
          selector: 'CallExpression[callee.property.name=/^(format|formatToParts)$/][arguments.length=0]',
          message: 'Without an argument a formatter takes the present moment.',
        },
      ],
      'no-restricted-globals': ['error', ...world],
    },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // A test that cannot run here says so aloud.
      'no-console': 'off',
    },
  },
  // Sets of single marks, where a joiner is a mark like others.
  { files: ['sdk/formats/**'], rules: { 'no-misleading-character-class': 'off' } },
  { files: ['sdk/cli.ts', 'sdk/cli/**', '.ci/**', 'examples/**'], rules: { 'no-console': 'off' } },
  {
    files: ['examples/**'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [{ group: ['../../dist/**', '../../src/**', '../../sdk/**'],
          message: 'Import milestone-kit by its name.', }],
      }],
    },
  },
);
