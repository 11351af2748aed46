import { dayFromNumber, partsOf } from '../../sdk/model/index.js';
import type { TickUnit } from '../../sdk/plot/index.js';
import type { Lexicon } from './lexicon.js';
import { nominalIndex } from './nominal.js';

/**
 * What stands over a period of the axis.
 *
 * @param start day number on which the period begins
 * @param width px it is wide: more room, more words
 * @param major whether it stands in the upper line, on its own, and so needs its year
 */
export function periodLabel(
  unit: TickUnit, start: number, width: number, major: boolean, lexicon: Lexicon, fiscalYearStartsInMonth = 1,
): string {
  if (lexicon.relative) return nominalLabel(unit, start, width, lexicon);
  const { year, month, day } = partsOf(dayFromNumber(start));
  switch (unit) {
    case 'day':
      return width < 46 ? String(day) : lexicon.format(start, { weekday: 'short', day: 'numeric' });
    case 'week':
      return width < 48 ? String(day) : lexicon.format(start, { day: 'numeric', month: 'short' });
    case 'month':
      if (major) return lexicon.format(start, { month: 'long', year: 'numeric' });
      return lexicon.format(start, { month: width < 84 ? 'short' : 'long' });
    case 'quarter':
    case 'half': {
      const length = unit === 'quarter' ? 3 : 6;
      const index = Math.floor(((month - fiscalYearStartsInMonth + 12) % 12) / length) + 1;
      const name = `${unit === 'quarter' ? 'Q' : 'H'}${index}`;
      return major ? `${name} ${yearName(year, month, fiscalYearStartsInMonth)}` : name;
    }
    case 'year':
      return yearName(year, month, fiscalYearStartsInMonth);
    default:
      return `${unit === 'decade' ? Math.floor(year / 10) * 10 : Math.floor(year / 100) * 100}s`;
  }
}

/** A fiscal year that is none of the calendar is named by the year in which it ends. */
function yearName(year: number, month: number, fiscalYearStartsInMonth: number): string {
  if (fiscalYearStartsInMonth === 1) return String(year);
  return `FY ${month >= fiscalYearStartsInMonth ? year + 1 : year}`;
}

function nominalLabel(unit: TickUnit, start: number, width: number, lexicon: Lexicon): string {
  const index = nominalIndex(unit, start);
  switch (unit) {
    case 'day':
      return width < 56 ? String(index) : lexicon.say('axis.day', { index });
    case 'week':
    case 'month':
    case 'quarter':
      return lexicon.say(width < 58 ? `axis.short.${unit}` : `axis.${unit}`, { index });
    case 'half':
    case 'year':
      return lexicon.say(`axis.${unit}`, { index });
    default: {
      const years = unit === 'decade' ? 10 : 100;
      return lexicon.say('axis.year', { index: `${(index - 1) * years + 1}–${index * years}` });
    }
  }
}
