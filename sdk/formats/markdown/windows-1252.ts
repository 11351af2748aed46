/** The letters of the bytes 0x80 to 0x9f; the five that are free are the control characters themselves. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The byte of each letter from 0x80 on. */
export const bytesOf: ReadonlyMap<string, number> = new Map([
  ...[...upper].map((letter, at) => [letter, 0x80 + at] as const),
  ...Array.from({ length: 0x60 }, (_, at) => [String.fromCharCode(0xa0 + at), 0xa0 + at] as const),
]);

/** By hand, because some engines take this encoding for Latin-1. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 10_000) {
    const codes = Array.from(bytes.subarray(from, from + 10_000), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? upper.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}
