import * as v from 'valibot';

import { ForbiddenError, InvalidError, KitError, type Role } from '../model/index.js';
import { everydayOperations } from './everyday.js';
import type { Operation, OperationContext, Transaction } from './operation.js';
import { seldomRoles } from './seldom-roles.js';
import type { seldomOperations } from './seldom.js';

export { withChanges } from './define.js';
export * from './draft.js';
export * from './equal.js';
export { previewImport, type ImportArgs, type ImportedDocument, type ImportPreview, type Kept } from './import/index.js';
export * from './operation.js';
export * from './registers.js';
export * from './subtree.js';
export * from './take-back.js';

/** Everything that can be done to a workspace, by name. */
export type Operations = typeof everydayOperations & typeof seldomOperations;
export type OperationName = keyof Operations;
export type ArgsOf<Name extends OperationName> = Operations[Name] extends Operation<infer Args> ? Args : never;

// Code that has arrived, no state of any workspace.
const atHand = new Map<string, Operation<unknown>>(Object.entries(everydayOperations));

/**
 * Sees to it that these operations can be run.
 *
 * @returns undefined when they can be run now: whoever has to act at once then does not wait
 */
export function loadOperations(names: readonly string[]): Promise<void> | undefined {
  if (names.every((name) => atHand.has(name) || !isOperation(name))) return undefined;
  return import('./seldom.js').then((loaded) => {
    for (const [name, operation] of Object.entries(loaded.seldomOperations)) atHand.set(name, operation);
  });
}

/** Loads whatever there is, for a place that runs everything. */
export async function loadAllOperations(): Promise<void> {
  await loadOperations(Object.keys(seldomRoles));
}

/** Who may do what: the one table of role × operation. What is not in it is allowed to nobody. */
export const permissions = {
  ...Object.fromEntries(Object.entries(everydayOperations).map(([name, { roles }]) => [name, roles])),
  ...seldomRoles,
} as Readonly<Record<OperationName, readonly Role[]>>;

/** Whether a role may do an operation at all; what depends on the record is decided when it runs. */
export function mayDo(role: Role, name: string): boolean {
  return isOperation(name) && permissions[name].includes(role);
}

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(permissions, name);
}

/** The version of an operation at hand, to send along with it; undefined for one that is not known here. */
export function versionOf(name: string): number | undefined {
  return atHand.get(name)?.version;
}

/**
 * Checks the role, parses the arguments and runs the operation. What was put before an error is to be thrown away with
 * the transaction.
 *
 * @throws {KitError} `unknown-op`, `forbidden`, `invalid`, `gone`, `cycle`, `limit`, `conflict`; `not-loaded` for one
 *   that {@link loadOperations} has to bring first
 */
export function runOperation(
  transaction: Transaction,
  name: string,
  rawArgs: unknown,
  context: OperationContext,
): void {
  if (!isOperation(name)) {
    throw new KitError('unknown-op', `"${name}" is no operation known here. Update this program.`, { operation: name });
  }
  if (!mayDo(context.role, name)) throw new ForbiddenError(name, context.role);
  const operation = atHand.get(name);
  if (!operation) {
    throw new KitError('not-loaded', `"${name}" is still loading. Try again in a moment.`, { operation: name });
  }
  const args = v.safeParse(operation.args, rawArgs, { abortEarly: true });
  if (!args.success) {
    const [issue] = args.issues;
    throw new InvalidError(issue.message, v.getDotPath(issue) ?? undefined, { operation: name });
  }
  try {
    operation.run(transaction, args.output, context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InvalidError('This leads to a day outside of the years 1 to 9999. Choose a nearer one.');
  }
}
