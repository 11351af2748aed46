import { GoneError, InvalidError, refOf, type Id, type ImportBatch, type Json, type Ref } from '../../model/index.js';
import { compact } from '../define.js';
import { equalJson } from '../equal.js';
import type { OperationContext, Transaction } from '../operation.js';
import type { ImportArgs } from './arguments.js';
import { contentOf } from './content.js';
import type { ImportedContent } from './document.js';

/** Something that the document says and the plan does not follow, because people have worked on it. */
export interface Kept {
  readonly ref: Ref;
  readonly title: string;
  /**
   * `edited`: a field that people have changed too. `binned`: people have put it, or what it is below, into the bin.
   * `in-use`: gone from the document, but people have worked on it. `circle`: the dependency would lead back to where it
   * begins.
   */
  readonly why: 'edited' | 'binned' | 'in-use' | 'circle';
  readonly field?: string;
  readonly current?: Json;
  readonly document?: Json;
}

/** What the parts of an import share. */
export interface ImportRun {
  readonly transaction: Transaction;
  readonly context: OperationContext;
  readonly planId: Id;
  /** Of the record of this document; what it brings refers to it. */
  readonly batchId: Id;
  /** What the document says, and what it said when it was read last; undefined the first time. */
  readonly now: ImportedContent;
  readonly last: ImportedContent | undefined;
  readonly kept: Kept[];
  /** An id for a new record: the same in the page and at the authority. */
  newId(letter: string, index: number): Id;
}

/** Finds or makes the plan and finds what the document said last. @throws {GoneError} when the plan is in the bin */
export function beginImport(transaction: Transaction, args: ImportArgs, context: OperationContext): ImportRun {
  const { planId } = args;
  const plan = transaction.get('plan', planId);
  if (plan?.deletedAt !== undefined) throw new GoneError(refOf('plan', planId));
  const batch = plan && lastBatch(transaction, args);
  if (!batch && transaction.get('import-batch', args.batchId)) {
    throw new InvalidError('This import was made already. Make a new id for it.', 'batchId');
  }
  return {
    transaction,
    context,
    planId,
    batchId: batch?.id ?? args.batchId,
    now: contentOf(args.document, args.anchorOn),
    last: batch ? batch.content as unknown as ImportedContent : undefined,
    kept: [],
    newId: (letter, index) => `${args.batchId}-${letter}${index}`,
  };
}

/** The record of the same document, read before: that of the same name, else one that says mostly the same. */
function lastBatch(transaction: Transaction, args: ImportArgs): ImportBatch | undefined {
  const batches = transaction.all('import-batch').filter(({ planId }) => planId === args.planId);
  const named = batches.find(({ source }) => source === args.source);
  if (named) return named;
  const keys = new Set(args.document.milestones.map(({ id }) => id));
  return batches.find(({ content }) => {
    const { items } = content as unknown as ImportedContent;
    return items.length > 0 && items.filter(({ key }) => keys.has(key)).length * 2 >= items.length;
  });
}

/** Keeps what the document says now, to tell next time what it has changed. */
export function keepBatch(run: ImportRun, args: ImportArgs, content: ImportedContent): void {
  const { transaction, context } = run;
  const before = transaction.get('import-batch', run.batchId);
  const { source, format } = args;
  const json = content as unknown as Json;
  if (before && equalJson(before.content, json) && before.source === source) return;
  transaction.put('import-batch', {
    id: run.batchId, planId: run.planId, source, format, content: json, at: context.at, byId: context.userId,
  });
}

/**
 * Takes over what the document has changed since last time: of each field that the document changed, the new value,
 * unless people have changed it as well.
 *
 * @param row as it is now
 * @param last what the document said before; undefined when that is not known: then everything stays
 * @param now what it says
 * @param registers fields that are one value together
 */
export function follow<Row extends object>(
  run: ImportRun,
  about: { readonly ref: Ref; readonly title: string },
  row: Row,
  last: Partial<Row> | undefined,
  now: Partial<Row>,
  registers: readonly (readonly (keyof Row & string)[])[],
): Row {
  if (!last) return row;
  let next = row;
  for (const fields of registers) {
    const [was, is, here] = [part(last, fields), part(now, fields), part(row, fields)];
    if (equalJson(was, is) || equalJson(here, is)) continue;
    if (equalJson(here, was)) {
      next = compact<Row>({ ...next, ...Object.fromEntries(fields.map((field) => [field, now[field]])) });
    } else {
      const only = fields.length === 1 ? fields[0] : undefined;
      run.kept.push(compact<Kept>({
        ...about,
        why: 'edited',
        field: fields[0],
        current: (only === undefined ? here : here[only]) as Json | undefined,
        document: (only === undefined ? is : is[only]) as Json | undefined,
      }));
    }
  }
  return next;
}

function part<Row extends object>(row: Partial<Row>, fields: readonly (keyof Row & string)[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]));
}
