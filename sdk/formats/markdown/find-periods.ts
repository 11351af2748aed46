import { findCjkPeriods } from './cjk-periods.js';
import { andWords, cjk, fold, monthNames, ordinals, rangeWords, units } from './lexicon.js';
import { memoize } from './memo.js';
import { readFromMonth } from './month-dates.js';
import { readFromNumber } from './number-dates.js';
import { type Match, dashes, eras, firstOf, roman } from './period-match.js';
import type { CalendarPart, Period } from './periods.js';
import { type Token, scan } from './scan.js';
import { readFromUnit, readOrdinal } from './unit-periods.js';
import { readEra } from './year-periods.js';

/** A period and where it stands in the text. */
export interface Found {
  readonly period: Period;
  readonly start: number;
  readonly end: number;
  /** Not sure to be one ("May", "2026", "M1"): only in the place of a label. `name` is rather a name ("M1: Prototype"). */
  readonly weak?: 'bare' | 'name' | undefined;
}

export interface FindOptions {
  /** 3/4/2026 is the third of April. */
  readonly dayFirst?: boolean;
}

const longest = 600;

/** All periods that a text names, in order. Only the beginning and the end of a very long text are looked at. */
export function findPeriods(text: string, options: FindOptions = {}): readonly Found[] {
  return options.dayFirst === true ? findDayFirst(text) : findMonthFirst(text);
}

const findDayFirst = memoize((text) => find(text, { dayFirst: true }));

const findMonthFirst = memoize((text) => find(text, {}));

function find(text: string, options: FindOptions): Found[] {
  if (!mayHavePeriod(text)) return [];
  if (text.length > 2 * longest) {
    const shift = text.length - longest;
    const tail = findPeriods(text.slice(shift), options);
    return [
      ...findPeriods(text.slice(0, longest), options),
      ...tail.map((found) => ({ ...found, start: found.start + shift, end: found.end + shift })),
    ];
  }
  const inChinese = cjk.test(text) ? findCjkPeriods(text) : [];
  const tokens = scan(text);
  if (!tokens.some(couldBegin)) return inChinese;
  const found: Found[] = [];
  for (let at = 0; at < tokens.length;) {
    const match = couldBegin(tokens[at]) ? readRange(tokens, at, options) : undefined;
    const [first, last] = [tokens[at], tokens[match ? match.next - 1 : at]];
    if (match && first && last && match.next > at) {
      if (!inChinese.some(({ start, end }) => start < last.end && first.start < end)) {
        found.push({ period: match.period, start: first.start, end: last.end, weak: match.weak });
      }
      at = match.next;
    } else at += 1;
  }
  return [...inChinese, ...found].sort((a, b) => a.start - b.start);
}

const dateLike = /\d{4}|\d[./-]\d|(?<!\p{L})[mtqhwys]\d|\d[tqhs]\d/iu;

/** A quick look: most texts name no time at all. */
function mayHavePeriod(text: string): boolean {
  if (text.length > 2 * longest || dateLike.test(text) || cjk.test(text)) return true;
  for (const [word] of fold(text).matchAll(/\p{L}+/gu)) {
    if (
      word.length > 1 &&
      (monthNames.has(word) || ordinals.has(word) || roman.has(word) || eras.has(word) || units.has(word))
    )
      return true;
  }
  return false;
}

function couldBegin(token: Token | undefined): boolean {
  if (!token) return false;
  return (
    token.kind === 'number' ||
    (token.kind === 'word' &&
      (units.has(token.text) ||
        monthNames.has(token.text) ||
        ordinals.has(token.text) ||
        roman.has(token.text) ||
        eras.has(token.text) ||
        firstOf.has(token.text)))
  );
}

/** One period, or two that are the ends of a longer one. */
function readRange(tokens: readonly Token[], at: number, options: FindOptions): Match | undefined {
  const first = readOne(tokens, at, options);
  if (!first) return undefined;
  const link = tokens[first.next];
  const isDash = link !== undefined && dashes.has(link.text);
  const joined =
    isDash ||
    (link !== undefined &&
      (rangeWords.has(link.text) || andWords.has(link.text) || link.text === '&' || (link.text === '/' && link.glued)));
  if (!joined) return first;
  const second = readOne(tokens, first.next + 1, options);
  if (!second) return first;
  const period = join(first.period, second.period);
  if (!period) return first;
  const weak = first.weak === 'bare' && second.weak === 'bare' ? 'bare' : undefined;
  return { period, next: second.next, weak };
}

function join(first: Period, second: Period): Period | undefined {
  if (first.kind === 'counted' && second.kind === 'counted') {
    return first.unit === second.unit && first.from <= second.to ? { ...first, to: second.to } : undefined;
  }
  if (first.kind !== 'calendar' || second.kind !== 'calendar') return undefined;
  const { from } = first;
  const { to } = second;
  if (rankOf(from) !== rankOf(to)) return undefined;
  if (from.year !== undefined && to.year === undefined)
    return { kind: 'calendar', from, to: { ...to, year: from.year } };
  if (from.year === undefined && to.year !== undefined) {
    // "Nov – Feb 2026" begins in the year before.
    const year = ordinalOf(from) > ordinalOf(to) ? to.year - 1 : to.year;
    return { kind: 'calendar', from: { ...from, year }, to };
  }
  return { kind: 'calendar', from, to };
}

const rankOf = (part: CalendarPart): string =>
  part.day !== undefined
    ? 'day'
    : part.week !== undefined
      ? 'week'
      : part.month !== undefined
        ? 'month'
        : part.quarter !== undefined
          ? 'quarter'
          : part.half !== undefined
            ? 'half'
            : 'year';

const ordinalOf = ({ month = 0, day = 0, quarter = 0, half = 0 }: CalendarPart): number =>
  half * 1e6 + quarter * 1e5 + month * 100 + day;

function readOne(tokens: readonly Token[], at: number, options: FindOptions): Match | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'number') return readFromNumber(tokens, at, options);
  if (token.kind !== 'word') return undefined;
  const month = monthNames.get(token.text);
  if (month !== undefined && !(units.get(token.text) === 'month')) {
    const match = readFromMonth(tokens, at, month);
    if (match) return match;
  }
  if (eras.has(token.text)) return readEra(tokens, at);
  if (units.has(token.text)) {
    const match = readFromUnit(tokens, at);
    if (match) return match;
  }
  const first = firstOf.has(token.text) && tokens[at + 1]?.kind === 'number' ? tokens[at + 1] : undefined;
  const counted = first && units.get(tokens[at + 2]?.text ?? '');
  if (
    first &&
    counted &&
    counted !== 'calendar-week' &&
    first.text.length <= 3 &&
    (tokens[at + 2]?.text.length ?? 0) > 1
  ) {
    // "the first 90 days"
    return { period: { kind: 'counted', unit: counted, from: 1, to: first.value }, next: at + 3 };
  }
  const ordinal = ordinals.get(token.text) ?? roman.get(token.text);
  return ordinal === undefined ? undefined : readOrdinal(tokens, at + 1, ordinal, true);
}
