import { ofWords } from './lexicon.js';
import type { CalendarPart, Period } from './periods.js';
import type { Token } from './scan.js';

export interface Match {
  readonly period: Period;
  readonly next: number;
  readonly weak?: 'bare' | 'name' | undefined;
}

export const firstOf = new Set([
  'first',
  'primeros',
  'primeras',
  'primeiros',
  'primeiras',
  'premiers',
  'premieres',
  'ersten',
  'erste',
  'первые',
]);

export const roman = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['v', 5],
  ['vi', 6],
  ['vii', 7],
  ['viii', 8],
]);

export const eras = new Set(['cy', 'fy', 'gj', 'ej']);

export const dashes = new Set(['-', '–', '—', '−', '~', '‑', '→']);

export const letters = new Set(['m', 't', 'q', 'h', 'w', 'y', 's', 'd']);

export function calendar(part: CalendarPart, next: number, weak?: 'bare' | 'name'): Match {
  return calendarRange(part, part, next, weak);
}

export function calendarRange(from: CalendarPart, to: CalendarPart, next: number, weak?: 'bare' | 'name'): Match {
  return { period: { kind: 'calendar', from, to }, next, weak };
}

/** A year of four digits, or of two where something before says that it is one. */
export function yearAt(
  tokens: readonly Token[],
  at: number,
  short = false,
): { value: number; next: number } | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.text === "'" || token.text === '’') {
    const digits = tokens[at + 1];
    return digits?.text.length === 2 && digits.kind === 'number' && digits.glued
      ? { value: 2000 + digits.value, next: at + 2 }
      : undefined;
  }
  if (token.kind !== 'number') return undefined;
  if (token.text.length === 4 && token.value >= 1900 && token.value <= 2199) {
    const after = tokens[at + 1];
    const suffix =
      after !== undefined &&
      after.kind === 'word' &&
      (after.text === 'г' ||
        after.text === 'гг' ||
        after.text === 'года' ||
        after.text === 'году' ||
        after.text === 'год');
    return {
      value: token.value,
      next: suffix ? (tokens[at + 2]?.text === '.' && tokens[at + 2]?.glued ? at + 3 : at + 2) : at + 1,
    };
  }
  return short && token.text.length === 2 && token.glued ? { value: 2000 + token.value, next: at + 1 } : undefined;
}

/** A year behind something, with the words and signs that may stand between. */
export function yearBehind(
  tokens: readonly Token[],
  at: number,
  short = false,
): { value: number; next: number } | undefined {
  let next = at;
  for (let skipped = 0; skipped < 2; skipped += 1) {
    const year = yearAt(tokens, next, short);
    if (year) return year;
    const token = tokens[next];
    if (
      !token ||
      !(
        token.text === ',' ||
        token.text === '.' ||
        token.text === '/' ||
        ofWords.has(token.text) ||
        eras.has(token.text) ||
        (token.text === '-' && token.glued)
      )
    )
      return undefined;
    if (eras.has(token.text)) short = true;
    next += 1;
  }
  return yearAt(tokens, next, short);
}

export function withYear(part: CalendarPart, year: number | undefined): CalendarPart {
  return year === undefined ? part : { ...part, year };
}
