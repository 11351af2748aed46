import { splitRef, type AnyRecord, type Id, type Json, type Kind, type RecordOf, type Role } from '../../model/index.js';
import {
  draftOver, equalJson, fieldsSeenWith, runOperation, versionOf, type ArgsOf, type OperationName, type Rows,
} from '../../operations/index.js';
import type {
  Change, ClientId, Connection, Cursor, Mutation, Outcome, Pulled, StorageAdapter, Version,
} from '../../storage/adapter.js';
import { BrokenPromise } from './case.js';
import { expectThat } from './expect.js';

/** In the past, so that no storage has reason to correct it. */
export const at = '2026-01-05T12:00:00Z';
const today = '2026-01-05';

export type Page = Exclude<Pulled, { kind: 'reset' }>;

/** What a page does: it follows a storage with a cursor, and works out mutations on the rows that it sees. */
export class TestPage implements Rows {
  readonly connection: Connection;
  readonly clientId: ClientId;
  readonly userId: Id;
  role: Role = 'owner';
  cursor: Cursor | undefined;
  readonly #rows = new Map<string, Extract<Change, { kind: 'put' }>>();
  #number = 0;

  constructor(connection: Connection, userId: Id) {
    this.connection = connection;
    this.clientId = freshId('client');
    this.userId = userId;
  }

  static async open(adapter: StorageAdapter, workspaceId: Id, userId = 'owner', role: Role = 'owner'): Promise<TestPage> {
    const page = new TestPage(await adapter.open({ workspaceId, userId }), userId);
    page.role = role;
    await page.pull();
    return page;
  }

  get<K extends Kind>(kind: K, id: Id): RecordOf<K> | undefined {
    return this.#rows.get(`${kind}/${id}`)?.value as RecordOf<K> | undefined;
  }

  all<K extends Kind>(kind: K): readonly RecordOf<K>[] {
    return [...this.#rows.values()].filter(({ ref }) => splitRef(ref).kind === kind)
      .map(({ value }) => value as unknown as RecordOf<K>);
  }

  get refs(): readonly string[] {
    return [...this.#rows.keys()].sort();
  }

  /** Rows by reference, in the order of references, to compare. */
  get state(): Readonly<Record<string, Json>> {
    return Object.fromEntries(this.refs.map((ref) => [ref, this.#rows.get(ref)?.value ?? null]));
  }

  versionOf(ref: string): Version {
    return this.#rows.get(ref)?.version ?? 0;
  }

  /**
   * Follows the storage to the end, page by page; starts anew when it says so.
   *
   * @returns everything that was told
   */
  async pull(limit?: number): Promise<readonly Change[]> {
    const told: Change[] = [];
    for (let pages = 0; pages < 10_000; pages++) {
      const pulled = await this.pullOnce(limit);
      if (pulled.kind === 'reset') {
        this.cursor = undefined;
        this.#rows.clear();
        told.length = 0;
        continue;
      }
      this.#take(pulled);
      told.push(...pulled.changes);
      if (!pulled.more) return told;
    }
    throw new Error('The pages of a pull never end.');
  }

  pullOnce(limit?: number): Promise<Pulled> {
    return this.connection.pull({
      ...(this.cursor !== undefined && { cursor: this.cursor }),
      ...(limit !== undefined && { limit }),
      acknowledged: { [this.clientId]: this.#number },
    });
  }

  #take(pulled: Page): void {
    if (pulled.kind === 'snapshot') this.#rows.clear();
    for (const change of pulled.changes) {
      if (change.kind === 'put') this.#rows.set(change.ref, change);
      else this.#rows.delete(change.ref);
    }
    this.cursor = pulled.cursor;
  }

  /** The next mutation of this page, worked out on the rows it sees; it has to be possible on them. */
  mutation<Name extends OperationName>(op: Name, args: ArgsOf<Name>, rest: Partial<Mutation> = {}): Mutation {
    const draft = draftOver(this);
    try {
      runOperation(draft, op, args, { userId: this.userId, role: this.role, today, at });
    } catch (error) {
      throw new BrokenPromise(`"${op}" has to be possible on what was pulled: ${String(error)}`);
    }
    const effects = draft.effects();
    const base: Record<string, Record<string, Version>> = {};
    for (const { ref, before, after } of effects) {
      if (before && after) base[ref] = this.#seen(ref, before, after);
    }
    return {
      number: ++this.#number, op, args: args as unknown as Json, opVersion: versionOf(op) ?? 1,
      changes: effects.map(({ ref, after }) => ({ ref, value: (after ?? null) as unknown as Json })),
      base, today, at, ...rest,
    };
  }

  #seen(ref: string, before: AnyRecord, after: AnyRecord): Record<string, Version> {
    const [old, next] = [before, after] as unknown as [Record<string, Json>, Record<string, Json>];
    const changed = Object.keys({ ...old, ...next }).filter((field) => !equalJson(old[field], next[field]));
    const row = this.#rows.get(ref);
    return Object.fromEntries(fieldsSeenWith(splitRef(ref).kind, changed)
      .map((field) => [field, row?.fieldVersions?.[field] ?? row?.version ?? 0]));
  }

  async push(...mutations: readonly Mutation[]): Promise<readonly Outcome[]> {
    return (await this.connection.push({ clientId: this.clientId, mutations })).outcomes;
  }

  /** Works out a mutation and pushes it. */
  async send<Name extends OperationName>(op: Name, args: ArgsOf<Name>): Promise<Outcome> {
    const [outcome] = await this.push(this.mutation(op, args));
    expectThat(outcome !== undefined, `"${op}" was pushed and got no outcome.`);
    return outcome;
  }

  /** Does what has to succeed, and follows. */
  async do<Name extends OperationName>(op: Name, args: ArgsOf<Name>): Promise<void> {
    const outcome = await this.send(op, args);
    expectThat(
      outcome.kind === 'applied' || outcome.kind === 'merged',
      `"${op}" has to be possible, but the outcome is ${JSON.stringify(outcome)}.`,
    );
    await this.pull();
  }

  /** A plan "p" with items, each a title by id. */
  async makePlan(titles: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.do('plan.create', { id: 'p', title: 'Plan' });
    for (const [id, title] of Object.entries(titles)) {
      await this.do('milestone.create', { id, planId: 'p', kind: 'task', title });
    }
  }
}

let made = 0;
const run = Math.floor(Date.now() % 1e9).toString(36);

/** Never the same twice, also not in a storage that outlives the run. */
export function freshId(prefix: string): Id {
  return `${prefix}-${run}-${(made++).toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}`;
}
