import { expect } from '@open-wc/testing';

import { parseNumber } from './parse-number.js';

describe('a number that a person types', () => {
  for (const [language, typed, value] of [
    ['en', '431', 431], ['en', '1,250.5', 1250.5], ['en', '−11%', -11], ['en', '-.5', -0.5], ['en', '$168K', 168_000],
    ['en', '-$2.5M', -2_500_000], ['de', '1.250,5', 1250.5], ['de', '93.5', 93.5], ['de', '93,5 %', 93.5],
    ['fr', '1 250,5', 1250.5], ['de-CH', '1’250.5', 1250.5], ['en-IN', '1,00,000', 100_000],
    ['ar-EG', '٤٣١', 431], ['en', '0', 0], ['en', ' 7 ', 7],
  ] as const) {
    it(`is ${value} for "${typed}" in ${language}`, () => {
      expect(parseNumber(typed, language)).to.equal(value);
    });
  }

  for (const typed of ['', 'many', '1,25,0', '1.2.3', '12 apples', '-', '%', '9'.repeat(400)]) {
    it(`is none for "${typed.slice(0, 20)}"`, () => {
      expect(parseNumber(typed, 'en')).to.equal(undefined);
    });
  }
});
