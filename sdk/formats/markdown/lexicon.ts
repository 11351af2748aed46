import { entries, fold, languages, type Words } from './vocabulary/index.js';

/** The vocabulary of all languages, made ready for looking up. Everything here is folded. */

export type Unit = 'day' | 'week' | 'calendar-week' | 'month' | 'quarter' | 'half' | 'year';

export const cjk = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

type ListName = { [Name in keyof Words]-?: Words[Name] extends string | undefined ? Name : never }[keyof Words];

/** The entries of one list in all languages. */
export function all(name: ListName): string[] {
  return [...new Set(languages.flatMap((words) => entries(words[name])))];
}

/** A pattern for any of these words, the longest first, that begins and ends at the edges of words. */
export function anyOf(words: readonly string[]): string {
  const sorted = [...words].sort((a, b) => b.length - a.length);
  const latin = sorted.filter((word) => !cjk.test(word)).map(escape);
  const other = sorted.filter((word) => cjk.test(word)).map(escape);
  const parts = latin.length > 0 ? [`(?<![\\p{L}\\p{N}_])(?:${latin.join('|')})(?![\\p{L}\\p{N}_])`] : [];
  return `(?:${[...parts, ...other].join('|')})`;
}

function escape(word: string): string {
  return word
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/ /g, '\\s+')
    .replace(/'/g, "'\\s?");
}

export const units = new Map<string, Unit>();
export const monthNames = new Map<string, number>();
export const ordinals = new Map<string, number>();
for (const words of languages) {
  const named: readonly (readonly [Unit, string | undefined])[] = [
    ['day', words.day],
    ['week', words.week],
    ['calendar-week', words.calendarWeek],
    ['month', words.month],
    ['quarter', words.quarter],
    ['half', words.half],
    ['year', words.year],
  ];
  for (const [unit, list] of named) for (const word of entries(list)) units.set(word, unit);
  words.months.split(';').forEach((list, at) => entries(list).forEach((word) => monthNames.set(word, at + 1)));
  words.ordinals.split(';').forEach((list, at) => entries(list).forEach((word) => ordinals.set(word, at + 1)));
}

export const rangeWords = new Set(all('to'));
export const andWords = new Set(all('and'));
export const ofWords = new Set(all('of'));

const before = (name: ListName): RegExp => new RegExp(`${anyOf(all(name))}\\s*[:：=]?\\s*$`, 'u');
/** Each is tested on what stands before a period. */
export const leadIns = {
  due: before('due'),
  from: before('from'),
  end: before('end'),
  begin: before('begin'),
  in: before('in'),
  between: before('between'),
} as const;

/** Chinese puts the word behind: 6月底前. */
export const dueBehind = new RegExp(`^\\s*(?:${all('dueAfter').map(escape).join('|')})`, 'u');
export const endBehind = /^(?:底|末)/;
export const checkpointBehind = new RegExp(`^\\s*${anyOf(all('checkpoint'))}`, 'u');

export const checkpointBefore = new RegExp(`${anyOf(all('checkpoint'))}$`, 'u');

export { fold };
