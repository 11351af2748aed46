import { describe, expect, it } from 'vitest';

import type { Language } from './language.js';
import { readMeasure } from './numbers.js';

describe('reading what a metric should reach', () => {
  it.each<[string, Language, number | undefined, number | undefined, string | undefined]>([
    ['$50K monthly revenue', 'en', 50_000, undefined, '$'],
    ['100+ customers', 'en', 100, undefined, 'customers'],
    ['15-25 employees', 'en', 15, 25, 'employees'],
    ['$2-5M ARR', 'en', 2_000_000, 5_000_000, '$'],
    ['$0.5-1M (legal)', 'en', 500_000, 1_000_000, '$'],
    ['$90K-110K', 'en', 90_000, 110_000, '$'],
    ['>110%', 'en', 110, undefined, '%'],
    ['<500ms', 'en', undefined, 500, 'ms'],
    ['<30 days', 'en', undefined, 30, 'days'],
    ['NPS >50', 'en', 50, undefined, undefined],
    ['3:1 LTV/CAC ratio', 'en', 3, undefined, undefined],
    ['LTV/CAC >10:1', 'en', 10, undefined, undefined],
    ['>4.5/5', 'en', 4.5, undefined, undefined],
    ['20% → 35%', 'en', 35, undefined, '%'],
    ['1,200 -> 2,000', 'en', 2_000, undefined, undefined],
    ['99.95% uptime', 'en', 99.95, undefined, '%'],
    ['-5%', 'en', -5, undefined, '%'],
    ['$119.800', 'es', 119_800, undefined, '$'],
    ['más de 3 millones de visitas', 'es', 3_000_000, undefined, undefined],
    ['R$ 15.000,00', 'pt', 15_000, undefined, 'R$'],
    ['R$ 1,2 milhão', 'pt', 1_200_000, undefined, 'R$'],
    ['R$ 80 mil – R$ 100 mil', 'pt', 80_000, 100_000, 'R$'],
    ['45.000–50.000 €', 'de', 45_000, 50_000, '€'],
    ['1,2 Mio. €', 'de', 1_200_000, undefined, '€'],
    ['< 7,5 %', 'de', undefined, 7.5, '%'],
    ['1 000', 'fr', 1_000, undefined, undefined],
    ['moins de 4 heures', 'fr', undefined, 4, 'heures'],
    ['4–5 млн ₽', 'ru', 4_000_000, 5_000_000, '₽'],
    ['не менее 80 %', 'ru', 80, undefined, '%'],
    ['1.5万', 'zh', 15_000, undefined, undefined],
    ['低于0.5%', 'zh', undefined, 0.5, '%'],
  ])('%s (%s)', (text, language, min, max, unit) => {
    const measure = readMeasure(text, language);
    expect([measure?.min, measure?.max]).toEqual([min, max]);
    if (unit !== undefined) expect(measure?.unit).toBe(unit);
  });

  it.each(['Break-even', 'Top 3 position', '24/7 support', 'Feature complete', 'B', 'Version 2'])(
    '%s is a state in words',
    (text) => {
      expect(readMeasure(text, 'en')).toBeUndefined();
    },
  );
});
