import { decodeWindows1252 } from './windows-1252.js';
import { byteLimit, NotTextError, TooLargeError } from './errors.js';

/**
 * The text of a file: UTF-8, UTF-16 with a byte order mark, or else Windows-1252.
 *
 * @throws {TooLargeError} over 10 MB
 * @throws {NotTextError} for what is not text
 */
export function decodeDocument(bytes: Uint8Array): string {
  if (bytes.length > byteLimit) throw new TooLargeError(bytes.length);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isBinary(bytes)) throw new NotTextError();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = decodeWindows1252(bytes);
    if (!looksLikeText(text)) throw new NotTextError();
    return text;
  }
}

const signatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b, 0x03, 0x04],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x7f, 0x45, 0x4c, 0x46],
];

function isBinary(bytes: Uint8Array): boolean {
  if (signatures.some((signature) => signature.every((byte, at) => bytes[at] === byte))) return true;
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  // A stray NUL is a broken text; many are no text.
  return controls > 8 && controls > bytes.length / 200;
}

/** Bytes that are no UTF-8 are a text of one byte a letter only when letters are most of it. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const plain = sample.replace(/[^\p{L}\p{N}\p{P}\p{Z}\s]/gu, '').length;
  return plain >= sample.length * 0.9;
}
