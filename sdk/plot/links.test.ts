import { describe, expect, it } from 'vitest';

import { layOutLink } from './links.js';

const end = (x: number, width: number, y: number) => ({ x, width, y, halfHeight: 10 });

/** Corners and ends of a path. */
function points(path: string): [number, number][] {
  return [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
}

describe('the path of a dependency', () => {
  it('leaves at the end and arrives at the beginning', () => {
    const { line, head } = layOutLink('FS', end(0, 50, 19), end(200, 40, 95), 38);
    expect(points(line)[0]).toEqual([50, 19]);
    expect(points(line).at(-1)).toEqual([193, 95]);
    expect(points(head)).toContainEqual([199, 95]);
  });

  it('falls onto a successor that begins right away', () => {
    const { head } = layOutLink('FS', end(0, 50, 19), end(50, 90, 57), 38);
    expect(points(head)).toContainEqual([58, 46]);
  });

  it('turns back between the rows for a successor that begins earlier', () => {
    const { line } = layOutLink('FS', end(100, 50, 19), end(40, 20, 57), 38);
    expect(points(line)).toContainEqual([161, 38]);
    expect(points(line).at(-1)).toEqual([33, 57]);
  });

  it.each([
    ['SS', 100, 193], ['FF', 150, 247], ['SF', 100, 247],
  ] as const)('takes the ends that %s names', (type, from, to) => {
    const { line } = layOutLink(type, end(100, 50, 19), end(200, 40, 57), 38);
    expect(points(line)[0]?.[0]).toBe(from);
    expect(points(line).at(-1)?.[0]).toBe(to);
  });

  it('is only ever made of numbers, for links of every kind in every direction', () => {
    for (const type of ['FS', 'SS', 'FF', 'SF'] as const) {
      for (const x of [-300, 0, 5, 50, 300]) {
        for (const y of [-76, 0, 38]) {
          const { line, head } = layOutLink(type, end(0, 50, 100), end(x, 30, 100 + y), 38);
          expect(line + head).not.toMatch(/NaN|Infinity/);
        }
      }
    }
  });
});
