import type { Json } from '../../model/index.js';
import type { Change, Connection, Mutation, Outcome, Pulled, StorageAdapter, Version } from '../../storage/adapter.js';

/**
 * Storages that break one promise each, made of a good one: what the conformance cases are tried with, to see that each
 * of them can fail.
 */
function wrapped(good: StorageAdapter, change: (connection: Connection) => Partial<Connection>): StorageAdapter {
  return {
    guarantees: good.guarantees,
    async open(scope) {
      const connection = await good.open(scope);
      const { watch, history } = connection;
      return {
        pull: (request) => connection.pull(request),
        push: (request) => connection.push(request),
        ...(watch && { watch: watch.bind(connection) }),
        ...(history && { history: history.bind(connection) }),
        close: () => connection.close(),
        ...change(connection),
      };
    },
  };
}

function mapChanges(pulled: Pulled, map: (changes: readonly Change[]) => readonly Change[]): Pulled {
  return pulled.kind === 'reset' ? pulled : { ...pulled, changes: map(pulled.changes) };
}

/** Stores rows as the last page saw them: what others changed in other fields meanwhile is lost. */
export function losingUpdates(good: StorageAdapter): StorageAdapter {
  const saved = new Map<string, { value: Json; version: Version }>();
  const versions = new Map<string, Version>();
  return wrapped(good, (connection) => ({
    async push(request) {
      const answer = await connection.push(request);
      for (const outcome of answer.outcomes) {
        const mutation = request.mutations.find(({ number }) => number === outcome.number);
        if (mutation && (outcome.kind === 'applied' || outcome.kind === 'merged')) overwrite(mutation, outcome.versions);
      }
      return answer;
    },
    async pull(request) {
      return mapChanges(await connection.pull(request), (changes) => changes.map((change) => {
        const last = saved.get(change.ref);
        return change.kind === 'put' && last?.version === change.version ? { ...change, value: last.value } : change;
      }));
    },
  }));

  function overwrite(mutation: Mutation, written: Readonly<Record<string, Version>>): void {
    for (const { ref, value } of mutation.changes) {
      const [version, seen] = [written[ref], Object.values(mutation.base?.[ref] ?? {})];
      if (version === undefined) continue;
      const isStale = seen.length > 0 && Math.max(...seen) < (versions.get(ref) ?? 0);
      if (isStale && value !== null) saved.set(ref, { value, version });
      versions.set(ref, version);
    }
  }
}

/** Forgets the last row of each page that is followed by another one. */
export function skippingRows(good: StorageAdapter): StorageAdapter {
  return wrapped(good, (connection) => ({
    async pull(request) {
      const pulled = await connection.pull(request);
      return pulled.kind !== 'reset' && pulled.more ? mapChanges(pulled, (changes) => changes.slice(0, -1)) : pulled;
    },
  }));
}

/** Knows a mutation again but lets it take effect once more. */
export function applyingTwice(good: StorageAdapter): StorageAdapter {
  let repetitions = 0;
  return wrapped(good, (connection) => ({
    async push(request) {
      const answer = await connection.push(request);
      for (const { number, kind } of answer.outcomes) {
        const mutation = kind === 'duplicate' && request.mutations.find((sent) => sent.number === number);
        if (!mutation) continue;
        const again = { ...mutation, number: 1 };
        await connection.push({ clientId: `${request.clientId.slice(0, 40)}-again-${repetitions++}`, mutations: [again] });
      }
      return answer;
    },
  }));
}

/** Takes the mutations of a group one by one. */
export function cuttingGroups(good: StorageAdapter): StorageAdapter {
  return wrapped(good, (connection) => ({
    async push(request) {
      const outcomes: Outcome[] = [];
      let applied = 0;
      for (const { group, ...mutation } of request.mutations) {
        const answer = await connection.push({ ...request, mutations: [mutation] });
        outcomes.push(...answer.outcomes);
        ({ applied } = answer);
      }
      return { outcomes, applied };
    },
  }));
}

/** Takes any cursor for its own and says that nothing has changed since. */
export function trustingCursors(good: StorageAdapter): StorageAdapter {
  return wrapped(good, (connection) => ({
    async pull(request) {
      const pulled = await connection.pull(request);
      const { cursor } = request;
      if (pulled.kind !== 'reset' || cursor === undefined) return pulled;
      return { kind: 'changes', changes: [], cursor, more: false, applied: {}, visibility: 'all' };
    },
  }));
}

/** Keeps all workspaces in one place. */
export function mixingWorkspaces(good: StorageAdapter): StorageAdapter {
  return { guarantees: good.guarantees, open: (scope) => good.open({ ...scope, workspaceId: 'everybody' }) };
}
