import { define, withChanges } from '../define.js';
import { draftOver, type RowEffect, type Rows } from '../draft.js';
import { equalJson } from '../equal.js';
import { assertRoom } from '../living.js';
import type { Operation, OperationContext, Transaction } from '../operation.js';
import { managers } from '../permissions.js';
import { importArgs, type ImportArgs } from './arguments.js';
import { importItems } from './items.js';
import { importLinks } from './links.js';
import { importKpis, importRisks } from './measures.js';
import { importAssignees } from './people.js';
import { beginImport, follow, keepBatch, type ImportRun, type Kept } from './run.js';

export type { ImportArgs } from './arguments.js';
export type { ImportedDocument } from './document.js';
export type { Kept } from './run.js';

/**
 * Makes a plan out of a document, or brings one up to what the document says now. Items are found again by the
 * document's own key, or by their title where that has changed. Only what the document has changed since it was read
 * last is taken over, and what people have changed themselves stays theirs.
 *
 * What the document has dropped goes into the bin if it is just as it came and nobody has worked on it; otherwise it
 * stays as it is, and {@link previewImport} says so. Nothing is cancelled by an import: that is for people to say.
 */
function importInto(transaction: Transaction, args: ImportArgs, context: OperationContext): readonly Kept[] {
  const run = beginImport(transaction, args, context);
  keepPlan(run);
  const items = importItems(run);
  importAssignees(run, items);
  importLinks(run, items);
  importKpis(run);
  importRisks(run);
  keepBatch(run, args, { ...run.now, items: items.units });
  return run.kept;
}

function keepPlan(run: ImportRun): void {
  const { transaction, planId, now, last, batchId, context } = run;
  const plan = transaction.get('plan', planId);
  const said = { title: now.title, ...(now.anchorOn !== undefined && { anchorOn: now.anchorOn }) };
  if (!plan) {
    assertRoom(transaction, 'plans', 'plan');
    transaction.put('plan', { ...said, id: planId, importBatchId: batchId, createdAt: context.at });
    return;
  }
  const before = last && withChanges({ title: last.title }, last.anchorOn === undefined ? {} : { anchorOn: last.anchorOn });
  const next = follow(run, { ref: `plan/${planId}`, title: plan.title }, plan, before, said, [['title'], ['anchorOn']]);
  const known = next.importBatchId === batchId ? next : { ...next, importBatchId: batchId };
  if (!equalJson(known, plan)) transaction.put('plan', known);
}

export interface ImportPreview {
  readonly added: readonly RowEffect[];
  readonly changed: readonly RowEffect[];
  /** Into the bin, or deleted for good where there is no bin for it. */
  readonly removed: readonly RowEffect[];
  /** What the document says otherwise but people have worked on. */
  readonly kept: readonly Kept[];
}

/**
 * What an import would change, before anybody says yes. The rows stay as they are.
 *
 * @throws {KitError} what the import itself would throw
 */
export function previewImport(rows: Rows, args: ImportArgs, context: OperationContext): ImportPreview {
  const draft = draftOver(rows);
  const kept = importInto(draft, args, context);
  const effects = draft.effects().filter(({ ref }) => !ref.startsWith('import-batch/'));
  const isGone = ({ after }: RowEffect): boolean => !after || ('deletedAt' in after && after.deletedAt !== undefined);
  const isThere = ({ before }: RowEffect): boolean =>
    before !== undefined && !('deletedAt' in before && before.deletedAt !== undefined);
  return {
    added: effects.filter((effect) => !isThere(effect) && !isGone(effect)),
    changed: effects.filter((effect) => isThere(effect) && !isGone(effect)),
    removed: effects.filter((effect) => isThere(effect) && isGone(effect)),
    kept,
  };
}

const planImport: Operation<ImportArgs> = define(managers, importArgs, (transaction, args, context) => {
  importInto(transaction, args, context);
});

export const importOperations = { 'plan.import': planImport };
