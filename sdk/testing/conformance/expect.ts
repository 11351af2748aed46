import { equalJson } from '../../operations/index.js';
import { BrokenPromise } from './case.js';

/** @throws {BrokenPromise} */
export function expectThat(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new BrokenPromise(otherwise);
}

/** @throws {BrokenPromise} with both values */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  if (equalJson(actual, expected)) return;
  throw new BrokenPromise(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

/** @throws {BrokenPromise} when it does not fail */
export async function expectFailure(attempt: Promise<unknown>, otherwise: string): Promise<void> {
  const failed = await attempt.then(() => false, () => true);
  expectThat(failed, otherwise);
}
