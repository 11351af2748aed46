import type { ClientId, Mutation, Outcome } from '../storage/adapter.js';

/** How a storage decided for good. */
export type Verdict = Exclude<Outcome, { kind: 'held' | 'duplicate' }>;

/** A change that is not yet both decided and pulled. */
export interface Waiting {
  clientId: ClientId;
  mutation: Mutation;
  verdict?: Verdict;
  /** Whether what was pulled holds its effect already. */
  covered: boolean;
  /** Whether it was sent: it may have arrived even though no answer did. */
  sent: boolean;
}

/**
 * What waits, oldest first. An entry leaves when the storage has decided and its effect has been pulled: dropped at the
 * first of the two, a change would vanish from the screen for a moment, or be sent twice.
 */
export class Queue {
  #entries: Waiting[] = [];
  /** The last number that was given out, by client. */
  readonly #last = new Map<ClientId, number>();

  get entries(): readonly Waiting[] {
    return this.#entries;
  }

  /** Takes in a change; `undefined` for one that was taken in before. */
  add(clientId: ClientId, mutation: Mutation): Waiting | undefined {
    if (mutation.number < this.#nextNumber(clientId)) return undefined;
    return this.#add(clientId, mutation);
  }

  /** Takes in a change of this page, under the next number. */
  append(clientId: ClientId, mutation: Omit<Mutation, 'number'>): Waiting {
    return this.#add(clientId, { ...mutation, number: this.#nextNumber(clientId) });
  }

  /** Entries whose effect is not in what was pulled and that nobody refused: these are shown on top. */
  shown(): readonly Waiting[] {
    return this.#entries.filter((entry) => !entry.covered && entry.verdict?.kind !== 'rejected');
  }

  undecided(clientId?: ClientId): readonly Waiting[] {
    return this.#entries.filter(
      (entry) => entry.verdict === undefined && (clientId === undefined || entry.clientId === clientId),
    );
  }

  /** @returns the entries that this decides; none for one that is decided already or not known here */
  decide(clientId: ClientId, outcomes: readonly Outcome[]): readonly Waiting[] {
    const decided: Waiting[] = [];
    const undecided = new Map(this.undecided(clientId).map((entry) => [entry.mutation.number, entry]));
    for (const outcome of outcomes) {
      const verdict = verdictOf(outcome);
      const entry = undecided.get(outcome.number);
      if (!entry || !verdict || entry.verdict) continue;
      entry.verdict = verdict;
      decided.push(entry);
    }
    this.#drop();
    return decided;
  }

  /** @returns whether this changed what is shown */
  cover(applied: Readonly<Record<ClientId, number>>): boolean {
    let changed = false;
    for (const entry of this.#entries) {
      if (entry.covered || entry.mutation.number > (applied[entry.clientId] ?? 0)) continue;
      entry.covered = true;
      changed = true;
    }
    this.#drop();
    return changed;
  }

  /**
   * The storage went back to a state before some of what it had decided. What is not in it is undecided again, and what
   * was sent is in doubt; without `again` it is given up.
   */
  reopen(again: boolean): void {
    for (const entry of this.#entries) {
      if (entry.verdict === undefined) continue;
      if (again) {
        delete entry.verdict;
        entry.sent = false;
      } else {
        entry.covered = true;
      }
    }
    this.#drop();
  }

  /** By client: the last number up to which every outcome is known here. */
  acknowledged(): Record<ClientId, number> {
    const numbers: Record<ClientId, number> = Object.fromEntries(this.#last);
    for (const { clientId, mutation } of this.undecided()) {
      numbers[clientId] = Math.min(numbers[clientId] ?? 0, mutation.number - 1);
    }
    return numbers;
  }

  /**
   * Gives what a storage has not taken from one client to another one.
   *
   * @param numbers the new number by the old one; absent: the next ones of `to`
   * @returns the new number by the old one
   */
  renumber(from: ClientId, to: ClientId, numbers?: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
    const renumbered = new Map<number, number>();
    for (const entry of this.#entries) {
      if (entry.clientId !== from || entry.verdict !== undefined || entry.covered) continue;
      const old = entry.mutation.number;
      const number = numbers ? numbers.get(old) : this.#nextNumber(to);
      if (number === undefined) continue;
      entry.clientId = to;
      entry.mutation = { ...entry.mutation, number };
      entry.sent = false;
      this.#last.set(to, Math.max(number, this.#last.get(to) ?? 0));
      renumbered.set(old, number);
    }
    return renumbered;
  }

  #nextNumber(clientId: ClientId): number {
    return (this.#last.get(clientId) ?? 0) + 1;
  }

  #add(clientId: ClientId, mutation: Mutation): Waiting {
    const entry: Waiting = { clientId, mutation, covered: false, sent: false };
    this.#entries.push(entry);
    this.#last.set(clientId, mutation.number);
    return entry;
  }

  #drop(): void {
    this.#entries = this.#entries.filter(
      ({ verdict, covered }) => verdict === undefined || (!covered && verdict.kind !== 'rejected'),
    );
  }
}

function verdictOf(outcome: Outcome): Verdict | undefined {
  if (outcome.kind === 'held') return undefined;
  if (outcome.kind !== 'duplicate') return outcome;
  // The storage has it but forgot how it went: it took place, or it would have told when it was sent first.
  return (outcome.first && verdictOf(outcome.first)) ?? { kind: 'applied', number: outcome.number, versions: {} };
}
