import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The package as a stranger gets it: packed, and installed into an empty project.
const bin = (name: string): string => resolve('node_modules/.bin', name);

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}
const run = (command: string, args: readonly string[], cwd = '.'): Promise<Ran> =>
  new Promise((done) => {
    execFile(command, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : 1, stdout, output: stdout + stderr });
    });
  });

interface Package {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly types?: string; readonly default?: string }>>;
}
const { exports, version } = JSON.parse(await readFile('package.json', 'utf8')) as Package;
const nameOf = (door: string): string => door.replace('.', 'milestone-kit');
const scripts = Object.entries(exports)
  .filter(([, target]) => typeof target !== 'string' && target.default !== undefined)
  .map(([door]) => nameOf(door));
/** The bundle is for pages alone: it carries the browser's lit, not the one that runs in Node. */
const modules = scripts.filter((door) => door !== 'milestone-kit/bundle');

let project: string;
let tarball: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'milestone-kit-'));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', project]);
  expect(packed).toMatchObject({ code: 0 });
  tarball = join(project, `milestone-kit-${version}.tgz`);
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  const installed = await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], project);
  expect(installed).toMatchObject({ code: 0 });
});

afterAll(() => rm(project, { recursive: true, force: true }));

/** The files of the package that a page with this one import loads at once. */
async function loadedBy(door: string): Promise<readonly string[]> {
  const { metafile } = await build({
    stdin: { contents: `import '${door}';`, resolveDir: project },
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
    absWorkingDir: project,
    plugins: [{
      name: 'loads-on-use',
      setup: ({ onResolve }) => onResolve({ filter: /./ }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined),
    }],
  });
  const inputs: Metafile['inputs'] = metafile.inputs;
  return Object.keys(inputs).filter((path) => path.includes('milestone-kit/dist/'));
}

describe('the package', () => {
  it('holds what is built, and neither sources nor tests', async () => {
    const { stdout } = await run('tar', ['-tf', tarball]);
    const files = stdout.trim().split('\n').map((path) => path.replace('package/', ''));
    expect(files.filter((path) => !path.startsWith('dist/')).sort())
      .toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    expect(files.filter((path) => /\.test\.|\/test-/.test(path))).toEqual([]);
    expect(files.filter((path) => /(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  it('names no machine', async () => {
    const dist = join(project, 'node_modules/milestone-kit/dist');
    const described = (await readdir(dist)).filter((name) => name.endsWith('.json') || name.endsWith('.d.ts'));
    for (const name of described) {
      expect(await readFile(join(dist, name), 'utf8'), name).not.toContain(resolve('.'));
    }
  });

  it('is shaped as publint wants it', async () => {
    expect(await run(bin('publint'), ['run', tarball, '--strict'])).toMatchObject({ code: 0 });
  });

  it('has types that are right for every way of importing it', async () => {
    const data = Object.keys(exports).filter((door) => door.endsWith('.json')).map((door) => door.slice(2));
    const result = await run(bin('attw'), [tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...data]);
    expect(result, result.output).toMatchObject({ code: 0 });
  });

  it.each(modules)('opens %s in Node', async (door) => {
    const result = await run(process.execPath, ['--input-type=module', '-e', `await import('${door}')`], project);
    expect(result, result.output).toMatchObject({ code: 0 });
  });

  it('registers a tag with define, and only with define', async () => {
    const source = `
      await import('milestone-kit');
      const before = customElements.get('milestone-timeline');
      await import('milestone-kit/define');
      await import('milestone-kit/timeline/define');
      console.log(typeof before, typeof customElements.get('milestone-timeline'));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', source], project);
    expect(stdout.trim()).toBe('undefined function');
  });

  it('loads nothing of a timeline for a ring', async () => {
    const files = await loadedBy('milestone-kit/progress-ring/define');
    expect(files.some((path) => path.includes('src/progress-ring/'))).toBe(true);
    expect(files.filter((path) => /src\/(timeline|kpi-board)\/|sdk\/(client|storage|operations|formats)\//.test(path)))
      .toEqual([]);
  });

  it('loads no parser, no storage and no server for all elements', async () => {
    const files = await loadedBy('milestone-kit/define');
    expect(files.filter((path) => /sdk\/(formats|storage\/[^/]+|server|testing)\//.test(path))).toEqual([]);
  });

  it('imports a document on the command line', async () => {
    await writeFile(join(project, 'plan.md'), '# Bakery\n\n## Ovens (Months 1-2)\n\n- [x] Order the ovens\n- [ ] Fit them\n');
    const args = ['milestone-kit', 'import', 'plan.md', '--start', '2026-01-01', '--json'];
    const { code, stdout, output } = await run('npx', ['--no-install', ...args], project);
    expect(code, output).toBe(0);
    const { title, milestones } = JSON.parse(stdout) as { title: string; milestones: Record<string, unknown>[] };
    expect(title).toBe('Bakery');
    expect(milestones.map((item) => [item['kind'], item['title'], item['status'], item['dueOn']])).toMatchObject([
      ['goal', 'Ovens (Months 1-2)', 'planned', '2026-02-28'],
      ['task', 'Order the ovens', 'done', undefined],
      ['task', 'Fit them', 'planned', undefined],
    ]);
  });

  describe.each(['bundler', 'nodenext'])('with moduleResolution %s', (resolution) => {
    it('gives types that a strict project accepts, libraries checked', async () => {
      const folder = join(project, resolution);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'page.ts'), consumer);
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({
        compilerOptions: {
          target: 'es2022',
          module: resolution === 'bundler' ? 'esnext' : 'nodenext',
          moduleResolution: resolution,
          lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
          strict: true,
          skipLibCheck: false,
          noEmit: true,
          types: [],
        },
      }));
      const result = await run(bin('tsc'), ['-p', folder]);
      expect(result.output).toBe('');
    });
  });
});

const consumer = `
import 'milestone-kit/define';
import { MilestoneTimeline } from 'milestone-kit/timeline';
import { openClient } from 'milestone-kit/sdk';
import { indexedDB } from 'milestone-kit/storage/indexeddb';
import { memory } from 'milestone-kit/storage/memory';
import { importMarkdown } from 'milestone-kit/formats/markdown';
import type { CustomElements } from 'milestone-kit/jsx';

export async function show(): Promise<void> {
  const client = await openClient({ storage: indexedDB('demo'), workspaceId: 'acme', userId: 'marta' });
  const provider = document.querySelector('milestone-provider');
  if (provider) provider.client = client;
  const timeline: MilestoneTimeline | null = document.querySelector('milestone-timeline');
  if (timeline) timeline.milestones = [{ id: 'a', title: 'Launch', dueOn: '2026-08-14' }];
}
export const storage = memory();
export const imported = importMarkdown('# Plan', { start: '2026-01-05' });
export type Ring = CustomElements['milestone-progress-ring'];
// @ts-expect-error a document is text
importMarkdown(42, {});
`;
