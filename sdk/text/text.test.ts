import { describe, expect, it } from 'vitest';

import { CycleError, GoneError, InvalidError, KitError, LimitError, StorageError } from '../model/index.js';
import type { Reason } from '../rules/types.js';
import { weekOptionsOf } from './days.js';
import { makeLocale, say } from './locale.js';
import { measureParts, targetParts } from './measures.js';
import { ring } from './messages/en/ring.js';
import { timeline } from './messages/en/timeline.js';
import { makeText } from './text.js';

/** Languages write no-break spaces and marks where people see spaces or nothing. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ').replace(/[\u200E\u200F]/g, '');
const english = makeText('en-GB');
const american = makeText('en-US');
const german = makeText('de');

describe('days', () => {
  it('are said as they are, whatever the time zone of the page', () => {
    expect(english.formatDay('2026-01-05')).toBe('5 Jan 2026');
    expect(american.formatDay('2026-01-05')).toBe('Jan 5, 2026');
    expect(english.formatDay('2026-01-05', 'short')).toBe('5 Jan');
    expect(english.formatDay('2026-01-05', 'full')).toMatch(/^Monday,? 5 January 2026$/);
    expect(english.formatDay('2026-01-05', 'long-month-year')).toBe('January 2026');
    expect(english.formatDay('0099-12-31', 'long')).toBe('31 December 99');
  });

  it('make a span that says once what is the same on both sides', () => {
    expect(english.formatSpan({ startsOn: '2026-01-05', dueOn: '2026-08-14' })).toBe('5 Jan – 14 Aug 2026');
    expect(english.formatSpan({ startsOn: '2026-01-05', dueOn: '2026-01-09' })).toMatch(/^5 ?– ?9 Jan 2026$/);
    expect(english.formatSpan({ startsOn: '2026-01-05', dueOn: '2026-01-05' })).toBe('5 Jan 2026');
    expect(english.formatSpan({ startsOn: '2026-08-14', dueOn: '2026-01-05' })).toBe('5 Jan – 14 Aug 2026');
  });

  it('make a span with one end, or none', () => {
    expect(english.formatSpan({ startsOn: '2026-01-05' })).toBe('from 5 Jan 2026');
    expect(english.formatSpan({ dueOn: '2026-01-05' })).toBe('until 5 Jan 2026');
    expect(english.formatSpan({})).toBe('no dates');
  });

  it('are counted in the Gregorian calendar unless the reader asks for another one', () => {
    expect(makeText('th').formatDay('2026-01-05', 'year')).toBe('2026');
    expect(makeText('th-u-ca-buddhist').formatDay('2026-01-05', 'year')).toContain('2569');
  });

  it('begin the week where the reader does', () => {
    expect(weekOptionsOf(makeLocale('en-US'))).toEqual({ weekStartsOn: 7, daysInFirstWeek: 1 });
    expect(weekOptionsOf(makeLocale('de'))).toEqual({ weekStartsOn: 1, daysInFirstWeek: 4 });
  });
});

describe('numbers and measures', () => {
  it('say a share in the way of the language, floored', () => {
    expect(english.formatShare(0.43)).toBe('43%');
    expect(plain(german.formatShare(0.43))).toBe('43 %');
    expect(english.formatShare(0.9999)).toBe('99%');
    expect(english.formatShare(0.29)).toBe('29%');
    expect(english.formatShare(1)).toBe('100%');
  });

  it.each<[number, string | undefined, string]>([
    [168_000, 'USD', '$168K'], [119_800, 'USD', '$119.8K'], [1_500, 'USD', '$1,500'], [4.5, 'USD', '$4.50'],
    [2_000_000, 'EUR', '€2M'], [-11, '%', '−11%'], [93.5, '%', '93.5%'], [431, undefined, '431'],
    [431, 'customers', 'customers: 431'], [10_000, undefined, '10,000'], [250_000, undefined, '250K'],
    [1, 'hours', '1 hour'], [36, 'hours', '36 hours'], [0, '%', '0%'], [-0.25, undefined, '−0.25'],
  ])('write %d in %s as %s', (value, unit, expected) => {
    expect(american.formatMeasure(value, unit)).toBe(expected);
  });

  it('write it as the language does', () => {
    expect(plain(german.formatMeasure(1_234.5, 'EUR'))).toBe('1.234,50 €');
    expect(plain(german.formatMeasure(-11, '%'))).toBe('−11 %');
  });

  it.each<[{ min?: number; max?: number; text: string }, string | undefined, string]>([
    [{ min: 500, text: '500+' }, undefined, '500+'],
    [{ min: 15, max: 25, text: '15-25' }, undefined, '15–25'],
    [{ min: -5, max: 3, text: '' }, undefined, '−5 – 3'],
    [{ min: 2_000_000, max: 5_000_000, text: '' }, 'USD', '$2–5M'],
    [{ max: 5, text: '<5%' }, '%', '≤ 5%'],
    [{ min: 95, text: '95%+' }, '%', '95%+'],
    [{ min: 3, max: 3, text: '3' }, undefined, '3'],
    [{ min: 500, text: '' }, 'customers', 'customers: 500+'],
    [{ text: 'Break-even' }, '%', 'Break-even'],
  ])('write the target %j in %s as %s', (target, unit, expected) => {
    expect(american.formatTarget(target, unit)).toBe(expected);
  });

  it('come apart where number and unit are shown apart', () => {
    expect(measureParts(american.locale, 431, 'customers')).toEqual({ value: '431', unit: 'customers' });
    expect(measureParts(american.locale, 431, 'USD')).toEqual({ value: '$431' });
    expect(targetParts(american.locale, { min: 1, max: 2, text: '' }, 'teams')).toEqual({ value: '1–2', unit: 'teams' });
  });

  it('do not take the dash of a range for a minus', () => {
    expect(makeText('zh').formatTarget({ min: 15, max: 25, text: '' })).not.toContain('−');
  });
});

describe('periods', () => {
  it.each([
    [{ unit: 'month', from: 3, to: 3 }, 'Month 3'],
    [{ unit: 'month', from: 3, to: 4 }, 'Months 3–4'],
    [{ unit: 'week', from: 3, to: 4, sinceMonth: 2 }, 'Weeks 3–4 of month 2'],
    [{ unit: 'month', to: 6 }, 'By the end of month 6'],
    [{ unit: 'year', from: 2 }, 'From year 2 on'],
  ] as const)('that count from the beginning: %j is %s', (period, expected) => {
    expect(english.formatRelativePeriod(period)).toBe(expected);
  });

  it('of the calendar have a short and a long name', () => {
    const quarter = { unit: 'quarter', startsOn: '2026-01-01', endsOn: '2026-03-31', year: 2026, number: 1 } as const;
    expect(english.formatPeriod(quarter)).toBe('Q1');
    expect(english.formatPeriod(quarter, 'long')).toBe('Q1 2026');
    expect(english.formatPeriod({ ...quarter, unit: 'month' }, 'long')).toBe('January 2026');
    expect(english.formatPeriod({ ...quarter, unit: 'fiscal-year' })).toBe('FY2026');
    expect(english.formatPeriod({ ...quarter, unit: 'week' }, 'long')).toBe('Week 1, 2026');
  });
});

describe('reasons', () => {
  it.each<[Reason, string]>([
    [{ code: 'children-off-track', offTrack: 2, children: 7, done: 0.43, expected: 0.49 },
      'behind: 43% done, 49% expected; 2 of 7 children off track'],
    [{ code: 'children-off-track', offTrack: 1, children: 1 }, '1 of 1 child off track'],
    [{ code: 'behind', done: 0.43, expected: 0.49, spi: 0.88 }, 'behind: 43% done, 49% expected'],
    [{ code: 'on-plan', done: 0.43, expected: 0.45 }, 'on plan: 43% done, 45% expected'],
    [{ code: 'on-plan', done: 0.5, expected: 0.45 }, 'ahead: 50% done, 45% expected'],
    [{ code: 'overdue', days: 1 }, '1 day overdue'],
    [{ code: 'overdue', days: 1_200 }, '1,200 days overdue'],
    [{ code: 'stated', computed: 'at-risk' }, 'stated by a person; the numbers say at risk'],
    [{ code: 'stated' }, 'stated by a person'],
    [{ code: 'no-dates', done: 0.4 }, '40% done, no dates to compare with'],
    [{ code: 'nothing-known' }, 'no dates and no reports yet'],
  ])('%j is "%s"', (reason, expected) => {
    expect(english.reason(reason)).toBe(expected);
  });

  it('of a KPI are in its unit', () => {
    expect(american.kpiReason({ code: 'scored', score: 0.84, toGo: 32_000 }, 'USD'))
      .toBe('84% of the way, $32K to gain');
    expect(american.kpiReason({ code: 'scored', score: 0.5, toGo: -2 }, '%')).toBe('50% of the way, 2% to lose');
    expect(american.kpiReason({ code: 'met', ahead: 5 })).toBe('target met, 5 past it');
    expect(american.kpiReason({ code: 'met', ahead: 0 })).toBe('target met');
    expect(american.kpiReason({ code: 'in-range' })).toBe('in range');
  });
});

describe('messages', () => {
  it('fill in names, and choose by the plural of count', () => {
    expect(english.message(timeline, 'zoom.said', { from: 'May', to: 'June' })).toBe('Shows May to June');
    expect(english.message(timeline, 'find.said', { count: 1 })).toBe('1 item found');
    expect(english.message(timeline, 'find.said', { count: 1_000 })).toBe('1,000 items found');
  });

  it('take nothing that a person typed for a name of their own', () => {
    expect(english.message(timeline, 'expand', { title: '{count} <img onerror> $& {milestone}' }))
      .toBe('Expand {count} <img onerror> $& {milestone}');
  });

  it('let a host replace a word everywhere, with capitals where they belong', () => {
    const gates = makeText('en', { terms: { milestone: 'gate', milestones: 'gates' } });
    expect(gates.kindName('milestone')).toBe('Gate');
    expect(gates.message(ring, 'empty')).toContain('Add gates, or');
    expect(gates.kindName('task')).toBe('Task');
  });

  it('let the last translation win, and fall back word by word', () => {
    const german = { language: 'de', states: { 'state.done': 'Fertig' } };
    const text = makeText('de', german, { states: { 'state.done': 'Erledigt' } });
    expect(text.stateName('done')).toBe('Erledigt');
    expect(text.stateName('planned')).toBe('Planned');
  });

  it('choose the plural by the language of the words and not of the reader', () => {
    // In Russian 21 is "one"; the English words that fall in for missing ones must not follow that.
    const russian = makeText('ru', { language: 'ru', reasons: { overdue: {
      one: 'опоздание на {count} день', few: 'опоздание на {count} дня', other: 'опоздание на {count} дней' } } });
    expect(russian.reason({ code: 'overdue', days: 21 })).toBe('опоздание на 21 день');
    expect(russian.reason({ code: 'overdue', days: 3 })).toBe('опоздание на 3 дня');
    expect(russian.reason({ code: 'overdue', days: 5 })).toBe('опоздание на 5 дней');
    expect(russian.message(timeline, 'find.said', { count: 21 })).toBe('21 items found');
  });

  it('speak English where the language is none', () => {
    expect(say(makeLocale('xx_not-a-tag!'), ring, 'title')).toBe('Overall progress');
    expect(makeText('').formatDay('2026-01-05')).toBe('Jan 5, 2026');
  });
});

describe('errors', () => {
  it.each<[KitError, string]>([
    [new InvalidError('The title must not be empty.', 'title'), 'The title must not be empty.'],
    [new InvalidError('No week.', 'week', { year: 2025, week: 53, weeks: 52 }),
      '2025 has 52 weeks, there is no week 53. Choose a week from 1 to 52.'],
    [new CycleError('parent', ['a', 'b']), 'An item cannot be placed below itself.'],
    [new CycleError('dependency', ['a', 'b']), 'These items would wait for each other.'],
    [new GoneError('milestone/1'), 'This is not there any more.'],
    [new LimitError('milestones', 10_000), 'The limit of 10,000 is reached.'],
    [new StorageError('quota', 'QuotaExceededError'), 'The disk is full'],
    [new StorageError('denied', ''), 'There is no access to this data.'],
    [new StorageError('unavailable', ''), 'The storage cannot be reached.'],
    [new StorageError('newer-schema', ''), 'This was written by a newer version'],
    [new StorageError('closed', ''), 'The data was closed or deleted elsewhere.'],
    [new KitError('not-text', ''), 'This file is not a text document.'],
    [new KitError('too-large', ''), 'This document is too large.'],
    [new KitError('no-plan', ''), 'No plan was found in this document.'],
    [new KitError('from-the-future', 'Says so itself.'), 'Says so itself.'],
  ])('say what is wrong and what to do: %s', (error, beginning) => {
    expect(english.describeError(error).startsWith(beginning)).toBe(true);
  });
});

describe('undo and redo', () => {
  it('say what they would do', () => {
    expect(english.undoLabel({ operation: 'milestone.move', title: 'Public launch' })).toBe('Undo: move Public launch');
    expect(english.redoLabel({ operation: 'milestone.delete' })).toBe('Redo: delete item');
    expect(english.undoLabel({ operation: 'undo', title: 'x' })).toBe('Undo: last change');
  });
});
