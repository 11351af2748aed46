import type { Share } from '../model/values.js';
import { cached } from './formatters.js';
import type { Locale } from './locale.js';

/** "43%", "43 %" as the language has it; floored, so that 100 % is said of what is done only. */
export function formatShare(locale: Locale, share: Share): string {
  return formatNumber(locale, Math.floor(share * 100 + 1e-9) / 100, { style: 'percent', maximumFractionDigits: 0 });
}

/** With a real minus sign. */
export function formatNumber({ language }: Locale, value: number, options: Intl.NumberFormatOptions = {}): string {
  return realMinus(cached(Intl.NumberFormat, language, options).format(value));
}

/** "15–25", "$150–200K". */
export function formatNumberRange(
  { language }: Locale, from: number, to: number, options: Intl.NumberFormatOptions = {},
): string {
  return realMinus(cached(Intl.NumberFormat, language, options).formatRange(from, to));
}

/** After a digit it is the dash of a range. */
function realMinus(text: string): string {
  return text.replace(/(?<!\d)-/g, '−');
}
