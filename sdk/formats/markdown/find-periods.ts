import { memoize } from './memo.js';
import { cjk, fold, monthNames, ofWords, ordinals, rangeWords, andWords, units, type Unit } from './lexicon.js';
import { findCjkPeriods } from './cjk-periods.js';
import type { CalendarPart, Period } from './periods.js';
import { scan, type Token } from './scan.js';

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
  for (let at = 0; at < tokens.length; ) {
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

interface Match {
  readonly period: Period;
  readonly next: number;
  readonly weak?: 'bare' | 'name' | undefined;
}

const firstOf = new Set([
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
const roman = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['v', 5],
  ['vi', 6],
  ['vii', 7],
  ['viii', 8],
]);
const eras = new Set(['cy', 'fy', 'gj', 'ej']);
const dashes = new Set(['-', '–', '—', '−', '~', '‑', '→']);
const letters = new Set(['m', 't', 'q', 'h', 'w', 'y', 's', 'd']);

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

/** "FY26", "CY23 Q3". */
function readEra(tokens: readonly Token[], at: number): Match | undefined {
  const year = yearAt(tokens, at + 1, true);
  if (!year) return undefined;
  return readInYear(tokens, year.next, year.value) ?? calendar({ year: year.value }, year.next);
}

/** What can follow a year: "2026 Q1", "2026-H2", "2026-W05". */
function readInYear(tokens: readonly Token[], at: number, year: number): Match | undefined {
  const skip = tokens[at]?.text === '-' || tokens[at]?.text === '/' || tokens[at]?.text === ',' ? at + 1 : at;
  const letter = tokens[skip];
  const number = tokens[skip + 1];
  if (letter?.kind !== 'word' || number?.kind !== 'number' || !number.glued) {
    const named = letter && number?.kind === 'number' ? units.get(letter.text) : undefined;
    if (named === 'quarter' && number) return quarterRange(tokens, skip + 2, year, number.value, 'quarter');
    if (named === 'calendar-week' && number) return calendar({ year, week: number.value }, skip + 2);
    return undefined;
  }
  if (letter.text === 'q' || letter.text === 't') return quarterRange(tokens, skip + 2, year, number.value, 'quarter');
  if (letter.text === 'h' || letter.text === 's') return quarterRange(tokens, skip + 2, year, number.value, 'half');
  if (letter.text === 'w' || units.get(letter.text) === 'calendar-week')
    return calendar({ year, week: number.value }, skip + 2);
  return undefined;
}

/** "2026 Q1-Q2": the second may leave out its letter. */
function quarterRange(
  tokens: readonly Token[],
  next: number,
  year: number,
  value: number,
  unit: 'quarter' | 'half',
): Match {
  const link = tokens[next];
  if (link && dashes.has(link.text)) {
    const skip = tokens[next + 1]?.kind === 'word' && letters.has(tokens[next + 1]?.text ?? '') ? next + 2 : next + 1;
    const number = tokens[skip];
    if (number?.kind === 'number' && number.value <= 4 && number.value > value && (skip === next + 1 || number.glued)) {
      return calendarRange({ year, [unit]: value }, { year, [unit]: number.value }, skip + 1);
    }
  }
  return calendar({ year, [unit]: value }, next);
}

function calendar(part: CalendarPart, next: number, weak?: 'bare' | 'name'): Match {
  return calendarRange(part, part, next, weak);
}

function calendarRange(from: CalendarPart, to: CalendarPart, next: number, weak?: 'bare' | 'name'): Match {
  return { period: { kind: 'calendar', from, to }, next, weak };
}

/** A year of four digits, or of two where something before says that it is one. */
function yearAt(tokens: readonly Token[], at: number, short = false): { value: number; next: number } | undefined {
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
function yearBehind(tokens: readonly Token[], at: number, short = false): { value: number; next: number } | undefined {
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

const ambiguousMonths = new Set(['may', 'march', 'mar', 'set', 'out', 'ago', 'mars', 'mae', 'mai']);

/** "May 2026", "March 31, 2026", "May 1–7", "January - May 2026" (through {@link readRange}), "May". */
function readFromMonth(tokens: readonly Token[], at: number, month: number): Match | undefined {
  const dotted =
    tokens[at + 1]?.text === '.' && tokens[at + 1]?.glued && tokens[at + 2]?.kind === 'number' ? at + 2 : at + 1;
  const year = yearBehind(tokens, dotted);
  if (year) return calendar({ year: year.value, month }, year.next);
  const day = tokens[dotted];
  if (day?.kind === 'number' && day.text.length <= 2 && day.value >= 1 && !(day.glued && dotted === at + 1)) {
    if (day.value > 31) return undefined;
    const link = tokens[dotted + 1];
    const last = tokens[dotted + 2];
    if (
      link &&
      last?.kind === 'number' &&
      last.text.length <= 2 &&
      (dashes.has(link.text) || rangeWords.has(link.text)) &&
      last.value > day.value &&
      !monthNames.has(tokens[dotted + 3]?.text ?? '')
    ) {
      const behind = yearBehind(tokens, dotted + 3);
      return calendarRange(
        withYear({ month, day: day.value }, behind?.value),
        withYear({ month, day: last.value }, behind?.value),
        behind?.next ?? dotted + 3,
      );
    }
    const behind = yearBehind(tokens, dotted + 1);
    return calendar(withYear({ month, day: day.value }, behind?.value), behind?.next ?? dotted + 1);
  }
  const word = tokens[at];
  return word ? calendar({ month }, at + 1, ambiguousMonths.has(word.text) ? 'name' : 'bare') : undefined;
}

function withYear(part: CalendarPart, year: number | undefined): CalendarPart {
  return year === undefined ? part : { ...part, year };
}

function readFromUnit(tokens: readonly Token[], at: number): Match | undefined {
  const word = tokens[at];
  const unit = word ? units.get(word.text) : undefined;
  if (!word || !unit) return undefined;
  const isLetter = word.text.length === 1;
  let next = at + 1;
  const sign = tokens[next];
  if (!isLetter && sign?.text === '.' && sign.glued) next += 1;
  if (!isLetter && (tokens[next]?.text === '#' || tokens[next]?.text === '№')) next += 1;
  const number = tokens[next];
  const value =
    number?.kind === 'number'
      ? number.value
      : !isLetter && number?.kind === 'word'
        ? (roman.get(number.text) ?? numberWords.get(number.text))
        : undefined;
  if (!number || value === undefined || (number.kind === 'number' && (isLetter ? !number.glued : false)))
    return undefined;
  // "d" of a language is no unit of another: a letter stands only directly before its number.
  if (isLetter && !letters.has(word.text)) return undefined;
  if (number.text.length > 4) return undefined;
  next += 1;
  if (unit === 'year' && value >= 1900) return calendar({ year: value }, next);
  if (number.text.length > 3) return undefined;
  if (unit === 'calendar-week') return readCalendarWeek(tokens, next, value);
  if (unit === 'week' && isLetter && number.text.length > 2) return undefined;
  const last = readLast(tokens, next, unit);
  const to = last && last.value >= value ? last.value : value;
  next = last && last.value >= value ? last.next : next;
  const open = tokens[next]?.text === '+';
  if (open) next += 1;
  if (unit === 'quarter' || unit === 'half') {
    const behind = yearBehind(tokens, next, isLetter) ?? (isLetter ? undefined : yearBehind(tokens, next));
    if (behind && !(isLetter && tokens[next]?.text === ',')) {
      return calendarRange({ year: behind.value, [unit]: value }, { year: behind.value, [unit]: to }, behind.next);
    }
    return calendarRange(
      { [unit]: value },
      { [unit]: to },
      next,
      word.text === 't' || word.text === 's' ? 'name' : undefined,
    );
  }
  const counted: Period = open
    ? { kind: 'counted', unit, from: value, to, open }
    : { kind: 'counted', unit, from: value, to };
  const weak = isLetter && to === value && word.text !== 'w' && word.text !== 'y' ? 'name' : undefined;
  return { period: counted, next: skipTotal(tokens, next), weak };
}

const numberWords = new Map([
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['uno', 1],
  ['dos', 2],
  ['tres', 3],
  ['un', 1],
  ['deux', 2],
  ['trois', 3],
  ['eins', 1],
  ['zwei', 2],
  ['drei', 3],
]);

/** "month 3 of 36" */
function skipTotal(tokens: readonly Token[], next: number): number {
  const [of, total] = [tokens[next], tokens[next + 1]];
  return of?.text === 'of' && total?.kind === 'number' && total.text.length < 4 ? next + 2 : next;
}

/** The second number of "weeks 3-4", "months 1 to 3", "Q1–Q2", "Week 1 - Week 4". */
function readLast(tokens: readonly Token[], at: number, unit: Unit): { value: number; next: number } | undefined {
  const link = tokens[at];
  if (
    !link ||
    !(
      dashes.has(link.text) ||
      rangeWords.has(link.text) ||
      andWords.has(link.text) ||
      link.text === '&' ||
      (link.text === '/' && link.glued)
    )
  )
    return undefined;
  let next = at + 1;
  // "Week 1 - Week 4", "M1–M3"
  const word = tokens[next];
  if (word?.kind === 'word' && units.get(word.text) === unit) {
    next += 1;
    if (tokens[next]?.text === '.') next += 1;
  }
  const number = tokens[next];
  if (number?.kind !== 'number' || number.text.length > 3) return undefined;
  // "Week 3 - 5 interviews" is a week and a name; "Q3/2026" is a year.
  const spaced = !link.glued && dashes.has(link.text);
  const after = tokens[next + 1];
  if (spaced && next === at + 1 && after?.kind === 'word' && !ofWords.has(after.text)) return undefined;
  if (
    after?.text === '%' ||
    (after?.text === '.' && after.glued && tokens[next + 2]?.glued && tokens[next + 2]?.kind === 'number')
  )
    return undefined;
  return { value: number.value, next: next + 1 };
}

/** "KW 12", "KW 12-14/2026" */
function readCalendarWeek(tokens: readonly Token[], at: number, value: number): Match {
  const last = readLast(tokens, at, 'calendar-week');
  const next = last?.next ?? at;
  const year = yearBehind(tokens, next);
  return calendarRange(
    withYear({ week: value }, year?.value),
    withYear({ week: last?.value ?? value }, year?.value),
    year?.next ?? next,
  );
}

function readFromNumber(tokens: readonly Token[], at: number, options: FindOptions): Match | undefined {
  const number = tokens[at];
  if (!number) return undefined;
  if (number.glued && at > 0) {
    const before = tokens[at - 1];
    // "v1.2", "$2026", "#12": a part of something else.
    if (before && (before.kind === 'word' || '$€£¥#.,/\\_@'.includes(before.text))) return undefined;
  }
  if (number.text.length === 4) return readFromYear(tokens, at);
  if (number.text.length > 2) return undefined;
  return (
    readNumericDate(tokens, at, options) ??
    readDayAndMonth(tokens, at) ??
    readYearLast(tokens, at) ??
    readOrdinal(tokens, at + 1, number.value, number.ordinal)
  );
}

/** "2026-03-31", "2026/03", "2026-W05", "2026 Q1", "2026–2027", "2026". */
function readFromYear(tokens: readonly Token[], at: number): Match | undefined {
  const year = yearAt(tokens, at);
  const sign = tokens[at + 1];
  if (!year) return undefined;
  if (sign && sign.glued && (sign.text === '-' || sign.text === '/' || sign.text === '.')) {
    const [month, second, day] = [tokens[at + 2], tokens[at + 3], tokens[at + 4]];
    if (month?.kind === 'number' && month.glued && month.text.length === 2) {
      if (second?.text === sign.text && second.glued && day?.kind === 'number' && day.glued && day.text.length === 2) {
        return calendar({ year: year.value, month: month.value, day: day.value }, at + 5);
      }
      if (sign.text !== '.') return calendar({ year: year.value, month: month.value }, at + 3);
    }
  }
  const inYear = readInYear(tokens, year.next, year.value);
  if (inYear) return inYear;
  const [dash, last] = [tokens[year.next], yearAt(tokens, year.next + 1)];
  if (dash && dashes.has(dash.text) && last && last.value > year.value) {
    return calendarRange({ year: year.value }, { year: last.value }, last.next, 'bare');
  }
  return calendar({ year: year.value }, year.next, 'bare');
}

/** "31.03.2026", "3/31/2026", "31-03-2026". */
function readNumericDate(tokens: readonly Token[], at: number, options: FindOptions): Match | undefined {
  const [first, sign, second, again, last] = tokens.slice(at, at + 5);
  if (!first || !sign || !second || !last || !['.', '/', '-'].includes(sign.text) || again?.text !== sign.text) {
    return undefined;
  }
  if (second.kind !== 'number' || last.kind !== 'number' || !sign.glued || !second.glued || !last.glued)
    return undefined;
  if (second.text.length > 2) return undefined;
  const year =
    last.text.length === 4 ? last.value : last.text.length === 2 && sign.text !== '-' ? 2000 + last.value : undefined;
  if (year === undefined) return undefined;
  const dayFirst = sign.text !== '/' || first.value > 12 || (second.value <= 12 && (options.dayFirst ?? false));
  const [day, month] = dayFirst ? [first.value, second.value] : [second.value, first.value];
  const next = at + 5;
  const suffix = tokens[next]?.text === 'г';
  return calendar({ year, month, day }, suffix ? (tokens[next + 1]?.text === '.' ? next + 2 : next + 1) : next);
}

/** "31 March 2026", "1.–7. Mai", "3 a 5 de março de 2028", "1er mai". */
function readDayAndMonth(tokens: readonly Token[], at: number): Match | undefined {
  const first = tokens[at];
  if (!first || first.value < 1 || first.value > 31) return undefined;
  let next = at + 1;
  if (tokens[next]?.text === '.' && tokens[next]?.glued) next += 1;
  let last = first.value;
  const link = tokens[next];
  const end = tokens[next + 1];
  if (
    link &&
    end?.kind === 'number' &&
    end.text.length <= 2 &&
    (dashes.has(link.text) || rangeWords.has(link.text) || andWords.has(link.text)) &&
    end.value > first.value &&
    end.value <= 31
  ) {
    last = end.value;
    next += 2;
    if (tokens[next]?.text === '.' && tokens[next]?.glued) next += 1;
  }
  if (ofWords.has(tokens[next]?.text ?? '')) next += 1;
  const word = tokens[next];
  const month = word?.kind === 'word' ? monthNames.get(word.text) : undefined;
  if (!word || month === undefined || (word.glued && next === at + 1 && tokens[at]?.ordinal !== true)) return undefined;
  // "10 may need": a month in lower case is one only with a year behind, or in a language that writes it so.
  next += 1;
  if (tokens[next]?.text === '.' && tokens[next]?.glued) next += 1;
  const year = yearBehind(tokens, next);
  if (!year && word.text === 'may' && tokens[next]?.kind === 'word') return undefined;
  return calendarRange(
    withYear({ month, day: first.value }, year?.value),
    withYear({ month, day: last }, year?.value),
    year?.next ?? next,
  );
}

/** "09/2025", "05.2026", "1T26", "2H 2026". */
function readYearLast(tokens: readonly Token[], at: number): Match | undefined {
  const [number, sign, year] = tokens.slice(at, at + 3);
  if (!number || !sign || !sign.glued) return undefined;
  if (
    (sign.text === '/' || sign.text === '.') &&
    year?.kind === 'number' &&
    year.glued &&
    year.text.length === 4 &&
    number.value >= 1 &&
    number.value <= 12 &&
    year.value >= 1900 &&
    year.value < 2200
  ) {
    return calendar({ year: year.value, month: number.value }, at + 3);
  }
  const unit =
    sign.text === 'q' || sign.text === 't' ? 'quarter' : sign.text === 'h' || sign.text === 's' ? 'half' : undefined;
  if (!unit) return undefined;
  const behind = yearBehind(tokens, at + 2, true);
  if (behind) return calendar({ year: behind.value, [unit]: number.value }, behind.next);
  return undefined;
}

/** "1st quarter of 2026", "2. Quartal", "4 квартал 2026", "primer mes", "III квартал". */
function readOrdinal(tokens: readonly Token[], at: number, value: number, isOrdinal: boolean): Match | undefined {
  let next = at;
  let ordinal = isOrdinal;
  let to = value;
  if (tokens[next]?.text === '.' && tokens[next]?.glued) {
    ordinal = true;
    next += 1;
  }
  const link = tokens[next];
  const last = tokens[next + 1];
  if (link && (dashes.has(link.text) || rangeWords.has(link.text) || andWords.has(link.text))) {
    const end =
      last?.kind === 'number' && last.text.length <= 2
        ? last.value
        : last?.kind === 'word'
          ? (roman.get(last.text) ?? ordinals.get(last.text))
          : undefined;
    if (end === undefined || end <= value) return undefined;
    to = end;
    ordinal ||= last?.ordinal === true || last?.kind === 'word';
    next += 2;
    if (tokens[next]?.text === '.' && tokens[next]?.glued) {
      ordinal = true;
      next += 1;
    }
  }
  const word = tokens[next];
  const unit = word?.kind === 'word' ? units.get(word.text) : undefined;
  if (!word || !unit || unit === 'calendar-week' || word.text.length === 1) return undefined;
  next += 1;
  if (unit === 'quarter' || unit === 'half') {
    if (value > 4 || (!ordinal && /(?:s|e|ы|ов)$/.test(word.text) && word.text.length > 3)) return undefined;
    if (tokens[next]?.text === '.' && tokens[next]?.glued) next += 1;
    const year = yearBehind(tokens, next);
    return calendarRange(
      withYear({ [unit]: value }, year?.value),
      withYear({ [unit]: to }, year?.value),
      year?.next ?? next,
    );
  }
  // "3 months" is how long; "3rd month" is when.
  // "5–12 недели" is said of the fifth to the twelfth; how long would be "недель".
  if (!ordinal && to > value && (value === 1 || to > 4 || /[ьл]$|ц$/.test(word.text) || word.text === 'неделя') && /^(?:недели|месяцы|кварталы|месяц|неделя|квартал)$/.test(word.text))
    ordinal = true;
  if (!ordinal) return undefined;
  return { period: { kind: 'counted', unit, from: value, to }, next };
}
