import { loadAllOperations } from '../../operations/index.js';
import { BrokenPromise, type AdapterFactory, type ConformanceCase, type Level, type Promised } from './case.js';
import { level0 } from './level-0.js';
import { level1 } from './level-1.js';
import { level2 } from './level-2.js';
import { level3 } from './level-3.js';
import { level4 } from './level-4.js';

export { BrokenPromise, type AdapterFactory, type ConformanceCase, type Level } from './case.js';

const promises: readonly (readonly [Level, readonly Promised[]])[] = [
  [0, level0], [1, level1], [2, level2], [3, level3], [4, level4],
];

/**
 * The promises of a storage of this level, each with a way to try it, for any test framework:
 *
 * ```ts
 * for (const { name, run } of conformance(() => myStorage(), 3)) it(name, run);
 * ```
 *
 * @param makeAdapter called for each case. Workspaces have new ids each time; whoever opens one first (`owner`) has to be
 * its owner from level 4 on
 * @param level that the storage claims; a case fails when the storage itself claims another one
 */
export function conformance(makeAdapter: AdapterFactory, level: Level = 4): readonly ConformanceCase[] {
  return promises.filter(([from]) => from <= level).flatMap(([from, cases]) => cases.map((promised) => ({
    name: `level-${from}/${promised.name}`,
    level: from,
    promise: promised.promise,
    async run() {
      await loadAllOperations();
      const adapter = await makeAdapter();
      const claimed = adapter.guarantees.level;
      if (claimed !== level) {
        throw new BrokenPromise(`The storage claims level ${claimed} and is tried as level ${level}. Try it as what it is.`);
      }
      await promised.try(adapter);
    },
  })));
}

export interface ConformanceReport {
  /** That the storage claims. */
  readonly level: Level;
  readonly kept: readonly string[];
  readonly broken: readonly { readonly name: string; readonly promise: string; readonly error: unknown }[];
}

/**
 * Tries everything that a storage promises by the level it claims.
 *
 * ```ts
 * it('keeps its promises', async () => assert.deepEqual((await checkConformance(() => myStorage())).broken, []));
 * ```
 */
export async function checkConformance(makeAdapter: AdapterFactory): Promise<ConformanceReport> {
  const { level } = (await makeAdapter()).guarantees;
  const kept: string[] = [];
  const broken: { name: string; promise: string; error: unknown }[] = [];
  for (const { name, promise, run } of conformance(makeAdapter, level)) {
    try {
      await run();
      kept.push(name);
    } catch (error) {
      broken.push({ name, promise, error });
    }
  }
  return { level, kept, broken };
}
