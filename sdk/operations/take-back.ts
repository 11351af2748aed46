import { KitError, splitRef, type AnyRecord, type Json } from '../model/index.js';
import type { RowEffect } from './draft.js';
import { equalJson } from './equal.js';
import { fieldsSeenWith } from './registers.js';

/** Fields of a row; a list or an object is one value. */
export type Fields = Readonly<Record<string, Json>>;

/** A row that is taken back: from what a mutation left to what was there before. */
export interface RowToRestore {
  readonly ref: string;
  /** What is expected to be there; `null`: no such row. Of a row that stays, only the fields that change. */
  readonly from: Fields | null;
  /** What is put back; `null`: no such row. A field that is `null` is not there. */
  readonly to: Fields | null;
}

export interface RestoreArgs {
  /** The operation that is undone or redone, to tell people. */
  readonly of: string;
  readonly rows: readonly RowToRestore[];
  /** Overwrites what others have made of it since: only after the person was asked. */
  readonly force?: boolean;
}

/** Somebody else has changed since what was to be taken back. `fields` names what, as `milestone/0190….title`. */
export class ConflictError extends KitError {
  readonly fields: readonly string[];

  constructor(fields: readonly string[]) {
    const [first = ''] = fields;
    super(
      'conflict',
      'Somebody else has changed this since. Look at what it is now, and overwrite it only if you mean to.',
      { field: first.slice(first.lastIndexOf('.') + 1), count: fields.length },
    );
    this.fields = fields;
  }
}

/**
 * What takes a mutation back: the operation `rows.restore` with these arguments. To redo, take back what that one did.
 *
 * @param effects of the mutation, as the draft over the rows showed them
 */
export function undoOf(operation: string, effects: readonly RowEffect[]): RestoreArgs {
  // Last to first, so that what hangs on something is gone before it.
  return { of: operation, rows: effects.map(rowToRestore).reverse() };
}

function rowToRestore({ ref, before, after }: RowEffect): RowToRestore {
  if (!before || !after) return { ref, from: fieldsOf(after), to: fieldsOf(before) };
  const [old, next] = [before, after] as unknown as [Fields, Fields];
  const changed = [...new Set([...Object.keys(old), ...Object.keys(next)])]
    .filter((field) => !equalJson(old[field], next[field]));
  const fields = fieldsSeenWith(splitRef(ref).kind, changed);
  return {
    ref,
    from: Object.fromEntries(fields.map((field) => [field, next[field] ?? null])),
    to: Object.fromEntries(fields.map((field) => [field, old[field] ?? null])),
  };
}

function fieldsOf(record: AnyRecord | undefined): Fields | null {
  return record ? record as unknown as Fields : null;
}
