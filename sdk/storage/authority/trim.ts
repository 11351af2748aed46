import type { Id, Instant } from '../../model/index.js';
import { logRange, metaKey, seqOfKey } from './keys.js';
import { asJson, type LogEntry } from './stored.js';
import type { View, WorkspaceAccess } from './workspace-access.js';

/** Entries that are taken away at once, so that no opening waits long. */
const atMost = 1_000;
const msPerDay = 86_400_000;

/** Whether the log begins with entries from before `days` ago. */
export async function isLogTooLong(
  { transaction, meta }: View,
  workspaceId: Id,
  now: Instant,
  days: number,
): Promise<boolean> {
  const [first] = await transaction.scan({ ...logRange(workspaceId, meta.floor + 1, meta.seq + 1), limit: 1 });
  return first !== undefined && isBefore(first[1] as unknown as LogEntry, now, days);
}

/** Forgets how rows came about before `days` ago. Rows stay; cursors from before are answered with `reset`. */
export async function trimLog(access: WorkspaceAccess, now: Instant, days: number): Promise<void> {
  const { workspaceId } = access;
  await access.write(async ({ transaction, meta }) => {
    const range = logRange(workspaceId, meta.floor + 1, meta.seq + 1);
    let { floor } = meta;
    for (const [key, entry] of await transaction.scan({ ...range, limit: atMost })) {
      if (!isBefore(entry as unknown as LogEntry, now, days)) break;
      transaction.delete(key);
      floor = seqOfKey(key);
    }
    transaction.put(metaKey(workspaceId), asJson({ ...meta, floor }));
  });
}

function isBefore({ at }: LogEntry, now: Instant, days: number): boolean {
  return Date.parse(at) < Date.parse(now) - days * msPerDay;
}
