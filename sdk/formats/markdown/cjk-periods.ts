import type { Found } from './find-periods.js';
import type { CalendarPart, CountedUnit, Period } from './periods.js';

const digits = '零一二三四五六七八九';

/** 12, １２, 十二, 二十: a number in Chinese or in digits. */
function numberOf(text: string): number {
  const plain = text.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10)).replace(/两/g, '二');
  if (/^\d+$/.test(plain)) return Number(plain);
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
  const of = (part: string | undefined, empty: number): number =>
    part === undefined || part === '' ? empty : Math.max(0, digits.indexOf(part));
  return plain.includes('十') ? of(tens, 1) * 10 + of(ones, 0) : of(ones, 0);
}

const n = '([0-9０-９]{1,4}|[一二三四五六七八九十两]{1,3})';
const year = '(?:([0-9]{4})\\s*年\\s*)?';
const dash = '\\s*[-–—~～至到]\\s*';

type Reader = (groups: readonly (string | undefined)[]) => Period | undefined;

const calendarOf = (from: CalendarPart, to: CalendarPart = from): Period => ({ kind: 'calendar', from, to });
const withYear = (text: string | undefined, part: CalendarPart): CalendarPart =>
  text === undefined ? part : { year: Number(text), ...part };
const num = (text: string | undefined): number => numberOf(text ?? '');

const unitOf: Readonly<Record<string, CountedUnit>> = {
  周: 'week',
  週: 'week',
  星期: 'week',
  个月: 'month',
  個月: 'month',
  月: 'month',
  天: 'day',
  日: 'day',
  年: 'year',
};

const readers: readonly (readonly [RegExp, Reader])[] = [
  // 2026年3月1日—5月2日, 2026年3月1日
  [
    new RegExp(`${year}${n}\\s*月\\s*${n}\\s*[日号號](?:${dash}${year}(?:${n}\\s*月\\s*)?${n}\\s*[日号號])?`, 'gu'),
    ([y, month, day, y2, month2, day2]) => {
      const from = withYear(y, { month: num(month), day: num(day) });
      if (day2 === undefined) return calendarOf(from);
      return calendarOf(from, withYear(y2 ?? y, { month: num(month2 ?? month), day: num(day2) }));
    },
  ],
  // 2026年第二季度, 第一季度, Q2 by the other reader
  [
    new RegExp(`${year}第?\\s*${n}\\s*季度?(?:${dash}第?\\s*${n}\\s*季度?)?`, 'gu'),
    ([y, from, to]) => calendarOf(withYear(y, { quarter: num(from) }), withYear(y, { quarter: num(to ?? from) })),
  ],
  [new RegExp(`${year}([上下])半年`, 'gu'), ([y, which]) => calendarOf(withYear(y, { half: which === '上' ? 1 : 2 }))],
  // 第1-2周, 第6-12个月, 第3年, 第二周
  [
    new RegExp(
      `第\\s*${n}(?:\\s*(?:周|週|个月|個月|月|天|年))?(?:${dash}(?:第\\s*)?${n})?\\s*(周|週|星期|个月|個月|月|天|日|年)`,
      'gu',
    ),
    ([from, to, unit]) => {
      const counted = unitOf[unit ?? ''];
      return counted && { kind: 'counted', unit: counted, from: num(from), to: num(to ?? from) };
    },
  ],
  // 1-3个月
  [
    new RegExp(`${n}${dash}${n}\\s*(个月|個月)`, 'gu'),
    ([from, to]) => ({ kind: 'counted', unit: 'month', from: num(from), to: num(to) }),
  ],
  // 2026年3月—2026年5月, 3-5月, 2026年5月
  [
    new RegExp(`${year}${n}\\s*月?${dash}${year}${n}\\s*月(?!\\s*[日号])`, 'gu'),
    ([y, from, y2, to]) =>
      num(from) <= 12 && num(to) <= 12
        ? calendarOf(withYear(y, { month: num(from) }), withYear(y2 ?? y, { month: num(to) }))
        : undefined,
  ],
  [
    new RegExp(`${year}(?<!第)${n}\\s*月份?(?!\\s*[日号內内])`, 'gu'),
    ([y, month]) => calendarOf(withYear(y, { month: num(month) })),
  ],
  [
    new RegExp(`([0-9]{4})\\s*年?${dash}([0-9]{4})\\s*年`, 'gu'),
    ([from, to]) => calendarOf({ year: Number(from) }, { year: Number(to) }),
  ],
  [/([0-9]{4})\s*年(?![0-9０-９一二三四五六七八九十第上下])/gu, ([y]) => calendarOf({ year: Number(y) })],
];

/** Periods as Chinese writes them; what stands in digits and Latin letters is left to the other reader. */
export function findCjkPeriods(text: string): Found[] {
  const found: Found[] = [];
  for (const [pattern, read] of readers) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => other.start < end && start < other.end)) continue;
      const period = read(match.slice(1));
      if (period) found.push({ period, start, end, weak: isBareMonth(period) ? 'bare' : undefined });
    }
  }
  return found;
}

function isBareMonth(period: Period): boolean {
  return (
    period.kind === 'calendar' &&
    period.from.year === undefined &&
    period.from.day === undefined &&
    period.from.quarter === undefined &&
    period.from.half === undefined
  );
}
