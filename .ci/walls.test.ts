import { execFile } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// A guard counts once it has been seen to fail: each wall gets a breach in a copy of the project, and must name it.
const copy = resolve('.cache/walls');
const bin = (name: string): string => resolve('node_modules/.bin', name);

interface Breach {
  readonly file: string;
  readonly source: string;
  /** What must appear on the line, or in the rule, that reports it. */
  readonly says: string;
}

const walls: readonly Breach[] = [
  { says: 'sdk-knows-no-page', file: 'sdk/client/breach-page.ts', source: "import '../../src/theme/tokens.js';" },
  { says: 'model-is-pure', file: 'sdk/model/breach-up.ts', source: "export * from '../rules/index.js';" },
  { says: 'rules-is-pure', file: 'sdk/rules/breach-up.ts', source: "export type * from '../storage/adapter.js';" },
  { says: 'plot-is-pure', file: 'sdk/plot/breach-up.ts', source: "export * from '../client/index.js';" },
  { says: 'text-is-pure', file: 'sdk/text/breach-up.ts', source: "export * from '../plot/index.js';" },
  { says: 'operations-is-pure', file: 'sdk/operations/breach-up.ts', source: "export * from '../client/index.js';" },
  { says: 'pure-packages', file: 'sdk/rules/breach-package.ts', source: "import 'uuid';" },
  { says: 'storages-stand-alone', file: 'sdk/storage/memory/breach.ts', source: "import '../indexeddb/index.js';" },
  { says: 'drivers-stay-home', file: 'sdk/client/breach-driver.ts', source: "import 'idb';" },
  { says: 'parsers-stay-home', file: 'src/bind/breach-parser.ts', source: "import 'yaml';" },
  { says: 'client-knows-only-seams', file: 'sdk/client/breach-seam.ts', source: "import '../storage/memory/index.js';" },
  { says: 'elements-through-bind', file: 'src/timeline/breach.ts', source: "import '../../sdk/client/index.js';" },
  { says: 'rooms-stand-alone', file: 'src/kpi-board/breach.ts', source: "import '../timeline/index.js';" },
  { says: 'bind-knows-no-element', file: 'src/theme/breach.ts', source: "import '../timeline/index.js';" },
  { says: 'examples-use-the-doors', file: 'examples/breach.ts', source: "import '../sdk/index.js';" },
  { says: 'nobody-imports-tests', file: 'src/theme/breach-test.ts', source: "import './breach.test.js';" },
  { says: 'published-needs-dependencies', file: 'src/bind/breach-tool.ts', source: "import 'fast-check';" },
  { says: 'no-node-in-a-page', file: 'sdk/client/breach-node.ts', source: "import 'node:fs';" },
  { says: 'no-circles', file: 'sdk/model/breach-circle.ts', source: "import './breach-circle-back.js';" },
  { says: 'everything-resolves', file: 'src/theme/breach-nowhere.ts', source: "import './nowhere.js';" },
];

const lint: readonly Breach[] = [
  { says: 'no-restricted-syntax', file: 'sdk/rules/breach-now.ts', source: 'export const now = Date.now();' },
  { says: 'no-restricted-syntax', file: 'sdk/plot/breach-date.ts', source: 'export const today = new Date();' },
  { says: 'no-restricted-syntax', file: 'sdk/text/breach-chance.ts', source: 'export const chance = Math.random();' },
  { says: 'no-restricted-syntax', file: 'src/timeline/breach-date.ts', source: 'export const today = new Date();' },
  { says: 'no-restricted-syntax', file: 'src/bind/breach-html.ts', source: "document.body.innerHTML = '<b>';" },
  {
    says: 'no-restricted-syntax',
    file: 'src/bind/breach-unsafe.ts',
    source: "export { unsafeHTML } from 'lit/directives/unsafe-html.js';",
  },
  { says: 'no-restricted-globals', file: 'sdk/model/breach-id.ts', source: 'export const id = crypto.randomUUID();' },
  { says: 'no-explicit-any', file: 'sdk/client/breach-any.ts', source: 'export const anything: any = 1;' },
  { says: 'no-non-null-assertion', file: 'src/bind/breach-sure.ts', source: 'export const n = [1].at(0)!;' },
  { says: 'no-floating-promises', file: 'sdk/client/breach-lost.ts', source: 'Promise.resolve(1);' },
  { says: 'no-restricted-syntax', file: 'sdk/client/breach-enum.ts', source: 'export enum Kind { A, B }' },
];

