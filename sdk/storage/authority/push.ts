import {
  addDays, InvalidError, KitError, splitRef, type AnyRecord, type Instant, type Ref,
} from '../../model/index.js';
import { draftOver, runOperation, versionOf, type OperationContext, type RowEffect } from '../../operations/index.js';
import type { Change, Mutation, Outcome, Scope, Version } from '../adapter.js';
import type { Clock } from '../clock.js';
import type { CachedRows } from './cache.js';
import { isStale, judge } from './conflicts.js';
import { differences, logged } from './past.js';
import { notAlone, rejected, type Rejected } from './rejections.js';
import { memberOf, sightOf } from './sight.js';
import type { Ledger, LogEntry, StoredRow } from './stored.js';

/** What a push leaves to be written. */
export interface Written {
  readonly outcomes: readonly Outcome[];
  /** Outcomes to be kept, by number. */
  readonly consumed: readonly Outcome[];
  readonly log: readonly (readonly [seq: Version, entry: LogEntry])[];
  readonly refs: ReadonlySet<Ref>;
  readonly ledger: Ledger;
}

/** Runs a push over the rows in memory, which are changed: when it is not committed afterwards, they are worth nothing. */
export class PushRun {
  readonly #rows: CachedRows;
  readonly #scope: Scope;
  readonly #clock: Clock;
  readonly #outcomes: Outcome[] = [];
  readonly #consumed: Outcome[] = [];
  readonly #log: (readonly [Version, LogEntry])[] = [];
  readonly #refs = new Set<Ref>();
  #ledger: Ledger;

  constructor(rows: CachedRows, scope: Scope, clock: Clock, ledger: Ledger) {
    this.#rows = rows;
    this.#scope = scope;
    this.#clock = clock;
    this.#ledger = ledger;
  }

  /** @param stored outcomes of mutations that were consumed before, by number */
  run(mutations: readonly Mutation[], stored: ReadonlyMap<number, Outcome>): Written {
    for (let index = 0; index < mutations.length;) {
      const group = groupAt(mutations, index);
      const [first] = group;
      index += group.length;
      if (!first) break;
      if (first.number <= this.#ledger.last) {
        // Part of a group may be new only when the page cut it: what is known is answered, the rest is taken by itself.
        const known = group.filter(({ number }) => number <= this.#ledger.last);
        for (const { number } of known) {
          this.#outcomes.push({ number, kind: 'duplicate', first: stored.get(number) ?? null });
        }
        index -= group.length - known.length;
      } else if (first.number > this.#ledger.last + 1 || hasGap(group)) {
        this.#hold(mutations.slice(index - group.length), 'gap');
        break;
      } else if (!this.#take(group)) {
        this.#hold(mutations.slice(index), 'after-failed-group');
        break;
      }
    }
    return {
      outcomes: this.#outcomes, consumed: this.#consumed, log: this.#log, refs: this.#refs, ledger: this.#ledger,
    };
  }

  #hold(mutations: readonly Mutation[], why: 'gap' | 'after-failed-group'): void {
    for (const { number } of mutations) this.#outcomes.push({ number, kind: 'held', why });
  }

