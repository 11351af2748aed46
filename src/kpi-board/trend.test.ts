import { expect } from '@open-wc/testing';

import { height, layOutTrend, width, type Aim } from './trend.js';

const readings = [
  { on: '2026-01-31', value: 20 }, { on: '2026-02-28', value: 60 }, { on: '2026-04-30', value: 168 },
] as const;
const aims: readonly Aim[] = [{ on: '2026-06-30', min: 200 }, { on: '2027-06-30', min: 1000 }];

describe('the trend of a KPI', () => {
  it('runs from the first reading to the latest, left to right, higher numbers higher up', () => {
    const { line, last } = layOutTrend({ readings, aims, next: aims[0] });
    const points = [...line!.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    expect(points).to.have.length(3);
    points.slice(1).forEach(([x, y], index) => {
      expect(x).to.be.greaterThan(points[index]![0]);
      expect(y).to.be.lessThan(points[index]![1]);
    });
    expect([last!.x, last!.y]).to.deep.equal(points.at(-1));
  });

  it('places its points by their days and not by their order', () => {
    const { line } = layOutTrend({ readings, aims, next: aims[0] });
    const [a, b, c] = [...line!.matchAll(/([\d.]+),[\d.]+/g)].map(([, x]) => Number(x));
    expect((c! - b!) / (b! - a!)).to.be.closeTo(61 / 28, 0.05);
  });

  it('cuts the way to the targets where the box ends', () => {
    const trend = layOutTrend({ readings, aims, next: aims[0] });
    const xs = [...trend.aims!.matchAll(/([\d.]+),[\d.]+/g)].map(([, x]) => Number(x));
    expect(Math.max(...xs)).to.be.at.most(width);
    expect(trend.next!.x).to.be.within(trend.last!.x, Math.max(...xs) - 10);
  });

  it('shows both ends of a range', () => {
    const range: Aim = { on: '2026-06-30', min: 15, max: 25 };
    const { next } = layOutTrend({ readings: [{ on: '2026-01-31', value: 5 }], aims: [range], next: range });
    expect(next!.from).to.be.lessThan(next!.y);
    expect(next!.to).to.be.greaterThan(next!.y);
  });

  it('stays inside of its box with negative and equal numbers', () => {
    for (const values of [[-60, -11], [7, 7]]) {
      const trend = layOutTrend({
        readings: values.map((value, index) => ({ on: index ? '2026-02-01' : '2026-01-01', value })),
        aims: [], next: undefined,
      });
      for (const [, x, y] of trend.line!.matchAll(/([\d.-]+),([\d.-]+)/g)) {
        expect(Number(x)).to.be.within(0, width);
        expect(Number(y)).to.be.within(0, height);
      }
    }
  });

  it('shows targets before there is a reading, and a reading alone as a dot', () => {
    const planned = layOutTrend({ readings: [], aims, next: aims[0] });
    expect(planned.aims).to.match(/^M/);
    expect(planned.line).to.equal(undefined);
    const alone = layOutTrend({ readings: readings.slice(0, 1), aims: [], next: undefined });
    expect(alone.last).to.include.keys('x', 'y');
  });

  it('is empty without a number', () => {
    expect(layOutTrend({ readings: [], aims: [], next: undefined })).to.deep.equal({});
  });
});
