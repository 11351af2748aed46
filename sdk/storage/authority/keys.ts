import type { Id, Ref } from '../../model/index.js';
import type { ClientId, Version } from '../adapter.js';

/** Where the authority keeps what. Every key begins with the workspace; ids hold no "/", so none runs into another. */
export const metaKey = (workspaceId: Id): string => `${workspaceId}/meta`;
export const rowKey = (workspaceId: Id, ref: Ref): string => `${workspaceId}/row/${ref}`;
export const clientKey = (workspaceId: Id, clientId: ClientId): string => `${workspaceId}/client/${clientId}`;
export const logKey = (workspaceId: Id, seq: Version): string => `${workspaceId}/log/${ordered(seq)}`;
export const outcomeKey = (workspaceId: Id, clientId: ClientId, number: number): string =>
  `${workspaceId}/outcome/${clientId}/${ordered(number)}`;

export const rowRange = (workspaceId: Id): { from: string; to: string } => below(`${workspaceId}/row`);

/** Entries `from` ≤ seq < `to`. */
export const logRange = (workspaceId: Id, from: Version, to: Version): { from: string; to: string } =>
  ({ from: logKey(workspaceId, from), to: logKey(workspaceId, to) });

/** Outcomes `from` ≤ number < `to`. */
export const outcomeRange = (workspaceId: Id, clientId: ClientId, from: number, to: number) =>
  ({ from: outcomeKey(workspaceId, clientId, from), to: outcomeKey(workspaceId, clientId, to) });

function below(prefix: string): { from: string; to: string } {
  // "0" is the character after "/".
  return { from: `${prefix}/`, to: `${prefix}0` };
}

/** Numbers in the order of text: 16 digits hold every safe integer. */
function ordered(number: number): string {
  return String(number).padStart(16, '0');
}

/** The counter in the key of an entry of the log. */
export function seqOfKey(key: string): Version {
  return Number(key.slice(key.lastIndexOf('/') + 1));
}

export function refOfKey(key: string): string {
  return key.slice(key.indexOf('/', key.indexOf('/') + 1) + 1);
}
