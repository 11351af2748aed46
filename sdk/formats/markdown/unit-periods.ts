import { type Unit, andWords, ofWords, ordinals, rangeWords, units } from './lexicon.js';
import { type Match, calendar, calendarRange, dashes, letters, roman, withYear, yearBehind } from './period-match.js';
import type { Period } from './periods.js';
import type { Token } from './scan.js';

export function readFromUnit(tokens: readonly Token[], at: number): Match | undefined {
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

/** "1st quarter of 2026", "2. Quartal", "4 квартал 2026", "primer mes", "III квартал". */
export function readOrdinal(
  tokens: readonly Token[],
  at: number,
  value: number,
  isOrdinal: boolean,
): Match | undefined {
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
  if (
    !ordinal &&
    to > value &&
    (value === 1 || to > 4 || /[ьл]$|ц$/.test(word.text) || word.text === 'неделя') &&
    /^(?:недели|месяцы|кварталы|месяц|неделя|квартал)$/.test(word.text)
  )
    ordinal = true;
  if (!ordinal) return undefined;
  return { period: { kind: 'counted', unit, from: value, to }, next };
}
