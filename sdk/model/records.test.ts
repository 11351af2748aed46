import { describe, expect, it } from 'vitest';

import { InvalidError } from './errors.js';
import { parseRecord, schemas, splitRef } from './records.js';
import { cleanLine } from './values.js';

const milestone = { id: 'm1', planId: 'p1', kind: 'task', rank: 'a0', title: 'Launch', status: 'planned' };

function refusal(change: object): string {
  try {
    parseRecord('milestone', { ...milestone, ...change });
  } catch (error) {
    if (error instanceof InvalidError) return `${error.field}: ${error.message}`;
  }
  return 'accepted';
}

describe('the schema of a milestone', () => {
  it('accepts the least there can be', () => expect(parseRecord('milestone', milestone)).toEqual(milestone));

  it.each<[string, object, RegExp]>([
    ['an impossible day', { dueOn: '2026-02-30' }, /^dueOn: .*exist in the calendar/],
    ['a start after the due day', { startsOn: '2026-05-02', dueOn: '2026-05-01' }, /start day is after the due day/],
    ['itself as parent', { parentId: 'm1' }, /below itself/],
    ['a share above 1', { progress: 1.2 }, /^progress: .*0 to 1/],
    ['a title of 100,000 characters', { title: 'x'.repeat(100_000) }, /^title: The title has 100000 characters/],
    ['a title with NUL', { title: 'a\0b' }, /^title: .*control characters/],
    ['a title with half a character', { title: 'a\uD83D' }, /^title: .*half a character/],
    ['a title that reverses its surroundings', { title: 'a\u202Eb' }, /^title: .*reverse the text/],
    ['an empty title', { title: '  ' }, /^title: .*must not be empty/],
    ['a field that is unknown', { colour: 'red' }, /^colour: /],
    ['exact and relative days at once', { dueOn: '2026-01-01', relative: { unit: 'week', to: 2 } }, /not both/],
    ['a prototype as custom field', { fields: { f1: JSON.parse('{"__proto__": 1}') as object } }, /^fields\.f1: /],
  ])('refuses %s', (_what, change, message) => expect(refusal(change)).toMatch(message));

  it('accepts markup as the plain text it is', () => {
    expect(refusal({ title: '<img src=x onerror=alert(1)>' })).toBe('accepted');
  });
});

describe('records', () => {
  it('have a schema for every kind, each of which refuses nonsense', () => {
    for (const kind of Object.keys(schemas)) {
      expect(() => parseRecord(kind as keyof typeof schemas, { nonsense: true }), kind).toThrow(InvalidError);
    }
  });

  it('are named by kind and id', () => {
    expect(splitRef('progress-report/r1')).toEqual({ kind: 'progress-report', id: 'r1' });
    expect(() => splitRef('spaceship/1')).toThrow(/no kind of record/);
  });
});

describe('cleaning a line', () => {
  it('keeps what can be stored and replaces the rest', () => {
    expect(cleanLine(' a\0\n b\u202E c\uD83D 😀 ')).toBe('a b c\uFFFD 😀');
  });
});
