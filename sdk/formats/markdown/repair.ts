import type { ImportNote } from './types.js';
import { bytesOf } from './windows-1252.js';

const byteClass = (from: number, to: number): string =>
  [...bytesOf]
    .filter(([, byte]) => byte >= from && byte <= to)
    .map(([letter]) => letter.replace(/[\]\\^-]/, '\\$&'))
    .join('');
const tail = `[${byteClass(0x80, 0xbf)}]`;
const broken = new RegExp(
  `[${byteClass(0xf0, 0xf4)}]${tail}{3}|[${byteClass(0xe1, 0xef)}]${tail}{2}|[${byteClass(0xc2, 0xdf)}]${tail}`,
  'gu',
);
/** A variation selector whose last byte was lost on the way. */
const lostSelector = /ï¸(?![\u0080-\u00bf])/g;

export interface Repaired {
  readonly text: string;
  readonly notes: ImportNote[];
}

/**
 * Text with `\n` line ends and without a byte order mark, invisible control characters and lone surrogates; UTF-8 that
 * was read as Windows-1252 is read again. Lines stay where they are.
 */
export function repair(source: string): Repaired {
  const notes: ImportNote[] = [];
  let text = source.startsWith('\ufeff') ? source.slice(1) : source;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  const clean = withoutControls(text);
  if (clean !== text) {
    notes.push({
      kind: 'repaired',
      line: firstDifference(text, clean),
      message: 'Invisible control characters were removed.',
    });
  }
  const repaired = repairEncoding(clean);
  if (repaired !== clean) {
    notes.push({
      kind: 'repaired',
      line: firstDifference(clean, repaired),
      message: 'Letters that were saved in the wrong encoding were repaired.',
    });
  }
  return { text: repaired.normalize('NFC'), notes };
}

// Zero-width joiners stay: emoji and some scripts need them.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(controls, '').replace(/[\u000c\u0085\u2028\u2029]/g, ' ');
  return plain.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function firstDifference(a: string, b: string): number {
  let line = 1;
  for (let at = 0; at < a.length && a[at] === b[at]; at += 1) if (a[at] === '\n') line += 1;
  return line;
}

/** «CAFÉ» could be two broken letters by chance: it takes several, or one of three bytes, to call a text broken. */
function repairEncoding(text: string): string {
  let evidence = 0;
  for (const [run] of text.matchAll(broken)) {
    if (decodeRun(run) === undefined) continue;
    evidence += run.length > 2 ? 2 : 1;
    if (evidence >= 2) break;
  }
  if (evidence < 2) return text;
  return text.replace(broken, (run) => decodeRun(run) ?? run).replace(lostSelector, '\ufe0f');
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decodeRun(run: string): string | undefined {
  try {
    const letter = decoder.decode(Uint8Array.from([...run].map((part) => bytesOf.get(part) ?? 0)));
    return isLikely(letter.codePointAt(0) ?? 0) ? letter : undefined;
  } catch {
    return undefined;
  }
}

/** Letters of the scripts in use, punctuation, symbols, emoji. */
function isLikely(code: number): boolean {
  return (
    (code >= 0xa0 && code <= 0x17f) ||
    (code >= 0x370 && code <= 0x52f) ||
    (code >= 0x5d0 && code <= 0x6ff) ||
    (code >= 0xe00 && code <= 0xe7f) ||
    (code >= 0x1e00 && code <= 0x1eff) ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7af) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xff00 && code <= 0xffef) ||
    code >= 0x1f000
  );
}
