import { KitError } from '../../sdk/model/errors.js';

const mostBytes = 10_000_000;

/**
 * The text of a file or of an address.
 *
 * @throws {KitError} `too-large`, `not-text`, `unreachable`
 */
export async function readDocument(source: Blob | URL): Promise<string> {
  const bytes = source instanceof URL ? await fetchBytes(source) : source;
  if (bytes.size > mostBytes) throw tooLarge();
  const text = new TextDecoder().decode(await bytes.arrayBuffer());
  // What decodes to NUL or to many characters that stand for no character is a picture, an archive, a spreadsheet …
  const unreadable = text.match(/\uFFFD/g)?.length ?? 0;
  if (text.includes('\0') || unreadable > 20 + text.length / 100) {
    throw new KitError('not-text', 'This file is not a text document. Choose a Markdown or text file.');
  }
  return text;
}

async function fetchBytes(address: URL): Promise<Blob> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw unreachable(address, { cause });
  });
  if (!response.ok) throw unreachable(address);
  if (Number(response.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  return response.blob();
}

function tooLarge(): KitError {
  return new KitError('too-large', 'This document is larger than 10 MB. Split it into smaller ones.', { most: mostBytes });
}

function unreachable(address: URL, options?: ErrorOptions): KitError {
  return new KitError(
    'unreachable',
    `The document ${address.href} could not be loaded. Check its address and the connection.`,
    { address: address.href },
    options,
  );
}
