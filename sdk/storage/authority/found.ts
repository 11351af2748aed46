import { refOf, type AnyRecord, type Id, type Kind } from '../../model/index.js';
import type { Scope } from '../adapter.js';
import type { Clock } from '../clock.js';
import { logKey, metaKey, rowKey } from './keys.js';
import { logged } from './past.js';
import { asJson, storedSchema, type LogEntry, type Meta, type StoredRow } from './stored.js';
import type { WorkspaceAccess } from './workspace-access.js';

/** Makes a workspace that is not there yet; the person who opens it is its owner. Founding twice changes nothing. */
export async function foundWorkspace(
  access: WorkspaceAccess,
  scope: Scope,
  { clock, makeId }: { readonly clock: Clock; readonly makeId: () => Id },
): Promise<void> {
  const { workspaceId, userId } = scope;
  const fresh: Meta = { schema: storedSchema, epoch: makeId(), seq: 0, floor: 0 };
  await access.write(async ({ transaction, meta, rows }) => {
    if (meta !== fresh) return;
    const at = clock.now();
    const records: readonly (readonly [Kind, AnyRecord])[] = [
      ['workspace', { id: workspaceId, name: workspaceId, createdAt: at }],
      ['user', { id: userId, name: userId }],
      ['member', { id: userId, userId, role: 'owner' }],
    ];
    const seq = 1;
    for (const [kind, value] of records) {
      const row: StoredRow = { value, version: seq };
      rows.set(refOf(kind, value.id), row);
      transaction.put(rowKey(workspaceId, refOf(kind, value.id)), asJson(row));
    }
    rows.seq = seq;
    const changes = records.map(([kind, value]) => logged(refOf(kind, value.id), undefined, value));
    const entry: LogEntry = { operation: 'workspace.found', byId: userId, at, changes };
    transaction.put(logKey(workspaceId, seq), asJson(entry));
    transaction.put(metaKey(workspaceId), asJson({ ...fresh, seq }));
  }, () => fresh);
}
