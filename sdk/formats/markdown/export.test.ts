import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exportMarkdown, importMarkdown, type ImportedPlan } from './index.js';

const folder = new URL('fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');

const withoutLines = (plan: ImportedPlan): unknown => ({
  ...plan,
  milestones: plan.milestones.map(({ source, ...rest }) => ({ ...rest, hasSource: source !== undefined })),
});

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
const day = fc.constantFrom('2026-01-01', '2026-12-31', '2028-02-29') as fc.Arbitrary<`${number}-${number}-${number}`>;
const optional = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.oneof(
    fc.constant({}),
    value.map((one) => ({ [name]: one })),
  );
const milestone = fc.tuple(
  optional(
    'relative',
    fc.record({
      unit: fc.constantFrom('week', 'month', 'quarter', 'year'),
      from: fc.integer({ min: 1, max: 60 }),
      to: fc.integer({ min: 60, max: 99 }),
    }),
  ),
  fc.record({ kind: fc.constantFrom('goal', 'milestone', 'task'), title: text }),
  optional('description', text),
  optional('startsOn', day),
  optional('dueOn', day),
  fc.record({ status: fc.constantFrom('planned', 'active', 'blocked', 'done', 'cancelled') }),
  optional(
    'progress',
    fc.integer({ min: 0, max: 10_000 }).map((share) => share / 10_000),
  ),
  optional('successCriteria', fc.array(fc.record({ text, met: fc.boolean() }), { minLength: 1, maxLength: 3 })),
  optional('assignees', fc.array(text, { minLength: 1, maxLength: 3 })),
  fc.nat(),
);
const plan = fc
  .record({
    title: text,
    units: fc.array(milestone, { maxLength: 12 }),
    kpis: fc.array(
      fc.tuple(
        fc.record({ name: text }),
        optional('unit', text),
        fc.array(
          fc.tuple(
            optional('on', day),
            optional(
              'min',
              fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
            ),
            optional('max', fc.integer()),
            text,
          ),
          { maxLength: 3 },
        ),
      ),
      { maxLength: 3 },
    ),
    risks: fc.array(fc.tuple(fc.record({ title: text }), optional('category', text), optional('mitigation', text)), {
      maxLength: 3,
    }),
    notes: fc.array(fc.tuple(fc.constantFrom('merged', 'skipped'), optional('line', fc.nat({ max: 999 })), text), {
      maxLength: 3,
    }),
  })
  .map((source): ImportedPlan => {
    // Each unit is below one that comes before it on the way from the top, as an import always has it.
    const path: string[] = [];
    const milestones = source.units.map(
      ([relative, named, description, startsOn, dueOn, status, progress, criteria, people, depth], at) => {
        path.length = Math.min(path.length, depth % 4);
        const parentId = path.at(-1);
        const id = `unit-${at}`;
        path.push(id);
        return {
          id,
          ...relative,
          kind: named.kind,
          ...(parentId !== undefined && { parentId }),
          title: named.title,
          ...description,
          ...startsOn,
          ...dueOn,
          ...status,
          ...progress,
          ...criteria,
          ...(at > 0 && depth % 5 === 0 && { dependsOn: [{ id: 'unit-0', type: 'FS', lagDays: (depth % 7) - 3 }] }),
          ...people,
          source: { line: 1 },
        };
      },
    );
    return {
      title: source.title,
      milestones,
      kpis: source.kpis.map(([named, unit, targets], at) => ({
        id: `kpi-${at}`,
        name: named.name,
        ...unit,
        targets: targets.map(([on, min, max, words]) => ({ ...on, ...min, ...max, text: words })),
      })),
      risks: source.risks.map((parts) => Object.assign({}, ...parts) as ImportedPlan['risks'][number]),
      notes: source.notes.map(([kind, line, message]) => ({ kind, ...line, message })),
    } as unknown as ImportedPlan;
  });

describe('exporting a plan as Markdown', () => {
  it.each(names)('gives the import of %s back', (name) => {
    const first = importMarkdown(readFileSync(new URL(name, folder), 'utf8'), { start: '2026-01-01' });
    const second = importMarkdown(exportMarkdown(first), { start: '2026-01-01' });
    expect(JSON.stringify(withoutLines(second))).toBe(JSON.stringify(withoutLines(first)));
  });

  it('gives any plan back, whatever its texts hold', () => {
    fc.assert(
      fc.property(plan, (first) => {
        expect(JSON.stringify(withoutLines(importMarkdown(exportMarkdown(first))))).toBe(
          JSON.stringify(withoutLines(first)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('takes an entry that was written in by hand as a new unit', () => {
    const first = importMarkdown('# Plan\n\n## Phase 1: Start (Month 1)\n\n- [ ] Rent a room\n');
    const edited = exportMarkdown(first).replace('## Plan\n', '## Plan\n').replace(/\n$/, '\n  - [x] Buy a lamp\n');
    const { milestones } = importMarkdown(edited);
    expect(milestones.map(({ title, status }) => [title, status])).toEqual([
      ['Phase 1: Start (Month 1)', 'planned'],
      ['Rent a room', 'planned'],
      ['Buy a lamp', 'done'],
    ]);
    expect(milestones[2]?.parentId).toBe(milestones[0]?.id);
  });
});