  /** @returns false when a group of several has failed: what follows was built on it, the page looks at it first */
  #take(group: readonly Mutation[]): boolean {
    const name = group[0]?.group;
    const restOfFailed = name !== undefined && this.#ledger.group?.name === name && this.#ledger.group.failed;
    const undo: [Ref, StoredRow | undefined][] = [];
    const seq = this.#rows.seq;
    const logLength = this.#log.length;
    const outcomes: Outcome[] = [];
    let failed: Rejected | undefined;
    for (const member of restOfFailed ? [] : group) {
      const outcome = this.#apply(member, undo);
      outcomes.push(outcome);
      if (outcome.kind === 'rejected') {
        failed = outcome;
        break;
      }
    }
    const wholeFailed = restOfFailed || failed !== undefined;
    if (wholeFailed) {
      for (const [ref, row] of undo.reverse()) this.#rows.set(ref, row);
      this.#rows.seq = seq;
      this.#log.length = logLength;
    }
    for (const member of group) {
      const outcome = !wholeFailed ? outcomes.find(({ number }) => number === member.number)
        : member.number === failed?.number ? failed : notAlone(member.number, failed);
      if (outcome) this.#consume(outcome);
    }
    const { userId, kept } = this.#ledger;
    const last = group.at(-1)?.number ?? this.#ledger.last;
    this.#ledger = { userId, kept, last, ...(name !== undefined && { group: { name, failed: wholeFailed } }) };
    return !wholeFailed || group.length === 1;
  }

  #consume(outcome: Outcome): void {
    this.#outcomes.push(outcome);
    this.#consumed.push(outcome);
  }

  /** Runs one mutation. Its effect is on the rows when it is not rejected. */
  #apply(given: Mutation, undo: [Ref, StoredRow | undefined][]): Outcome {
    const { number } = given;
    const member = memberOf(this.#rows, this.#scope.userId);
    if (!member) return rejected(number, new KitError('forbidden', 'You are not a member of this workspace any more.'));
    const known = versionOf(given.op);
    if (known !== undefined && known !== given.opVersion) {
      return given.opVersion < known
        ? rejected(number, new KitError('outdated', `"${given.op}" was made by an older program. Reload the page.`))
        : rejected(number, new KitError('unknown-op', `"${given.op}" was made by a newer program. Update this one.`));
    }
    const sight = sightOf(this.#rows, this.#scope, member);
    const draft = draftOver(sight.isPartial ? this.#seenBy(sight) : this.#rows);
    try {
      runOperation(draft, given.op, given.args, this.#contextOf(given, member.role));
    } catch (error) {
      return this.#refusal(given, error);
    }
    const effects = draft.effects();
    // Who sees only a part must not overwrite what they do not see.
    const taken = effects.find(({ ref, before }) => !before && this.#rows.stored(ref));
    if (taken) return rejected(number, new InvalidError('There is a record with this id already. Make a new id.', 'id'));
    const verdict = judge(this.#rows, given, effects);
    if (verdict.kind === 'conflict') {
      const conflict = new KitError('conflict', 'Somebody else has changed this in the meantime. Look at it again.', {
        field: verdict.field,
      });
      return { ...rejected(number, conflict), field: verdict.field, current: this.#current(given) };
    }
    const versions = this.#keep(given, effects, undo);
    return verdict.kind === 'merged'
      ? { number, kind: 'merged', versions, fields: verdict.fields }
      : { number, kind: 'applied', versions };
  }

  #keep(
    given: Mutation,
    effects: readonly RowEffect[],
    undo: [Ref, StoredRow | undefined][],
  ): Record<string, Version> {
    const versions: Record<string, Version> = {};
    if (effects.length === 0) return versions;
    const seq = ++this.#rows.seq;
    for (const { ref, before, after } of effects) {
      const old = this.#rows.stored(ref);
      undo.push([ref, old]);
      this.#rows.set(ref, after && nextRow(old, before, after, seq));
      this.#refs.add(ref);
      versions[ref] = seq;
    }
    const changes = effects.map(({ ref, before, after }) => logged(ref, before, after));
    this.#log.push([seq, { operation: given.op, byId: this.#scope.userId, at: this.#clock.now(), changes }]);
    return versions;
  }

  #contextOf(given: Mutation, role: OperationContext['role']): OperationContext {
    const now = this.#clock.now();
    const here = this.#clock.today();
    // No zone is more than a day ahead of another: a day further on is a clock that is wrong.
    const latest = addDays(here, 1);
    const today = given.today !== undefined && given.today <= latest ? given.today : here;
    return { userId: this.#scope.userId, role, today, at: earlier(given.at, now) };
  }

  #seenBy(sight: ReturnType<typeof sightOf>): Pick<CachedRows, 'get' | 'all'> {
    const rows = this.#rows;
    return {
      get(kind, rowId) {
        const record = rows.get(kind, rowId);
        return record && sight.sees(kind, record as AnyRecord) ? record : undefined;
      },
      all: (kind) => rows.all(kind).filter((record) => sight.sees(kind, record as AnyRecord)),
    };
  }

  #refusal(given: Mutation, error: unknown): Outcome {
    if (!(error instanceof KitError)) throw error;
    const current = this.#current(given);
    if (error.code === 'invalid' && isStale(this.#rows, given)) {
      return { ...rejected(given.number, error), code: 'conflict', current };
    }
    return { ...rejected(given.number, error), ...(error.code === 'conflict' && { current }) };
  }

  /** How what the mutation speaks of is now, as far as this person sees it. */
  #current(given: Mutation): readonly Change[] {
    const member = memberOf(this.#rows, this.#scope.userId);
    const sight = member && sightOf(this.#rows, this.#scope, member);
    const refs = new Set([...Object.keys(given.base ?? {}), ...given.changes.map(({ ref }) => ref)]);
    const current: Change[] = [];
    for (const ref of [...refs].slice(0, 20)) {
      const row = this.#rows.stored(ref);
      if (!row || !sight?.sees(splitRef(ref).kind, row.value)) continue;
      current.push({ kind: 'put', ref: ref as Ref, version: row.version, value: row.value });
    }
    return current;
  }
}

function groupAt(mutations: readonly Mutation[], index: number): readonly Mutation[] {
  const name = mutations[index]?.group;
  let end = index + 1;
  if (name !== undefined) while (end < mutations.length && mutations[end]?.group === name) end++;
  return mutations.slice(index, end);
}

function hasGap(group: readonly Mutation[]): boolean {
  return group.some(({ number }, index) => index > 0 && number !== (group[index - 1]?.number ?? 0) + 1);
}

function nextRow(
  old: StoredRow | undefined,
  before: AnyRecord | undefined,
  value: AnyRecord,
  version: Version,
): StoredRow {
  if (!old || !before) return { value, version };
  const changed = Object.keys(differences(before, value)).map((field) => [field, version] as const);
  return { value, version, since: old.since ?? old.version, fields: { ...old.fields, ...Object.fromEntries(changed) } };
}

function earlier(a: Instant, b: Instant): Instant {
  return Date.parse(a) <= Date.parse(b) ? a : b;
}

