import { describe, expect, it } from 'vitest';

import type { Day, Health, Milestone, ProgressReport, State } from '../model/index.js';
import { judge, type HealthFacts } from './health.js';
import { computeStandings } from './standings.js';
import { item, report } from './test-items.js';

/** An active item with dates, on plan at 50 %. */
const facts: HealthFacts = {
  status: 'active', cancelled: false, done: false, lowConfidence: false, progress: 5_000, expected: 5_000, spi: 1,
  startPassed: true, begun: true, dated: true,
};
const early = { spi: undefined };
const unknown = { progress: undefined, expected: undefined, spi: undefined };
const unbegun = { begun: false, progress: undefined };
const undated = { ...unknown, dated: false, startPassed: false };
const children = { count: 10, offTrack: 0, weight: 100, offTrackWeight: 0 };

describe('the health of an item, rule by rule', () => {
  it.each<[string, Partial<HealthFacts>, Health | undefined, State, string]>([
    // Done or cancelled: none, whatever else is said.
    ['done', { done: true, stated: 'off-track', daysPastDue: 9 }, undefined, 'done', 'done'],
    ['cancelled', { cancelled: true, done: true, daysPastDue: 9 }, undefined, 'planned', 'cancelled'],
    // Stated by a person.
    ['stated better than computed', { stated: 'on-track', daysPastDue: 3 }, 'on-track', 'on-track', 'stated'],
    ['stated worse than computed', { stated: 'off-track' }, 'off-track', 'off-track', 'stated'],
    ['stated on track but blocked', { stated: 'on-track', status: 'blocked' }, 'on-track', 'at-risk', 'stated'],
    // Due day past.
    ['due yesterday', { daysPastDue: 1 }, 'off-track', 'off-track', 'overdue'],
    ['due today', { daysPastDue: 0 }, 'on-track', 'on-track', 'on-plan'],
    ['overdue and blocked', { daysPastDue: 1, status: 'blocked' }, 'off-track', 'off-track', 'overdue'],
    // Blocked, or confidence low: at risk at least.
    ['blocked on plan', { status: 'blocked' }, 'at-risk', 'at-risk', 'blocked'],
    ['blocked and far behind', { status: 'blocked', spi: 0.5 }, 'off-track', 'off-track', 'behind'],
    ['blocked and somewhat behind', { status: 'blocked', spi: 0.9 }, 'at-risk', 'at-risk', 'blocked'],
    ['low confidence on plan', { lowConfidence: true }, 'at-risk', 'at-risk', 'low-confidence'],
    ['low confidence far behind', { lowConfidence: true, spi: 0.5 }, 'off-track', 'off-track', 'behind'],
    ['low confidence without dates', { ...undated, lowConfidence: true, reported: true },
      'at-risk', 'at-risk', 'low-confidence'],
    // From 15 % complete: SPI(t).
    ['SPI(t) of 0.95', { spi: 0.95 }, 'on-track', 'on-track', 'on-plan'],
    ['SPI(t) just below 0.95', { spi: 0.949999 }, 'at-risk', 'at-risk', 'behind'],
    ['SPI(t) of 0.80', { spi: 0.8 }, 'at-risk', 'at-risk', 'behind'],
    ['SPI(t) just below 0.80', { spi: 0.799999 }, 'off-track', 'off-track', 'behind'],
    ['15 % complete: SPI(t) decides', { progress: 1_500, expected: 3_600, spi: 0.96 },
      'on-track', 'on-track', 'on-plan'],
    ['14.99 % complete: points decide', { progress: 1_499, expected: 3_600, spi: 0.96 },
      'off-track', 'off-track', 'behind'],
    ['14.9 % complete, bad SPI(t), few points', { progress: 1_490, expected: 1_990, spi: 0.7 },
      'on-track', 'on-track', 'on-plan'],
    ['15 % complete, bad SPI(t), few points', { progress: 1_500, expected: 1_990, spi: 0.75 },
      'off-track', 'off-track', 'behind'],
    ['no SPI(t), since no time has gone', { spi: undefined, expected: 0 }, 'on-track', 'on-track', 'on-plan'],
    // Before that: points behind expected.
    ['10 points behind', { progress: 0, expected: 1_000, ...early }, 'on-track', 'on-track', 'on-plan'],
    ['a bit more than 10 points behind', { progress: 0, expected: 1_001, ...early }, 'at-risk', 'at-risk', 'behind'],
    ['20 points behind', { progress: 500, expected: 2_500, ...early }, 'at-risk', 'at-risk', 'behind'],
    ['a bit more than 20 points behind', { progress: 500, expected: 2_501, ...early },
      'off-track', 'off-track', 'behind'],
    ['unknown progress counts as none', { progress: undefined, expected: 2_001, ...early },
      'off-track', 'off-track', 'behind'],
    // Start day past and nothing begun.
    ['start passed, nothing begun', { ...unbegun, ...early, expected: 500 }, 'at-risk', 'at-risk', 'start-passed'],
    ['start passed, nothing begun, far behind', { ...unbegun, ...early, expected: 2_500 },
      'off-track', 'off-track', 'behind'],
    ['starts today, nothing begun', { ...unbegun, ...early, startPassed: false, expected: 0 },
      'on-track', 'planned', 'not-started'],
    ['start passed, no due day', { ...unknown, begun: false }, 'at-risk', 'at-risk', 'start-passed'],
    // No dates and nothing reported.
    ['nothing known', { ...undated, begun: false }, undefined, 'planned', 'nothing-known'],
    ['active, but nothing known', undated, undefined, 'on-track', 'nothing-known'],
    ['progress without dates', { ...undated, progress: 4_000 }, 'on-track', 'on-track', 'no-dates'],
    ['a report in words without dates', { ...undated, reported: true }, 'on-track', 'on-track', 'no-dates'],
    // Children: at risk at least when those of a fifth of the weight are off track.
    ['a fifth of the weight off track', { children: { ...children, offTrack: 1, offTrackWeight: 20 } },
      'at-risk', 'at-risk', 'children-off-track'],
    ['less than a fifth', { children: { ...children, offTrack: 9, offTrackWeight: 19 } },
      'on-track', 'on-track', 'on-plan'],
    ['a fifth, and far behind itself', { spi: 0.5, children: { ...children, offTrack: 2, offTrackWeight: 40 } },
      'off-track', 'off-track', 'children-off-track'],
    ['a fifth, and blocked', { status: 'blocked', children: { ...children, offTrack: 2, offTrackWeight: 40 } },
      'at-risk', 'at-risk', 'blocked'],
    ['no child off track', { children }, 'on-track', 'on-track', 'on-plan'],
  ])('%s', (_, given, health, state, code) => {
    const judgement = judge({ ...facts, ...given });
    expect([judgement.health, judgement.state, judgement.reason.code]).toEqual([health, state, code]);
  });

  it('shows what was computed beside what was stated', () => {
    expect(judge({ ...facts, stated: 'on-track', daysPastDue: 3 }).reason)
      .toEqual({ code: 'stated', computed: 'off-track' });
    expect(judge({ ...facts, ...undated, stated: 'at-risk' }).reason).toEqual({ code: 'stated' });
  });

  it('names the numbers it rests on', () => {
    expect(judge({ ...facts, progress: 4_300, expected: 4_900, spi: 0.88 }).reason)
      .toEqual({ code: 'behind', done: 0.43, expected: 0.49, spi: 0.88 });
    expect(judge({ ...facts, progress: 1_000, expected: 2_500, spi: 0.4 }).reason)
      .toEqual({ code: 'behind', done: 0.1, expected: 0.25 });
    expect(judge({ ...facts, daysPastDue: 9 }).reason).toEqual({ code: 'overdue', days: 9 });
    expect(judge({ ...facts, progress: 4_300, expected: 4_900, spi: 0.88,
      children: { count: 7, offTrack: 2, weight: 7, offTrackWeight: 2 } }).reason)
      .toEqual({ code: 'children-off-track', offTrack: 2, children: 7, done: 0.43, expected: 0.49, spi: 0.88 });
  });
});

