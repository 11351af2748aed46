import { KitError, StorageError } from '../../model/index.js';

/** Turns what the browser throws into an error that says what to do. Errors of our own pass as they are. */
export function faultOf(cause: unknown): unknown {
  if (cause instanceof KitError || !(cause instanceof DOMException)) return cause;
  const [code, message] = sentences[cause.name] ?? unknown;
  return new StorageError(code, message, { reason: cause.name }, { cause });
}

const denied = [
  'denied',
  'This browser does not let the page keep data (private window, or blocked in its settings). Allow it, or go on without.',
] as const;
const unknown = [
  'unavailable',
  'The data on this device could not be read or written. Nothing was changed; try again, or restart the browser.',
] as const;

const sentences: Readonly<Record<string, readonly [code: string, message: string]>> = {
  QuotaExceededError: [
    'quota',
    'There is no room left on this device, so nothing was stored. Free some space and try again; what was there is safe.',
  ],
  VersionError: [
    'newer-schema',
    'The data on this device was written by a newer version of the program. Update this one; nothing was changed.',
  ],
  SecurityError: denied,
  NotAllowedError: denied,
  // Firefox says so in a private window; a closed connection is told apart before.
  InvalidStateError: denied,
};

export function lost(): StorageError {
  return new StorageError(
    'closed',
    'The data on this device was deleted or taken over by another window. Reload the page to go on.',
  );
}

export function missing(): StorageError {
  return new StorageError('denied', denied[1]);
}

export function blocked(): StorageError {
  return new StorageError('blocked', 'Another window still uses an older version of the data. Close it and try again.');
}
