import type { AnyRecord, Day, Id, Instant, Kind, RecordOf, Role } from '../model/index.js';
import { draftOver, loadAllOperations, runOperation, type ArgsOf, type OperationName, type RowEffect, type Rows } from './index.js';

await loadAllOperations();

/** For tests: a workspace in memory in which operations run one after another, each kept as a whole or not at all. */
export class TestWorkspace implements Rows {
  readonly #rows = new Map<Kind, Map<Id, AnyRecord>>();
  role: Role = 'owner';
  userId: Id = 'ann';
  today: Day = '2026-03-31';
  at: Instant = '2026-03-31T09:30:00Z';

  constructor() {
    this.put('user', { id: 'ann', name: 'Ann' });
    this.put('user', { id: 'bob', name: 'Bob' });
    this.put('member', { id: 'ann', userId: 'ann', role: 'owner' });
  }

  get<K extends Kind>(kind: K, id: Id): RecordOf<K> | undefined {
    return this.#rows.get(kind)?.get(id) as RecordOf<K> | undefined;
  }

  all<K extends Kind>(kind: K): readonly RecordOf<K>[] {
    return [...this.#rows.get(kind)?.values() ?? []] as RecordOf<K>[];
  }

  put<K extends Kind>(kind: K, record: RecordOf<K>): void {
    let rows = this.#rows.get(kind);
    if (!rows) this.#rows.set(kind, rows = new Map<Id, AnyRecord>());
    rows.set(record.id, record);
  }

  /** @returns what it did, to take it back */
  run<Name extends OperationName>(name: Name, args: ArgsOf<Name>): readonly RowEffect[] {
    const draft = draftOver(this);
    runOperation(draft, name, args, this);
    const effects = draft.effects();
    for (const { ref, after } of effects) {
      const at = ref.indexOf('/');
      const kind = ref.slice(0, at) as Kind;
      if (after) this.put(kind, after);
      else this.#rows.get(kind)?.delete(ref.slice(at + 1));
    }
    return effects;
  }

  /** A plan "p" with items; `below` names the parent. */
  plan(items: Readonly<Record<string, { below?: string } & Partial<ArgsOf<'milestone.create'>>>> = {}): this {
    this.run('plan.create', { id: 'p', title: 'Plan' });
    for (const [id, { below, ...rest }] of Object.entries(items)) {
      this.run('milestone.create', {
        id, planId: 'p', kind: 'task', title: id, ...(below !== undefined && { parentId: below }), ...rest,
      });
    }
    return this;
  }

  item(id: Id): RecordOf<'milestone'> {
    const item = this.get('milestone', id);
    if (!item) throw new Error(`There is no item ${id}.`);
    return item;
  }

  /** Everything, to compare. */
  snapshot(): Readonly<Record<string, AnyRecord>> {
    const entries = [...this.#rows].flatMap(([kind, rows]) =>
      Array.from(rows, ([id, row]) => [`${kind}/${id}`, row] as const));
    return Object.fromEntries(entries.sort(([a], [b]) => a < b ? -1 : 1));
  }
}
