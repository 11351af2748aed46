import type { KpiTarget } from '../model/index.js';
import { say, type Locale } from './locale.js';
import { measures } from './messages/en/measures.js';
import { formatNumber, formatNumberRange } from './numbers.js';

/**
 * A number of a KPI with its unit: "$168K", "−11%", "3 hours". A unit in words keeps its form whatever the number is,
 * so it stands before it: "customers: 431". What shows number and unit apart takes {@link measureParts}.
 *
 * @param unit `%`, an ISO 4217 code like `USD`, a sign like `$`, or a word
 */
export function formatMeasure(locale: Locale, value: number, unit?: string): string {
  return withUnit(locale, measureParts(locale, value, unit));
}

/** `unit` is there only where it is a word that the number does not hold already. */
export function measureParts(locale: Locale, value: number, unit?: string): { value: string; unit?: string } {
  const options = optionsFor(unit, value);
  return options
    ? { value: formatNumber(locale, value * (options.style === 'percent' ? 0.01 : 1), options) }
    : { value: formatNumber(locale, value, plain(value)), ...(unit !== undefined && { unit }) };
}

/** "500+", "≤ 5%", "15–25", "$2–5M", or the words of a target without a number. */
export function formatTarget(
  locale: Locale, target: Pick<KpiTarget, 'min' | 'max' | 'text'>, unit?: string,
): string {
  return withUnit(locale, targetParts(locale, target, unit));
}

export function targetParts(
  locale: Locale, { min, max, text }: Pick<KpiTarget, 'min' | 'max' | 'text'>, unit?: string,
): { value: string; unit?: string } {
  if (min !== undefined && max !== undefined && min < max) {
    const larger = Math.abs(min) > Math.abs(max) ? min : max;
    const options = optionsFor(unit, larger);
    const factor = options?.style === 'percent' ? 0.01 : 1;
    const value = formatNumberRange(locale, min * factor, max * factor, options ?? plain(larger));
    return { value, ...(!options && unit !== undefined && { unit }) };
  }
  const end = min ?? max;
  if (end === undefined) return { value: text };
  const { value, ...rest } = measureParts(locale, end, unit);
  if (min !== undefined && max !== undefined) return { value, ...rest };
  return { value: say(locale, measures, min === undefined ? 'at-most' : 'at-least', { value }), ...rest };
}

function withUnit(locale: Locale, { value, unit }: { value: string; unit?: string }): string {
  return unit === undefined ? value : say(locale, measures, 'with-unit', { value, unit });
}

// From here on the last digits say less than they cost in room.
const compactFrom = { currency: 10_000, plain: 100_000 };

function plain(value: number): Intl.NumberFormatOptions {
  return Math.abs(value) < compactFrom.plain
    ? { maximumFractionDigits: 2 }
    : { notation: 'compact', maximumSignificantDigits: 4 };
}

// A document writes "$". Which dollar is meant it does not say, and shown as a sign again it does not matter.
const currencyBySign: Readonly<Record<string, string>> = {
  $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₽': 'RUB', '₩': 'KRW', R$: 'BRL',
};

const timeUnits = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

/** @returns undefined where the number has to be written without the unit */
function optionsFor(unit: string | undefined, value: number): Intl.NumberFormatOptions | undefined {
  if (unit === undefined) return undefined;
  if (unit === '%') return { style: 'percent', maximumFractionDigits: 2 };
  const currency = currencyBySign[unit] ?? unit;
  if (/^[A-Z]{3}$/.test(currency)) {
    const shared = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
    if (Math.abs(value) >= compactFrom.currency) return { ...shared, notation: 'compact', maximumSignificantDigits: 4 };
    return Number.isInteger(value) ? { ...shared, maximumFractionDigits: 0 } : shared;
  }
  const time = unit.toLowerCase().replace(/s$/, '');
  return timeUnits.includes(time) ? { style: 'unit', unit: time, unitDisplay: 'long', ...plain(value) } : undefined;
}
