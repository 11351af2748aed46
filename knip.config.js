import { readFileSync } from 'node:fs';

const { exports, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
const doors = [...Object.values(exports).map((door) => door.types), ...Object.values(bin)]
  .filter((path) => path !== undefined && !path.endsWith('jsx.d.ts'))
  .map((path) => path.replace(/^\.\/dist\/(.*?)(\.d\.ts|\.js)$/, '$1.ts'));

export default {
  entry: [
    ...doors.filter((door) => door !== 'src/bundle.ts'),
    '{src,sdk}/**/*.test.ts',
    'stories/**/*.stories.ts',
    '.storybook/*.ts',
    '.ci/*.{mjs,ts}',
    '.puppeteerrc.cjs',
    'custom-elements-manifest.config.mjs',
    'web-test-runner.config.mjs',
    'examples/*/*.test.ts',
    'examples/quickstart/main.ts',
  ],
  project: ['{src,sdk,stories,.storybook,.ci}/**/*.{ts,mjs}', '*.{js,mjs,cjs,ts}', 'examples/{*,quickstart/*,plain-html/*}.ts'],
  // Asked for by name: by @open-wc/testing, and by .ci/package.test.ts.
  ignoreDependencies: ['@esm-bundle/chai', '@arethetypeswrong/cli', 'publint'],
  ignoreExportsUsedInFile: true,
  rules: { exports: 'warn', types: 'off' },
};
