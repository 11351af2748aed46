import { parseRecord, refOf, type AnyRecord, type Id, type Kind, type RecordOf, type Ref } from '../model/index.js';
import { equalJson } from './equal.js';
import type { Transaction } from './operation.js';

/** What a draft lies over. */
export type Rows = Pick<Transaction, 'get' | 'all'>;

/** A row before and after a draft; absent where it was not there. */
export interface RowEffect {
  readonly ref: Ref;
  readonly before?: AnyRecord;
  readonly after?: AnyRecord;
}

/** A transaction whose changes are kept aside until somebody takes them. */
export interface Draft extends Transaction {
  /** What differs from the rows below in what it says, in the order in which rows were first touched. */
  effects(): readonly RowEffect[];
}

type Layer = Map<Id, AnyRecord | undefined>;

/** Lays a draft over rows, which stay as they are. */
export function draftOver(rows: Rows): Draft {
  const layers = new Map<Kind, Layer>();
  const touched = new Set<Ref>();
  const lists = new Map<Kind, readonly AnyRecord[]>();

  function set(kind: Kind, id: Id, record: AnyRecord | undefined): void {
    let layer = layers.get(kind);
    if (!layer) layers.set(kind, layer = new Map<Id, AnyRecord | undefined>());
    layer.set(id, record);
    touched.add(refOf(kind, id));
    lists.delete(kind);
  }

  function get<K extends Kind>(kind: K, id: Id): RecordOf<K> | undefined {
    const layer = layers.get(kind);
    return layer?.has(id) ? layer.get(id) as RecordOf<K> | undefined : rows.get(kind, id);
  }

  function all<K extends Kind>(kind: K): readonly RecordOf<K>[] {
    const layer = layers.get(kind);
    if (!layer) return rows.all(kind);
    let list = lists.get(kind);
    if (!list) lists.set(kind, list = merge(rows.all(kind), layer));
    return list as readonly RecordOf<K>[];
  }

  return {
    get,
    all,
    put: (kind, record) => set(kind, record.id, parseRecord(kind, record)),
    delete: (kind, id) => set(kind, id, undefined),
    effects() {
      const effects: RowEffect[] = [];
      for (const [kind, layer] of layers) {
        for (const [id, after] of layer) {
          const before = rows.get(kind, id);
          if (equalJson(before, after)) continue;
          effects.push({ ref: refOf(kind, id), ...(before && { before }), ...(after && { after }) });
        }
      }
      if (layers.size < 2) return effects;
      const position = new Map([...touched].map((ref, index) => [ref, index]));
      return effects.sort((a, b) => (position.get(a.ref) ?? 0) - (position.get(b.ref) ?? 0));
    },
  };
}

function merge(below: readonly AnyRecord[], layer: Layer): readonly AnyRecord[] {
  const merged: AnyRecord[] = [];
  const seen = new Set<Id>();
  for (const row of below) {
    if (!layer.has(row.id)) {
      merged.push(row);
      continue;
    }
    seen.add(row.id);
    const changed = layer.get(row.id);
    if (changed) merged.push(changed);
  }
  for (const [id, row] of layer) if (row && !seen.has(id)) merged.push(row);
  return merged;
}
