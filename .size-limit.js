// What a page loads first, brotli: the door and everything it imports, without what loads on use. A page that shows a
// ring loads a ring.
const loadsOnUse = {
  name: 'loads-on-use',
  setup: (build) => build.onResolve({ filter: /./ }, ({ kind, path }) =>
    kind === 'dynamic-import' ? { path, external: true } : undefined),
};
const modifyEsbuildConfig = (config) => ({
  ...config,
  legalComments: 'none',
  plugins: [...(config.plugins ?? []), loadsOnUse],
});

const timeline = 'dist/src/timeline/define.js';
const provider = 'dist/src/bind/define.js';
const sdk = 'dist/sdk/index.js';
const inMemory = 'dist/sdk/storage/memory/index.js';
const inIndexedDb = 'dist/sdk/storage/indexeddb/index.js';
const client = '{ openClient }';

export default [
  { name: 'timeline', path: timeline, limit: '55 kB' },
  { name: 'timeline, bound to a client', import: { [timeline]: '{}', [provider]: '{}', [sdk]: client }, limit: '65 kB' },
  { name: 'progress ring', path: 'dist/src/progress-ring/define.js', limit: '12 kB' },
  { name: 'KPI board', path: 'dist/src/kpi-board/define.js', limit: '25 kB' },
  { name: 'provider', path: provider, limit: '10 kB' },
  { name: 'all elements', path: 'dist/src/define.js', limit: '64 kB' },
  { name: 'client', import: { [sdk]: client }, limit: '32 kB' },
  { name: 'client over memory', import: { [sdk]: client, [inMemory]: '{ memory }' }, limit: '40 kB' },
  { name: 'client over IndexedDB', import: { [sdk]: client, [inIndexedDb]: '{ indexedDB }' }, limit: '42 kB' },
  { name: 'SDK, whole', path: sdk, limit: '50 kB' },
  { name: 'Markdown importer', path: 'dist/sdk/formats/markdown/index.js', limit: '120 kB' },
  { name: 'bundle', path: 'dist/milestone-kit.bundle.js', limit: '220 kB' },
].map((check) => ({ ...check, modifyEsbuildConfig }));
