import * as v from 'valibot';

import { ForbiddenError, InvalidError, KitError, type Role } from '../model/index.js';
import { commentOperations, fileOperations, noticeOperations } from './conversation.js';
import { dependencyOperations } from './dependencies.js';
import { importOperations } from './import/index.js';
import { listOperations } from './lists.js';
import { kpiOperations, riskOperations } from './measures.js';
import { milestoneOperations } from './milestones.js';
import type { Operation, OperationContext, Transaction } from './operation.js';
import { peopleOperations } from './people.js';
import { planOperations } from './plans.js';
import { progressOperations } from './progress.js';
import { settingOperations } from './settings.js';
import { undoOperations } from './undo.js';

export { withChanges } from './define.js';
export * from './draft.js';
export * from './equal.js';
export { previewImport, type ImportArgs, type ImportedDocument, type ImportPreview, type Kept } from './import/index.js';
export * from './operation.js';
export * from './registers.js';
export * from './subtree.js';
export * from './undo.js';

/** Everything that can be done to a workspace, by name. */
export const operations = {
  ...planOperations,
  ...milestoneOperations,
  ...dependencyOperations,
  ...progressOperations,
  ...kpiOperations,
  ...riskOperations,
  ...listOperations,
  ...commentOperations,
  ...fileOperations,
  ...noticeOperations,
  ...settingOperations,
  ...peopleOperations,
  ...undoOperations,
  ...importOperations,
};

export type OperationName = keyof typeof operations;
export type ArgsOf<Name extends OperationName> = (typeof operations)[Name] extends Operation<infer Args> ? Args : never;

/** Who may do what: the one table of role × operation. What is not in it is allowed to nobody. */
export const permissions: Readonly<Record<OperationName, readonly Role[]>> = Object.fromEntries(
  Object.entries(operations).map(([name, { roles }]) => [name, roles]),
) as unknown as Record<OperationName, readonly Role[]>;

/** Whether a role may do an operation at all; what depends on the record is decided when it runs. */
export function mayDo(role: Role, name: string): boolean {
  return isOperation(name) && permissions[name].includes(role);
}

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

/** The version of an operation, to send along with it; undefined for one that is not known here. */
export function versionOf(name: string): number | undefined {
  return isOperation(name) ? operations[name].version : undefined;
}

/**
 * Checks the role, parses the arguments and runs the operation. What was put before an error is to be thrown away with
 * the transaction.
 *
 * @throws {KitError} `unknown-op`, `forbidden`, `invalid`, `gone`, `cycle`, `limit`, `conflict`
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
  const operation: Operation<unknown> = operations[name];
  if (!operation.roles.includes(context.role)) throw new ForbiddenError(name, context.role);
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
