import { describe, expect, it } from 'vitest';

import { findPeriods } from './find-periods.js';
import { periodKey } from './periods.js';

/** Each period as its key, and the text that it is. */
const found = (text: string): string[] =>
  findPeriods(text, { dayFirst: true }).map(
    ({ period, start, end }) => `${periodKey(period)} in ${text.slice(start, end)}`,
  );

describe('finding periods in a text', () => {
  it.each([
    ['Phase 1 (Months 1-6)', 'month 1-6 in Months 1-6'],
    ['Weeks 0–2', 'week 0-2 in Weeks 0–2'],
    ['Month 6+', 'month 6-6+ in Month 6+'],
    ['Week 1 - Week 4', 'week 1-4 in Week 1 - Week 4'],
    ['M1–M24', 'month 1-24 in M1–M24'],
    ['First 30 days', 'day 1-30 in First 30 days'],
    ['Días 31-60', 'day 31-60 in Días 31-60'],
    ['Meses 1-2', 'month 1-2 in Meses 1-2'],
    ['Mois 2-3 : Installation', 'month 2-3 in Mois 2-3'],
    ['Monat 1 bis 3', 'month 1-3 in Monat 1 bis 3'],
    ['13-я неделя', 'week 13-13 in 13-я неделя'],
    ['5–12 недели', 'week 5-12 in 5–12 недели'],
    ['第1-2周', 'week 1-2 in 第1-2周'],
    ['第6-12个月', 'month 6-12 in 第6-12个月'],
    ['Año 2', 'year 2-2 in Año 2'],
  ])('%s is counted', (text, period) => expect(found(text)).toEqual([period]));

  it.each([
    ['Q4 2022', '2022..q4.../2022..q4...'],
    ['2026 Q1', '2026..q1.../2026..q1...'],
    ['CY23 Q3', '2023..q3.../2023..q3...'],
    ['Q1-Q2 2025', '2025..q1.../2025..q2...'],
    ['Q4 2025 – Q1 2026', '2025..q4.../2026..q1...'],
    ['1T26', '2026..q1.../2026..q1...'],
    ['III квартал 2026', '2026..q3.../2026..q3...'],
    ['2. Quartal 2026', '2026..q2.../2026..q2...'],
    ['2º trimestre de 2026', '2026..q2.../2026..q2...'],
    ['2026年第二季度', '2026..q2.../2026..q2...'],
    ['2e semestre 2027', '2027.h2..../2027.h2....'],
    ['2026年下半年', '2026.h2..../2026.h2....'],
    ['2025-09', '2025....m9./2025....m9.'],
    ['May 2023', '2023....m5./2023....m5.'],
    ['enero–marzo de 2026', '2026....m1./2026....m3.'],
    ['Jul/2026', '2026....m7./2026....m7.'],
    ['апрель–июнь 2026', '2026....m4./2026....m6.'],
    ['2026年3月—2026年5月', '2026....m3./2026....m5.'],
    ['December 1st, 2026', '2026....m12.1/2026....m12.1'],
    ['September 8-10', '....m9.8/....m9.10'],
    ['1-7 Mayo', '....m5.1/....m5.7'],
    ['3 a 5 de março', '....m3.3/....m3.5'],
    ['02 feb - 13 feb 2026', '2026....m2.2/2026....m2.13'],
    ['1–14 декабря 2026', '2026....m12.1/2026....m12.14'],
    ['31. März 2027', '2027....m3.31/2027....m3.31'],
    ['1er mai 2026', '2026....m5.1/2026....m5.1'],
    ['13/03/2026', '2026....m3.13/2026....m3.13'],
    ['2026年5月20日', '2026....m5.20/2026....m5.20'],
    ['KW 12 2026', '2026...w12../2026...w12..'],
    ['2027-W53', '2027...w53../2027...w53..'],
    ['2026-01-01 – 2026-12-31', '2026....m1.1/2026....m12.31'],
  ])('%s is in the calendar', (text, key) => expect(found(text)).toEqual([`${key} in ${text}`]));

  it.each([
    '3 months',
    '(5 emails over 2 weeks)',
    '$29/month',
    'v1.8',
    '3-5 year technology',
    'API changes',
    'от 4 до 5 недель',
    '24/7 support',
    '80%+ code coverage',
    '100 users',
    'ISO 27001',
  ])('%s names no time', (text) => expect(found(text)).toEqual([]));

  it('takes a month with a day as written in the language', () => {
    expect(findPeriods('3/4/2026').map(({ period }) => periodKey(period))).toEqual(['2026....m3.4/2026....m3.4']);
    expect(findPeriods('3/4/2026', { dayFirst: true }).map(({ period }) => periodKey(period))).toEqual([
      '2026....m4.3/2026....m4.3',
    ]);
  });

  it('is not slow on what nearly is a period, again and again', () => {
    const begin = performance.now();
    for (const part of ['Week 1 ', '1.', '2026-', 'May ', 'Q', '(', '1-', 'from ']) found(part.repeat(20_000));
    expect(performance.now() - begin).toBeLessThan(2_000);
  });
});
