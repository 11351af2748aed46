import { describe, expect, it } from 'vitest';

import { layOutBar, narrowestBar } from './bars.js';

const view = { start: 0, perDay: 10 };
const clip = { from: 0, to: 1000 };

describe('the layout of a bar', () => {
  it('covers its due day', () => {
    expect(layOutBar({ kind: 'task', span: { from: 2, to: 4 }, progress: 0.5 }, view, clip))
      .toEqual({ shape: 'task', x: 20, width: 30, done: 15 });
  });

  it('puts a diamond in the middle of its due day, with a lead from its start', () => {
    expect(layOutBar({ kind: 'milestone', span: { from: 1, to: 4 } }, view, clip))
      .toEqual({ shape: 'point', x: 45, width: 0, done: 0, lead: { x: 10, width: 35 } });
  });

  it('draws an item with one day only', () => {
    expect(layOutBar({ kind: 'goal', span: { to: 4 } }, view, clip)).toMatchObject({ x: 40, width: 10 });
  });

  it('draws no item without days', () => {
    expect(layOutBar({ kind: 'task', span: {} }, view, clip)).toBeUndefined();
  });

  it('is never too narrow to be hit', () => {
    expect(layOutBar({ kind: 'task', span: { from: 2, to: 2 } }, { start: 0, perDay: 0.1 }, clip)?.width)
      .toBe(narrowestBar);
  });

  it('is cut outside of what is painted, and keeps its progress in place', () => {
    const bar = layOutBar({ kind: 'task', span: { from: -100_000, to: 99_999 }, progress: 0.5 }, view, clip);
    expect(bar).toMatchObject({ x: -64, width: 1128, done: 64 });
  });

  it('shows where the baseline had it, once it has moved', () => {
    const span = { from: 2, to: 4 };
    expect(layOutBar({ kind: 'task', span, baseline: { from: 1, to: 2 } }, view, clip)?.ghost)
      .toEqual({ x: 10, width: 20 });
    expect(layOutBar({ kind: 'task', span, baseline: { from: 2, to: 4 } }, view, clip)?.ghost).toBeUndefined();
  });
});