const types: readonly Breach[] = [
  { says: "'document'", file: 'sdk/rules/breach-dom.ts', source: 'export const body = document.body;' },
  { says: "'fetch'", file: 'sdk/operations/breach-net.ts', source: "export const answer = fetch('/');" },
  { says: "'setTimeout'", file: 'sdk/plot/breach-timer.ts', source: 'setTimeout(() => undefined, 1);' },
  { says: "'node:fs'", file: 'sdk/model/breach-node.ts', source: "export * from 'node:fs';" },
];

const beside: readonly Omit<Breach, 'says'>[] = [
  { file: 'sdk/model/breach-circle-back.ts', source: "import './breach-circle.js';" },
  { file: 'src/theme/breach.test.ts', source: 'export {};' },
];

const run = (command: string, args: readonly string[]): Promise<string> =>
  new Promise((done) => {
    execFile(command, args, { cwd: copy, maxBuffer: 1 << 26 }, (_error, stdout, stderr) => done(stdout + stderr));
  });

async function plant({ file, source }: Omit<Breach, 'says'>): Promise<void> {
  await mkdir(dirname(join(copy, file)), { recursive: true });
  await writeFile(join(copy, file), `${source}\n`);
}

beforeAll(async () => {
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  const settings = ['package.json', 'tsconfig.json', 'tsconfig.pure.json', 'eslint.config.js', '.dependency-cruiser.cjs'];
  const copied = ['sdk', 'src', ...settings];
  await Promise.all(copied.map((name) => cp(name, join(copy, name), { recursive: true })));
  await Promise.all([...walls, ...lint, ...types, ...beside].map(plant));
});

afterAll(() => rm(copy, { recursive: true, force: true }));

describe('the walls between the folders', () => {
  let found: readonly { rule: { name: string }; from: string; cycle?: { name: string }[] }[];
  beforeAll(async () => {
    const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'sdk', 'src', 'examples'];
    const { summary } = JSON.parse(await run(bin('depcruise'), args)) as { summary: { violations: typeof found } };
    found = summary.violations;
  });

  it.each(walls)('$says stops $file', ({ says, file }) => {
    // A circle is told once, from one of its ends.
    const about = found.filter(({ from, cycle }) => from === file || cycle?.some(({ name }) => name === file));
    expect(about.map(({ rule }) => rule.name)).toContain(says);
  });
});

describe('lint', () => {
  let found: readonly { filePath: string; messages: { ruleId: string | null }[] }[];
  beforeAll(async () => {
    found = JSON.parse(await run(bin('eslint'), ['--format', 'json', ...lint.map(({ file }) => file)])) as typeof found;
  });

  it.each(lint)('$says stops $file', ({ says, file }) => {
    const rules = found.find(({ filePath }) => filePath === join(copy, file))?.messages.map(({ ruleId }) => ruleId);
    expect(rules?.join()).toContain(says);
  });
});

describe('the narrow compiler options of pure code', () => {
  let found: string;
  beforeAll(async () => {
    found = await run(bin('tsc'), ['-p', 'tsconfig.pure.json', '--pretty', 'false']);
  });

  it.each(types)('hide $says from $file', ({ says, file }) => {
    expect(found.split('\n').find((line) => line.startsWith(file))).toContain(says);
  });
});
