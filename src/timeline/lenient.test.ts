import { expect } from '@open-wc/testing';

import { acceptMilestones, type MilestoneInput } from './lenient.js';

describe('what the property `milestones` accepts', () => {
  it('fills in what is missing: order, kind and status', () => {
    const { milestones } = acceptMilestones([
      { id: 'a', title: 'A' }, { id: 'b', title: 'B', parentId: 'a', dueOn: '2026-01-01' },
      { id: 'c', title: 'C', parentId: 'a', startsOn: '2026-01-01', dueOn: '2026-02-01', progress: 0.5 },
      { id: 'd', title: 'D', progress: 1 }]);
    expect(milestones.map(({ kind, status }) => [kind, status])).to.deep.equal([
      ['goal', 'planned'], ['milestone', 'planned'], ['task', 'active'], ['task', 'done']]);
    const ranks = milestones.map(({ rank }) => rank);
    expect(ranks).to.deep.equal([...ranks].sort());
  });

  it('keeps ranks where every item has one', () => {
    const { milestones } = acceptMilestones([{ id: 'a', title: 'A', rank: 'b' }, { id: 'b', title: 'B', rank: 'a' }]);
    expect(milestones.map(({ rank }) => rank)).to.deep.equal(['b', 'a']);
  });

  it('takes rubbish without throwing', () => {
    const rubbish = [null, undefined, 7, {}, { id: 'x' }, { id: 'y', title: 7 }, { id: 'z', title: 'Z', progress: 'much' },
      { id: 'w', title: 'W', dueOn: 20260101, relative: { unit: 'aeon' } }] as unknown as MilestoneInput[];
    const { milestones, flaws } = acceptMilestones(rubbish);
    expect(milestones.map(({ id, title }) => [id, title])).to.deep.equal([['x', 'x'], ['y', 'y'], ['z', 'Z'], ['w', 'W']]);
    expect(flaws.get('w')).to.equal('no-such-day');
    expect([...flaws.values()].filter((flaw) => flaw === 'no-id')).to.have.length(4);
    expect(milestones[2]).to.not.have.property('progress');
  });

  it('does not make again what has not changed', () => {
    const [a, b] = [{ id: 'a', title: 'A' }, { id: 'b', title: 'B' }];
    const first = acceptMilestones([a, b]);
    const second = acceptMilestones([a, { ...b, title: 'C' }], first).milestones;
    expect(second[0]).to.equal(first.milestones[0]);
    expect(second[1]!.title).to.equal('C');
  });

  it('clamps a progress that is no share', () => {
    const { milestones } = acceptMilestones([{ id: 'a', title: 'A', progress: 7 }, { id: 'b', title: 'B', progress: -1 }]);
    expect(milestones.map(({ progress }) => progress)).to.deep.equal([1, 0]);
  });

  it('does not change what it is given', () => {
    const item = Object.freeze({ id: 'a', title: 'A', startsOn: '2026-02-01', dueOn: '2026-01-01' } as const);
    const { milestones } = acceptMilestones([item]);
    expect([milestones[0]!.startsOn, milestones[0]!.dueOn]).to.deep.equal(['2026-01-01', '2026-02-01']);
  });
});
