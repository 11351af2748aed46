import { fold } from './lexicon.js';

export interface Token {
  readonly kind: 'number' | 'word' | 'sign';
  /** Folded. */
  readonly text: string;
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** No white space between it and the token before. */
  readonly glued: boolean;
  /** "1st", "2.", "3º": said as a place in an order. */
  readonly ordinal: boolean;
}

const pattern =
  /(\d+)(st|nd|rd|th|er|ere|eme|re|e|º|°|ª|o|a|-?й|-?и|-?я|-?го|-?м|-?ой|-?e)?(?![\p{L}\d])|(\d+)|(\p{L}[\p{L}\p{M}]*)|([^\s])/gu;

/** Numbers, words and signs of a text, with their places in it. */
export function scan(text: string): Token[] {
  const folded = fold(text);
  const tokens: Token[] = [];
  let end = 0;
  for (const match of folded.matchAll(pattern)) {
    const start = match.index;
    const digits = match[1] ?? match[3];
    tokens.push({
      kind: digits !== undefined ? 'number' : match[4] !== undefined ? 'word' : 'sign',
      text: digits ?? match[0],
      value: digits === undefined ? Number.NaN : Number(digits),
      start,
      end: start + match[0].length,
      glued: start === end && start > 0,
      ordinal: match[2] !== undefined && match[2] !== '',
    });
    end = start + match[0].length;
  }
  return tokens;
}
