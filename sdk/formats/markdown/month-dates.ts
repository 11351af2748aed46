import { monthNames, rangeWords } from './lexicon.js';
import { type Match, calendar, calendarRange, dashes, withYear, yearBehind } from './period-match.js';
import type { Token } from './scan.js';

const ambiguousMonths = new Set(['may', 'march', 'mar', 'set', 'out', 'ago', 'mars', 'mae', 'mai']);

/** "May 2026", "March 31, 2026", "May 1–7", "January - May 2026" (through {@link readRange}), "May". */
export function readFromMonth(tokens: readonly Token[], at: number, month: number): Match | undefined {
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
