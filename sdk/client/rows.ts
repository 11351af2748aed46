import { splitRef, type AnyRecord, type Id, type Kind, type RecordOf, type Ref } from '../model/index.js';
import { equalJson, type RowEffect } from '../operations/index.js';
import type { Change, Version } from '../storage/adapter.js';

/** The records as the page shows them: what was pulled, with the waiting changes on top. */
export interface Rows {
  /** The same array until a record of this kind has changed; in no particular order. */
  all<K extends Kind>(kind: K): readonly RecordOf<K>[];
  /** The same object until this record has changed. */
  get<K extends Kind>(kind: K, id: Id): RecordOf<K> | undefined;
}

/** A record as the storage has it. */
export interface BaseRow {
  readonly value: AnyRecord;
  readonly version: Version;
  readonly fieldVersions?: Readonly<Record<string, Version>>;
}

interface Table {
  base: Map<Id, BaseRow>;
  /** What waiting changes make of records; `null` where they delete one. */
  over: Map<Id, AnyRecord | null>;
  /** Made when it is asked for. */
  array: readonly AnyRecord[] | undefined;
  /** Counts the changes of what is seen. */
  revision: number;
}

/** Rows in two layers, so that waiting changes can be taken off and put on again without copying the rest. */
export class RowTable implements Rows {
  readonly #tables = new Map<Kind, Table>();

  all<K extends Kind>(kind: K): readonly RecordOf<K>[] {
    const table = this.#table(kind);
    table.array ??= listOf(table);
    return table.array as readonly RecordOf<K>[];
  }

  get<K extends Kind>(kind: K, id: Id): RecordOf<K> | undefined {
    return seenIn(this.#table(kind), id) as RecordOf<K> | undefined;
  }

  /** Changes whenever what is seen of this kind does. */
  revisionOf(kind: Kind): number {
    return this.#table(kind).revision;
  }

  baseOf(ref: Ref): BaseRow | undefined {
    const { kind, id } = splitRef(ref);
    return this.#table(kind).base.get(id);
  }

  /** Puts the effects of a new change on top. @returns the kinds of which something else is seen now */
  cover(effects: readonly RowEffect[]): ReadonlySet<Kind> {
    const kinds = new Set<Kind>();
    for (const { ref, after } of effects) {
      const { kind, id } = splitRef(ref);
      const table = this.#table(kind);
      table.over.set(id, after ?? null);
      table.array = undefined;
      kinds.add(kind);
    }
    for (const kind of kinds) this.#table(kind).revision += 1;
    return kinds;
  }

  /**
   * Takes the waiting changes off, applies what the storage says, and puts the changes on again. Records that say the
   * same afterwards are the same objects, and lists with nothing new in them the same arrays.
   *
   * @param everything whether `changes` is all there is: whatever they do not name is gone
   * @param replay runs the waiting changes anew, with `cover` for each
   * @returns the kinds of which something else is seen now
   */
  rebase(changes: readonly Change[], everything: boolean, replay: () => void): ReadonlySet<Kind> {
    const before = new Map<Kind, { array: Table['array']; revision: number; seen: Map<Id, AnyRecord | undefined> }>();
    const touch = (kind: Kind, id: Id): Table => {
      const table = this.#table(kind);
      let old = before.get(kind);
      if (!old) before.set(kind, old = { array: table.array, revision: table.revision, seen: new Map() });
      if (!old.seen.has(id)) old.seen.set(id, seenIn(table, id));
      table.array = undefined;
      return table;
    };
    for (const [kind, table] of this.#tables) {
      for (const id of table.over.keys()) touch(kind, id);
      if (everything) for (const id of table.base.keys()) touch(kind, id);
    }
    for (const table of this.#tables.values()) {
      table.over = new Map();
      if (everything) table.base = new Map();
    }
    for (const change of changes) {
      const { kind, id } = splitRef(change.ref);
      const table = touch(kind, id);
      if (change.kind === 'put') table.base.set(id, baseRowOf(change, before.get(kind)?.seen.get(id)));
      else table.base.delete(id);
    }
    replay();
    for (const [kind, table] of this.#tables) for (const id of table.over.keys()) if (!before.get(kind)?.seen.has(id)) {
      // New on top: nothing was seen of it before, or exactly what lies below.
      const old = before.get(kind) ?? { array: undefined, revision: table.revision, seen: new Map() };
      before.set(kind, old);
      old.seen.set(id, table.base.get(id)?.value);
    }
    return this.#settle(before);
  }

  #settle(before: ReadonlyMap<Kind, { array: Table['array']; revision: number; seen: Map<Id, AnyRecord | undefined> }>) {
    const kinds = new Set<Kind>();
    for (const [kind, { array, revision, seen }] of before) {
      const table = this.#table(kind);
      let changed = false;
      for (const [id, old] of seen) {
        const now = seenIn(table, id);
        if (now === old) continue;
        if (old !== undefined && now !== undefined && equalJson(old, now)) {
          // Only a waiting change can have made a copy: what lies below took the old object over in baseRowOf.
          table.over.set(id, old);
        } else {
          changed = true;
        }
      }
      table.array = changed ? undefined : array;
      table.revision = changed ? revision + 1 : revision;
      if (changed) kinds.add(kind);
    }
    return kinds;
  }

  #table(kind: Kind): Table {
    let table = this.#tables.get(kind);
    if (!table) this.#tables.set(kind, table = { base: new Map(), over: new Map(), array: undefined, revision: 0 });
    return table;
  }
}

function seenIn(table: Table, id: Id): AnyRecord | undefined {
  const over = table.over.get(id);
  return over === undefined ? table.base.get(id)?.value : over ?? undefined;
}

function listOf(table: Table): AnyRecord[] {
  const list: AnyRecord[] = [];
  for (const [id, row] of table.base) {
    const over = table.over.get(id);
    if (over === undefined) list.push(row.value);
    else if (over !== null) list.push(over);
  }
  for (const [id, over] of table.over) if (over !== null && !table.base.has(id)) list.push(over);
  return list;
}

function baseRowOf(change: Change & { kind: 'put' }, seen: AnyRecord | undefined): BaseRow {
  const value = change.value as unknown as AnyRecord;
  return {
    value: seen !== undefined && equalJson(seen, value) ? seen : value,
    version: change.version,
    ...(change.fieldVersions && { fieldVersions: change.fieldVersions }),
  };
}
