import * as v from 'valibot';

import { id, InvalidError, type Id } from '../../model/index.js';
import type { Connection, Guarantees, Scope, StorageAdapter } from '../adapter.js';
import type { Clock } from '../clock.js';
import type { RowStore } from '../row-store.js';
import type { Signal } from '../signal.js';
import { AuthorityConnection } from './connection.js';
import { foundWorkspace } from './found.js';
import { memberOf } from './sight.js';
import { isLogTooLong, trimLog } from './trim.js';
import { denied, WorkspaceAccess } from './workspace-access.js';

export interface AuthorityOptions {
  readonly store: RowStore;
  readonly signal: Signal;
  readonly clock: Clock;
  readonly makeId: () => Id;
  /** Whether whoever opens a workspace that is not there founds it and becomes its owner. Absent: yes. */
  readonly mayFound?: (scope: Scope) => boolean;
  /** How long it is kept how rows came about, and what was deleted: at least 30. Absent: 400. */
  readonly historyInDays?: number;
}

/** Who comes back after weeks is still told what was deleted. */
const shortestHistoryInDays = 30;
const usualHistoryInDays = 400;

/**
 * The one truth of a workspace, over any transactional key-value store: who may do what, validation, conflicts, order,
 * exactly-once effects, the log of changes. A storage of level 4.
 */
export class Authority implements StorageAdapter {
  readonly guarantees: Guarantees = { level: 4, onDevice: true };
  readonly #options: AuthorityOptions;
  readonly #workspaces = new Map<Id, WorkspaceAccess>();

  constructor(options: AuthorityOptions) {
    this.#options = options;
  }

  /** @throws {StorageError} `denied` for a workspace of others, be it there or not; `newer-schema`, `closed`, … */
  async open(scope: Scope): Promise<Connection> {
    const checked = v.safeParse(v.object({ workspaceId: id, userId: id }), scope);
    if (!checked.success) throw new InvalidError(checked.issues[0].message, v.getDotPath(checked.issues[0]) ?? undefined);
    const access = this.#accessTo(scope.workspaceId);
    if (!await access.isFounded()) {
      if (this.#options.mayFound?.(scope) === false) throw denied();
      await foundWorkspace(access, scope, this.#options);
    }
    const days = Math.max(shortestHistoryInDays, this.#options.historyInDays ?? usualHistoryInDays);
    const now = this.#options.clock.now();
    const { isMember, isTooLong } = await access.read(
      (view) => isLogTooLong(view, scope.workspaceId, now, days),
      ({ rows }, isTooLong) => ({ isMember: memberOf(rows, scope.userId) !== undefined, isTooLong }),
    );
    if (!isMember) throw denied();
    if (isTooLong) await trimLog(access, now, days);
    return new AuthorityConnection(access, scope, this.#options);
  }

  /** Lets go of what is kept in memory of a workspace; what is stored stays. */
  forget(workspaceId: Id): void {
    this.#workspaces.delete(workspaceId);
  }

  async close(): Promise<void> {
    this.#workspaces.clear();
    this.#options.signal.close();
    await this.#options.store.close();
  }

  #accessTo(workspaceId: Id): WorkspaceAccess {
    let access = this.#workspaces.get(workspaceId);
    if (!access) this.#workspaces.set(workspaceId, access = new WorkspaceAccess(this.#options.store, workspaceId));
    return access;
  }
}
