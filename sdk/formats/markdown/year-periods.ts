import { units } from './lexicon.js';
import { type Match, calendar, calendarRange, dashes, letters, yearAt } from './period-match.js';
import type { Token } from './scan.js';

/** "FY26", "CY23 Q3". */
export function readEra(tokens: readonly Token[], at: number): Match | undefined {
  const year = yearAt(tokens, at + 1, true);
  if (!year) return undefined;
  return readInYear(tokens, year.next, year.value) ?? calendar({ year: year.value }, year.next);
}

/** What can follow a year: "2026 Q1", "2026-H2", "2026-W05". */
export function readInYear(tokens: readonly Token[], at: number, year: number): Match | undefined {
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
