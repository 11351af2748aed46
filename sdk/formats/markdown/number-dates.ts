import type { FindOptions } from './find-periods.js';
import { andWords, monthNames, ofWords, rangeWords } from './lexicon.js';
import { type Match, calendar, calendarRange, dashes, withYear, yearAt, yearBehind } from './period-match.js';
import type { Token } from './scan.js';
import { readOrdinal } from './unit-periods.js';
import { readInYear } from './year-periods.js';

export function readFromNumber(tokens: readonly Token[], at: number, options: FindOptions): Match | undefined {
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
