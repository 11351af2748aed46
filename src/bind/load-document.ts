import type { Day } from '../../sdk/model/day.js';
import { openWorkspace, workspaceOf } from './open-workspace.js';
import type { Workspace } from './workspace.js';

/**
 * Opens a document as a workspace of its own, kept until the page lets go of it.
 *
 * @throws {KitError} when it cannot be fetched or read
 */
export async function loadDocument(addressOf: () => URL, start: Day | undefined): Promise<Workspace> {
  const client = await openWorkspace({
    storage: 'memory',
    workspaceId: 'document',
    userId: 'reader',
    src: addressOf(),
    ...(start && { start }),
  });
  return workspaceOf(client, {});
}