describe('the health of items in a plan', () => {
  // Four weeks from Monday, 20 working days; on the Monday of the third week 10 of them have gone.
  const days = { startsOn: '2026-06-01', dueOn: '2026-06-26' } as const;
  const today: Day = '2026-06-15';
  const standing = (fields: Partial<Milestone>, reports: ProgressReport[] = [], on = today) =>
    computeStandings({ milestones: [item('a', fields)], reports, today: on }).get('a')!;

  it.each<[string, Partial<Milestone>, Day, Health | undefined, string]>([
    ['on the due day it is not overdue', { ...days, status: 'active', progress: 0.95 },
      '2026-06-26', 'on-track', 'on-plan'],
    ['the day after it is', { ...days, status: 'active', progress: 0.95 }, '2026-06-27', 'off-track', 'overdue'],
    ['47.5 % of 50 % is SPI(t) 0.95', { ...days, status: 'active', progress: 0.475 }, today, 'on-track', 'on-plan'],
    ['47.4 % of 50 % is less', { ...days, status: 'active', progress: 0.474 }, today, 'at-risk', 'behind'],
    ['40 % of 50 % is SPI(t) 0.80', { ...days, status: 'active', progress: 0.4 }, today, 'at-risk', 'behind'],
    ['39.9 % of 50 % is less', { ...days, status: 'active', progress: 0.399 }, today, 'off-track', 'behind'],
    ['14.9 % on day three: points decide', { ...days, status: 'active', progress: 0.149 },
      '2026-06-06', 'at-risk', 'behind'],
    ['15 % on day six: SPI(t) 0.6 decides', { ...days, status: 'active', progress: 0.15 },
      '2026-06-06', 'off-track', 'behind'],
    ['the day it starts', days, '2026-06-01', 'on-track', 'not-started'],
    ['the day after, when nothing has begun', days, '2026-06-02', 'at-risk', 'start-passed'],
    ['the day after, when it is active', { ...days, status: 'active' }, '2026-06-02', 'on-track', 'on-plan'],
    ['the day after, when it was started', { ...days, startedOn: '2026-06-01' }, '2026-06-02', 'on-track', 'on-plan'],
    ['a milestone before its day', { kind: 'milestone', dueOn: '2026-06-15' }, today, 'on-track', 'not-started'],
    ['a milestone after its day', { kind: 'milestone', dueOn: '2026-06-14' }, today, 'off-track', 'overdue'],
    ['a done milestone after its day', { kind: 'milestone', dueOn: '2026-06-14', status: 'done' },
      today, undefined, 'done'],
    ['100 % reported is done', { ...days, status: 'active', progress: 1 }, '2026-07-01', undefined, 'done'],
    ['100 % but blocked is not', { ...days, status: 'blocked', progress: 1 }, today, 'at-risk', 'blocked'],
    ['nothing but a title', {}, today, undefined, 'nothing-known'],
  ])('%s', (_, fields, on, health, code) => {
    const { health: found, reason } = standing(fields, [], on);
    expect([found, reason.code]).toEqual([health, code]);
  });

  it('goes by the latest confidence, whatever came with it', () => {
    const low = report('a', { id: 'r1', confidence: 'low', on: '2026-06-01' });
    expect(standing({ ...days, progress: 0.5 }, [low]).reason.code).toBe('low-confidence');
    expect(standing({ ...days, progress: 0.5 }, [low, report('a', { id: 'r2', progress: 0.5, on: '2026-06-02' })]).health)
      .toBe('at-risk');
    expect(standing({ ...days, progress: 0.5 }, [low, report('a', { id: 'r2', confidence: 'high', on: '2026-06-02' })]).health)
      .toBe('on-track');
  });

  const parent = item('p', { kind: 'goal' });
  const late = (id: string, fields: Partial<Milestone> = {}) =>
    item(id, { parentId: 'p', status: 'active', startsOn: '2026-06-01', dueOn: '2026-06-12', ...fields });
  const fine = (id: string, fields: Partial<Milestone> = {}) =>
    item(id, { parentId: 'p', status: 'active', ...days, progress: 0.5, ...fields });

  it('puts a parent at risk when children of a fifth of its weight are off track', () => {
    const of = (lateWeight: number) => computeStandings({
      milestones: [parent, late('x', { progress: 0.99, weight: lateWeight }), fine('y', { weight: 8 })], today,
    }).get('p');
    expect(of(2))
      .toMatchObject({ health: 'at-risk', reason: { code: 'children-off-track', offTrack: 1, children: 2 } });
    expect(of(1)?.reason.code).toBe('on-plan');
  });

  it('does not count cancelled children as off track', () => {
    const milestones = [parent, late('x', { status: 'cancelled' }), fine('y')];
    expect(computeStandings({ milestones, today }).get('p')).toMatchObject({ health: 'on-track' });
  });

  it('says of a parent that it is overdue when all that it holds has a day and the last is past', () => {
    const all = computeStandings({ milestones: [parent, late('x', { progress: 0.9 }), late('y', { status: 'done' })], today });
    expect(all.get('p')?.reason).toEqual({ code: 'overdue', days: 3 });
    // One child without a day keeps the end open.
    const open = computeStandings({
      milestones: [parent, late('x', { status: 'done' }), item('y', { parentId: 'p', status: 'active' })], today,
    });
    expect(open.get('p')?.reason.code).not.toBe('overdue');
  });

  it('judges the whole plan as the parent of all that stands at the top', () => {
    const { plan } = computeStandings({ milestones: [fine('a', { progress: 0.43 }), fine('b', { progress: 0.43 })], today });
    expect(plan)
      .toMatchObject({ progress: 0.43, expected: 0.5, health: 'at-risk', reason: { code: 'behind', spi: 0.86 } });
    expect(computeStandings({ milestones: [], today }).plan)
      .toMatchObject({ state: 'planned', reason: { code: 'nothing-known' }, counts: { planned: 0 } });
  });
});
