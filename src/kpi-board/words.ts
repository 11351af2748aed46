import { addDays, partsOf, type Day } from '../../sdk/model/day.js';
import { formatDay } from '../../sdk/text/days.js';
import { capitalize, say, type Locale } from '../../sdk/text/locale.js';
import { measureParts, targetParts } from '../../sdk/text/measures.js';
import { kpiBoard } from '../../sdk/text/messages/en/kpi-board.js';
import { measures } from '../../sdk/text/messages/en/measures.js';
import { states } from '../../sdk/text/messages/en/states.js';
import { formatShare } from '../../sdk/text/numbers.js';
import { formatRelativePeriod } from '../../sdk/text/periods.js';
import { kpiReasonText } from '../../sdk/text/reasons.js';
import type { KpiCard } from './board.js';

/** The latest reading: "$168K", "431" with the unit "customers" beside it, words, or that there is none. */
export function readingWords(locale: Locale, { kpi, standing: { reading } }: KpiCard): { value: string; unit?: string } {
  if (reading?.value !== undefined) return measureParts(locale, reading.value, kpi.unit);
  return { value: reading?.text ?? say(locale, kpiBoard, 'no-reading') };
}

/** "target 500+ by Dec". */
export function targetWords(locale: Locale, { kpi, standing }: KpiCard, today: Day): string {
  const { target, targetOn } = standing;
  if (!target) return say(locale, kpiBoard, 'no-target');
  // "Break-even" says more than the 0 it stands for.
  const value = /\p{Nd}/u.test(target.text) ? targetParts(locale, target, kpi.unit).value : target.text;
  const day = targetOn !== undefined
    ? dayWords(locale, targetOn, today)
    : target.relative && formatRelativePeriod(locale, target.relative);
  if (day === undefined) return say(locale, kpiBoard, 'target', { target: value });
  return targetOn === undefined
    ? `${say(locale, kpiBoard, 'target', { target: value })} · ${day}`
    : say(locale, kpiBoard, 'target.by', { target: value, day });
}

/** The end of a month is said by the month, this year's days without the year. */
function dayWords(locale: Locale, day: Day, today: Day): string {
  const isMonthEnd = partsOf(addDays(day, 1)).day === 1;
  const isThisYear = partsOf(day).year === partsOf(today).year;
  if (isMonthEnd) return formatDay(locale, day, isThisYear ? 'month' : 'month-year');
  return formatDay(locale, day, isThisYear ? 'short' : 'medium');
}

/** The short word of the chip: "84%", "−2 pts", "in range"; absent where there is nothing to say. */
export function chipWords(locale: Locale, { kpi, standing: { reason } }: KpiCard): string | undefined {
  switch (reason.code) {
    case 'scored':
      return kpi.unit === '%'
        ? say(locale, measures, 'points', { count: -reason.toGo }).replace('-', '−')
        : formatShare(locale, reason.score);
    case 'met':
      return kpiReasonText(locale, { code: 'met' });
    case 'no-target': case 'not-comparable':
      return undefined;
    case 'no-reading':
      return say(locale, states, 'state.planned');
    default:
      return kpiReasonText(locale, reason);
  }
}

/** "84% of the way, $32K to gain". */
export function reasonWords(locale: Locale, { kpi, standing }: KpiCard): string {
  return capitalize(locale, kpiReasonText(locale, standing.reason, kpi.unit));
}

/** "$168K on 30 Apr 2026, risen by $25K"; absent without a reading. */
export function trendWords(locale: Locale, card: KpiCard): string | undefined {
  const { kpi, standing: { reading, change } } = card;
  if (!reading) return undefined;
  const now = say(locale, kpiBoard, 'reading.on', {
    value: readingWords(locale, card).value, day: formatDay(locale, reading.on),
  });
  if (change === undefined) return now;
  const amount = measureParts(locale, Math.abs(change), kpi.unit).value;
  const key = change === 0 ? 'trend.same' : change > 0 ? 'trend.up' : 'trend.down';
  return `${now}, ${say(locale, kpiBoard, key, { change: amount })}`;
}

/** All of a card in one sentence, to be heard when it changes. */
export function cardWords(locale: Locale, card: KpiCard): string {
  const { value, unit } = readingWords(locale, card);
  const state = say(locale, states, `state.${card.standing.state}`);
  return `${card.kpi.name}: ${[[value, unit].filter(Boolean).join(' '), state].join(', ')}`;
}
