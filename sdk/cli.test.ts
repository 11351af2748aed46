import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ImportedPlan } from './formats/markdown/index.js';

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'milestone-kit-'));
  program = join(folder, 'cli.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('cli.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: program,
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = (args: readonly string[], input?: string | Uint8Array) =>
  spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    ...(input !== undefined && { input }),
    maxBuffer: 1e8,
  });
const plan = '# Move\n\n## Phase 1: Pack (Weeks 1-2)\n\n- [x] Boxes\n- [ ] Labels\n';

describe('milestone-kit import', () => {
  it('writes one JSON object for a file', () => {
    const file = join(folder, 'move.md');
    writeFileSync(file, plan);
    const result = JSON.parse(
      execFileSync(process.execPath, [program, 'import', file, '--start', '2026-01-05', '--json'], {
        encoding: 'utf8',
      }),
    ) as ImportedPlan;
    expect(result.title).toBe('Move');
    expect(result.milestones[0]).toMatchObject({ startsOn: '2026-01-05', dueOn: '2026-01-18', kind: 'goal' });
  });

  it('reads standard input, and writes a list for people', () => {
    const { stdout, status } = run(['import', '-', '--start', '2026-01-05'], plan);
    expect(status).toBe(0);
    expect(stdout).toContain('Phase 1: Pack (Weeks 1-2)  [2026-01-05 – 2026-01-18]');
  });

  it('takes a text without a plan as an empty plan with a note', () => {
    const { stdout, status } = run(['import', '-', '--json'], 'Nothing here.\n');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ milestones: [], notes: [{ kind: 'skipped' }] });
  });

  it.each([
    ['what is no text', [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])], /not text\. .*choose/],
    ['what is over the limit', ['a'.repeat(10_000_001)], /at most 10 MB/],
  ] as const)('refuses %s with one sentence that says what to do', (_, [input], sentence) => {
    const { stdout, stderr, status } = run(['import', '-', '--json'], input);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says that a file is missing', () => {
    const { stderr, status } = run(['import', join(folder, 'nowhere.md')]);
    expect([status, stderr]).toEqual([1, 'There is no such file. Check the path.\n']);
  });

  it.each([
    [['import', '-', '--start', '2026-02-30'], 'no day of the calendar'],
    [['import'], 'takes one file'],
    [['import', 'a.md', 'b.md'], 'takes one file'],
    [['improt', 'a.md'], 'no command "improt"'],
    [[], 'command is missing'],
    [['import', '-', '--jsno'], "'--jsno'"],
  ] as const)('is called wrongly with %j', (args, sentence) => {
    const { stderr, status } = run(args, '');
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
