import { KitError, type Kind } from '../model/index.js';
import { keepIdentity } from './identity.js';
import { Listeners, type Live, type State } from './live.js';
import type { Query } from './queries.js';
import type { RowTable } from './rows.js';

/** How far the rows are: until everything was pulled once, no query has an answer. */
export type Phase = { readonly status: 'pending' } | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly error: KitError };

/**
 * The queries that somebody holds. One that nobody subscribes to and nobody holds is forgotten by itself; one that is
 * subscribed to is kept.
 */
export class LiveQueries {
  readonly #rows: RowTable;
  readonly #held = new Map<string, WeakRef<LiveQuery<unknown>>>();
  readonly #subscribed = new Set<LiveQuery<unknown>>();
  readonly #gone = new FinalizationRegistry<string>((key) => {
    if (!this.#held.get(key)?.deref()) this.#held.delete(key);
  });
  #phase: Phase = { status: 'pending' };

  constructor(rows: RowTable) {
    this.#rows = rows;
  }

  get phase(): Phase {
    return this.#phase;
  }

  set phase(phase: Phase) {
    this.#phase = phase;
    for (const live of this.#subscribed) live.schedule();
  }

  live<T>(query: Query<T>): Live<State<T>> {
    const known = this.#held.get(query.key)?.deref() as LiveQuery<T> | undefined;
    if (known) return known;
    const live = new LiveQuery(query, this.#rows, () => this.#phase, this.#subscribed as Set<LiveQuery<T>>);
    this.#held.set(query.key, new WeakRef(live as LiveQuery<unknown>));
    this.#gone.register(live, query.key);
    return live;
  }

  /** Tells those who follow a query that reads one of these kinds. */
  changed(kinds: ReadonlySet<Kind>): void {
    if (kinds.size === 0) return;
    for (const live of this.#subscribed) if (live.query.kinds.some((kind) => kinds.has(kind))) live.schedule();
  }

  close(): void {
    for (const live of this.#subscribed) live.close();
    this.#subscribed.clear();
    this.#held.clear();
  }
}

class LiveQuery<T> implements Live<State<T>> {
  readonly query: Query<T>;
  readonly #rows: RowTable;
  readonly #phase: () => Phase;
  readonly #subscribed: Set<LiveQuery<T>>;
  readonly #listeners = new Listeners();
  #state: State<T> = { status: 'pending' };
  #seen: { readonly phase: Phase; readonly revision: number } | undefined;
  #told: State<T> = this.#state;

  constructor(query: Query<T>, rows: RowTable, phase: () => Phase, subscribed: Set<LiveQuery<T>>) {
    this.query = query;
    this.#rows = rows;
    this.#phase = phase;
    this.#subscribed = subscribed;
  }

  readonly get = (): State<T> => {
    const phase = this.#phase();
    // Revisions only grow, so that their sum stays the same only when all of them do.
    const revision = this.query.kinds.reduce((sum, kind) => sum + this.#rows.revisionOf(kind), 0);
    if (this.#seen?.phase !== phase || this.#seen.revision !== revision) {
      this.#seen = { phase, revision };
      this.#state = this.#read(phase);
    }
    return this.#state;
  };

  readonly subscribe = (changed: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#told = this.get();
    const unsubscribe = this.#listeners.add(changed);
    this.#subscribed.add(this);
    return () => {
      unsubscribe();
      if (this.#listeners.size === 0) this.#subscribed.delete(this);
    };
  };

  schedule(): void {
    this.#listeners.schedule(() => {
      const told = this.#told;
      this.#told = this.get();
      return told !== this.#told;
    });
  }

  close(): void {
    this.#listeners.clear();
  }

  #read(phase: Phase): State<T> {
    const previous = this.#state;
    const before = 'value' in previous ? previous.value : undefined;
    if (phase.status === 'pending') return previous.status === 'pending' ? previous : { status: 'pending' };
    try {
      if (phase.status === 'failed') throw phase.error;
      const value = keepIdentity(before, this.query.read(this.#rows));
      return previous.status === 'ready' && Object.is(value, before) ? previous : { status: 'ready', value };
    } catch (error) {
      const failure = error instanceof KitError
        ? error
        : new KitError('query', `The query "${this.query.key}" failed: ${String(error)}`, {}, { cause: error });
      return { status: 'failed', error: failure, ...(before !== undefined && { value: before }) };
    }
  }
}
