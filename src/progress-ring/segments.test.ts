import { expect } from '@open-wc/testing';

import { layOutSegments, layOutShare } from './segments.js';

const none = { done: 0, 'on-track': 0, 'at-risk': 0, 'off-track': 0, planned: 0 };
const lengthOf = ({ from, to }: { from: number; to: number }) => to - from;

describe('the segments of a ring', () => {
  it('follow one another in the order of the states and leave open what is planned', () => {
    const segments = layOutSegments({ done: 13, 'on-track': 7, 'at-risk': 4, 'off-track': 2, planned: 15 });
    expect(segments.map(({ state }) => state)).to.deep.equal(['done', 'on-track', 'at-risk', 'off-track']);
    expect(segments[0]?.from).to.be.closeTo(0, 0.01);
    expect(segments.at(-1)?.to).to.be.closeTo(26 / 41, 0.01);
    segments.slice(1).forEach((segment, index) => expect(segment.from).to.be.greaterThan(segments[index]!.to));
  });

  it('are as long as the share of their items', () => {
    const [done, onTrack] = layOutSegments({ ...none, done: 30, 'on-track': 10 });
    expect(lengthOf(done!) / lengthOf(onTrack!)).to.be.closeTo(3, 0.2);
  });

  it('show one item of a thousand', () => {
    const [, offTrack] = layOutSegments({ ...none, done: 999, 'off-track': 1 });
    expect(lengthOf(offTrack!)).to.be.greaterThan(0.005);
    expect(offTrack!.to).to.be.lessThan(1);
  });

  it('leave a visible rest for one planned item of a thousand', () => {
    expect(layOutSegments({ ...none, done: 999, planned: 1 }).at(-1)!.to).to.be.lessThan(0.99);
  });

  it('close the circle without a gap when everything is in one state', () => {
    expect(layOutSegments({ ...none, done: 5 })).to.deep.equal([{ state: 'done', from: 0, to: 1 }]);
  });

  it('are none without items, and none for a share of nothing', () => {
    expect(layOutSegments(none)).to.deep.equal([]);
    expect(layOutShare(0, 'planned')).to.deep.equal([]);
  });
});
