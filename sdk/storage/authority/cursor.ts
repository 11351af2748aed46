import type { Cursor, Version } from '../adapter.js';

/** How far a person has read, in the order (version, ref). */
export interface Position {
  readonly epoch: string;
  /** Names what the person saw. */
  readonly visibility: string;
  /** Everything up to this counter has been told … */
  readonly version: Version;
  /** … or, in the middle of pages, of this counter only what is not after this reference. */
  readonly ref?: string;
  /** The counter at which the snapshot began that is being read in pages: what was gone before it is not told. */
  readonly snapshotAt?: Version;
}

// Ids hold none of it, and no part of a cursor is ever empty text.
const separator = '~';

export function writeCursor({ epoch, visibility, version, ref, snapshotAt }: Position): Cursor {
  return [epoch, visibility, version, ref ?? '', snapshotAt ?? ''].join(separator);
}

/** @returns undefined for a text that is no cursor of ours */
export function readCursor(cursor: Cursor): Position | undefined {
  const [epoch, visibility, version, ref, snapshotAt, ...rest] = cursor.split(separator);
  if (!epoch || !visibility || ref === undefined || snapshotAt === undefined || rest.length > 0) return undefined;
  if (!isCounter(version) || (snapshotAt !== '' && !isCounter(snapshotAt))) return undefined;
  return {
    epoch,
    visibility,
    version: Number(version),
    ...(ref !== '' && { ref }),
    ...(snapshotAt !== '' && { snapshotAt: Number(snapshotAt) }),
  };
}

function isCounter(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,15}$/.test(text);
}
