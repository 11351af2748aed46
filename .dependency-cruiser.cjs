// The walls between the folders. `npm run walls` checks them; .ci/walls.test.ts proves that each can fail.
const pure = '(model|rules|operations|plot|text)';
// Tests, and what only tests use: test-workspace.ts.
const tests = '(\\.test|/test-[^/]+)\\.ts$';
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

/** A forbidden rule, in one line. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** What each pure folder may take from its neighbours: the ones before it in the chain, never the ones after. */
const layers = {
  model: 'model',
  rules: '(model|rules)',
  plot: '(model|rules|plot)',
  text: '(model|rules|text)',
  operations: '(model|rules|operations)',
};

module.exports = {
  forbidden: [
    forbid(
      'no-circles',
      'A circle of modules has no beginning to load from. A type is gone by then, and what loads on use comes later.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    ),
    forbid(
      'everything-resolves',
      'An import that leads nowhere. (The doors of the package itself lead to a build, which need not be there.)',
      { pathNot: '^examples/benchmark/' },
      { couldNotResolve: true, pathNot: '^milestone-kit(/|$)' },
    ),
    forbid('sdk-knows-no-page', 'The SDK runs in a worker and in Node as well.', { path: '^sdk/' }, { path: '^src/' }),
    ...Object.entries(layers).map(([folder, allowed]) =>
      forbid(
        `${folder}-is-pure`,
        `sdk/${folder} takes from sdk/${allowed} only: no storage, no client, no page.`,
        { path: `^sdk/${folder}/`, pathNot: tests },
        { path: '^(sdk|src|examples|stories)/', pathNot: `^sdk/${allowed}/` },
      ),
    ),
    forbid(
      'pure-packages',
      'Pure code takes the schema library, fractional-indexing and the d3 modules; nothing else.',
      { path: `^sdk/${pure}/`, pathNot: tests },
      {
        dependencyTypes: [...npm, 'core'],
        pathNot: '(^|/)node_modules/(valibot|fractional-indexing|d3-[a-z]+|@types/d3-[a-z]+)/',
      },
    ),
    forbid(
      'storages-stand-alone',
      'A storage knows the seams, the authority and its own driver: not the client, not another storage.',
      { path: '^sdk/storage/([^/]+)/', pathNot: tests },
      {
        path: '^sdk/',
        pathNot: '^sdk/(storage/[^/]+\\.ts$|storage/authority/|storage/$1/|model/|rules/|operations/)',
      },
    ),
    forbid(
      'drivers-stay-home',
      'The driver of a storage is its own affair; the queue on this device has the same one.',
      { path: '^(sdk|src)/', pathNot: ['^sdk/storage/indexeddb/', '^sdk/client/queue-indexeddb\\.ts$', tests] },
      { path: '(^|/)node_modules/idb/' },
    ),
    forbid(
      'parsers-stay-home',
      'The syntax parsers are heavy: only the formats name them, and load when first used.',
      { path: '^(sdk|src)/', pathNot: ['^sdk/formats/', tests] },
      { path: '(^|/)node_modules/(mdast-util-|micromark|yaml/)' },
    ),
    forbid(
      'client-knows-only-seams',
      'The client reaches a storage through the adapter it is given.',
      { path: '^sdk/client/', pathNot: tests },
      {
        path: '^sdk/(storage/[^/]+/|formats/|server/|testing/|cli[./])',
        pathNot: '^sdk/storage/(authority/conflicts|indexeddb/fault)\\.ts$',
      },
    ),
    forbid(
      'elements-through-bind',
      'An element takes pure values and types from the SDK; the client, storages and formats come through src/bind.',
      { path: '^src/', pathNot: ['^src/(bind/|bundle\\.ts$)', tests] },
      { path: '^sdk/', pathNot: `^sdk/${pure}/`, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'rooms-stand-alone',
      'A page that shows a ring loads a ring: one component does not import another.',
      { path: '^src/([^/]+)/', pathNot: tests },
      { path: '^src/', pathNot: '^src/(bind|theme|$1)/' },
    ),
    forbid(
      'bind-knows-no-element',
      'The bridge and the theme are below the components.',
      { path: '^src/(bind|theme)/', pathNot: tests },
      { path: '^src/', pathNot: '^src/(bind|theme)/' },
    ),
    forbid(
      'examples-use-the-doors',
      'An example imports milestone-kit by its name, as a stranger would.',
      { path: '^examples/' },
      { path: '^(sdk|src|stories)/' },
    ),
    forbid(
      'nobody-imports-tests',
      'What is published needs no test and no story.',
      { path: '^(sdk|src)/', pathNot: tests },
      { path: [tests, '^stories/', '^examples/'] },
    ),
    forbid(
      'published-needs-dependencies',
      'What is published imports what an install brings, never a tool of ours.',
      { path: '^(sdk|src)/', pathNot: tests },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'no-node-in-a-page',
      'Only the command line and the server may use what Node alone has.',
      { path: '^(sdk|src)/', pathNot: ['^sdk/(cli[./]|server/)', tests] },
      { dependencyTypes: ['core'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|storybook-static|examples/[^/]+/node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
