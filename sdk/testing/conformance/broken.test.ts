import { describe, expect, it } from 'vitest';

import type { StorageAdapter } from '../../storage/adapter.js';
import { memory } from '../../storage/memory/index.js';
import {
  applyingTwice, cuttingGroups, losingUpdates, mixingWorkspaces, skippingRows, trustingCursors,
} from './broken.js';
import { checkConformance, conformance } from './index.js';

async function brokenPromises(breakIt: (good: StorageAdapter) => StorageAdapter): Promise<string[]> {
  const { broken } = await checkConformance(() => breakIt(memory()));
  for (const { name, error } of broken) {
    if (!(error instanceof Error) || error.name !== 'BrokenPromise') throw new Error(`${name} failed otherwise`, { cause: error });
  }
  return broken.map(({ name }) => name);
}

describe('the conformance suite', () => {
  it.each<[string, (good: StorageAdapter) => StorageAdapter, string[]]>([
    ['loses updates', losingUpdates, ['level-1/no-silent-overwrite', 'level-4/lists-are-joined']],
    ['skips rows', skippingRows, ['level-0/pages-hold-each-row-once', 'level-2/changes-add-up']],
    ['applies a mutation twice', applyingTwice, ['level-3/twice-is-once']],
    ['cuts groups', cuttingGroups, ['level-3/groups-come-whole', 'level-4/groups-are-all-or-nothing']],
    ['takes any cursor for its own', trustingCursors, [
      'level-2/unknown-cursors-reset', 'level-2/foreign-cursors-reset', 'level-4/new-role-new-start',
    ]],
    ['mixes workspaces', mixingWorkspaces, [
      'level-0/workspaces-are-apart', 'level-2/foreign-cursors-reset', 'level-4/references-stay-inside',
    ]],
  ])('finds exactly what is broken in a storage that %s', async (_what, breakIt, expected) => {
    expect(await brokenPromises(breakIt)).toEqual(expected);
  });

  it('tries a storage only as what it claims to be', () => {
    const levels = (level: 0 | 1 | 2 | 3 | 4) => new Set(conformance(() => memory(), level).map((item) => item.level));
    expect([0, 1, 2, 3, 4].map((level) => Math.max(...levels(level as 0)))).toEqual([0, 1, 2, 3, 4]);
  });

  it('refuses to try a storage as less than it claims', async () => {
    const [first] = conformance(() => memory(), 2);
    await expect(first!.run()).rejects.toThrow('claims level 4');
  });

  it('says each promise once, in a sentence', () => {
    const cases = conformance(() => memory());
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    for (const { promise } of cases) expect(promise).toMatch(/^[A-Z].*\.$/s);
  });
});
