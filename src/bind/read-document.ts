import { decodeDocument, TooLargeError } from '../../sdk/formats/markdown/index.js';
import { byteLimit } from '../../sdk/formats/markdown/errors.js';
import { KitError } from '../../sdk/model/errors.js';
import { unreachable } from './address.js';

/**
 * The text of a file or of an address; what is text already stays as it is.
 *
 * @throws {KitError} `too-large`, `not-text`, `unreachable`, `unreadable`
 */
export async function readDocument(source: string | Blob | URL): Promise<string> {
  if (typeof source === 'string') {
    assertSize(source.length);
    return source;
  }
  const file = source instanceof URL ? await fetchBytes(source) : source;
  assertSize(file.size);
  return decodeDocument(new Uint8Array(await file.arrayBuffer().catch(unreadable)));
}

/** Before it is read: what is far too large would take the page with it. */
function assertSize(bytes: number): void {
  if (bytes > byteLimit) throw new TooLargeError(bytes);
}

async function fetchBytes(address: URL): Promise<Blob> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw unreachable(address, { cause });
  });
  if (!response.ok) throw unreachable(address);
  assertSize(Number(response.headers.get('content-length') ?? 0));
  return response.blob().catch((cause: unknown) => {
    throw unreachable(address, { cause });
  });
}

/** A folder, or a file that was moved, deleted or locked after it was chosen. */
function unreadable(cause: unknown): never {
  throw new KitError('unreadable', 'This file could not be read. Choose it once more, or copy it elsewhere first.', {}, {
    cause,
  });
}
