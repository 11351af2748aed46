import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isDay } from '../../model/day.js';
import {
  compareImports,
  decodeDocument,
  exportMarkdown,
  importMarkdown,
  NotTextError,
  TooLargeError,
  type ImportedPlan,
} from './index.js';

const start = '2026-01-01';
const folder = new URL('fixtures/', import.meta.url);
const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** What every import keeps to, whatever the text. */
function check(plan: ImportedPlan): void {
  const seen = new Set<string>();
  for (const unit of plan.milestones) {
    expect(unit.title).not.toBe('');
    expect(unit.title).toBe(unit.title.trim());
    expect(seen.has(unit.id)).toBe(false);
    if (unit.parentId !== undefined) expect(seen.has(unit.parentId)).toBe(true);
    seen.add(unit.id);
    for (const day of [unit.startsOn, unit.dueOn]) if (day !== undefined) expect(isDay(day)).toBe(true);
    if (unit.startsOn !== undefined && unit.dueOn !== undefined) expect(unit.startsOn <= unit.dueOn).toBe(true);
    if (unit.progress !== undefined) expect(unit.progress >= 0 && unit.progress <= 1).toBe(true);
  }
  for (const unit of plan.milestones) for (const { id } of unit.dependsOn ?? []) expect(seen.has(id)).toBe(true);
  expect(new Set(plan.kpis.map(({ id }) => id)).size).toBe(plan.kpis.length);
  for (const { targets } of plan.kpis) {
    for (const { min, max } of targets) if (min !== undefined && max !== undefined) expect(min <= max).toBe(true);
  }
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
}

describe('any text', () => {
  it('is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        check(importMarkdown(text, { start }));
      }),
      { numRuns: 400 },
    );
  });

  it('is read without an error when it is made of what documents are made of', () => {
    const piece = fc.constantFrom(
      '\n',
      '\n\n',
      '# ',
      '## ',
      '### ',
      '- ',
      '  - ',
      '- [ ] ',
      '- [x] ',
      '**',
      ':',
      '|',
      '|---|---|\n',
      '```',
      '```yaml\n',
      '```mermaid\ngantt\n',
      '~~',
      'Phase 1',
      'Phase 2',
      'Week 1-2',
      'Months 3–4',
      'Q1 2026',
      'Q7',
      'May 2026',
      '31 February 2026',
      '2026-13-40',
      '2027-W53',
      '第一季度',
      'I квартал',
      'Deliverables',
      'Success criteria',
      'KPIs',
      'Risks',
      'Mitigation',
      'Owner: Ana',
      'Status: done',
      'after a',
      'section x',
      '$5-10M',
      '99 %',
      '→',
      '✅',
      '(',
      ')',
      '  ',
      '\t',
      '> ',
      '---\n',
      '<details>',
      '<summary>x</summary>',
      '</details>',
      '<!--',
      '-->',
      '┌──┐',
      '│ a │',
      '└──┘',
      '├── ',
      '&amp;',
      '\\',
      '`',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        check(importMarkdown(pieces.join(''), { start }));
      }),
      { numRuns: 600 },
    );
  });

  it('is read without an error when a document was damaged', () => {
    const damage = fc.record({
      document: fc.constantFrom(...documents),
      cuts: fc.array(fc.tuple(fc.nat(4_000), fc.nat(60), fc.string({ unit: 'binary', maxLength: 6 })), {
        maxLength: 8,
      }),
    });
    fc.assert(
      fc.property(damage, ({ document, cuts }) => {
        const text = cuts.reduce(
          (left, [at, length, put]) => left.slice(0, at) + put + left.slice(at + length),
          document,
        );
        check(importMarkdown(text, { start }));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same when it is read twice', () => {
    for (const document of documents)
      expect(importMarkdown(document, { start })).toEqual(importMarkdown(document, { start }));
  });

  it('may lack a start: then nothing that is counted has days', () => {
    const plan = importMarkdown('# P\n\n## Month 2: Build\n\n- [ ] A\n\n## Q2 2026\n\n- [ ] B\n');
    expect(plan.milestones[0]).toMatchObject({ relative: { unit: 'month', from: 2, to: 2 } });
    expect(plan.milestones[0]?.startsOn).toBeUndefined();
    expect(plan.milestones[2]).toMatchObject({ startsOn: '2026-04-01', dueOn: '2026-06-30' });
  });
});

describe('hostile texts', () => {
  const titleOf = (title: string): string | undefined =>
    importMarkdown(`# P\n\n## Phase 1: Go (Month 1)\n\n- [ ] ${title}\n`).milestones[1]?.title;

  it.each([
    ['Party <img src=x onerror=alert(1)> now', 'Party now'],
    ['Party &lt;script&gt;', 'Party <script>'],
    ['a\u202egnp.exe', 'agnp.exe'],
    ['nul\u0000l', 'null'],
    ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
    ['__proto__', 'proto'],
    ['constructor', 'constructor'],
  ])('%j becomes plain text', (source, title) => expect(titleOf(source)).toBe(title));

  it('keeps a title of 100,000 letters whole', () => expect(titleOf('x'.repeat(100_000))).toHaveLength(100_000));

  it('reads lists, quotations and brackets of any depth', () => {
    check(importMarkdown(Array.from({ length: 150 }, (_, depth) => `${'  '.repeat(depth)}- item ${depth}`).join('\n')));
    check(importMarkdown(`${'> '.repeat(300)}- quoted`));
    check(importMarkdown(`# P\n\n## Phase 1\n\n- ${'('.repeat(5_000)}${')'.repeat(5_000)}`));
  });

  it('breaks a circle of tasks, with a note', () => {
    const plan = importMarkdown(
      '```mermaid\ngantt\n  section S\n  A :a, after b, 2d\n  B :b, after a, 2d\n  A again :a, 2026-01-01, 1d\n```\n',
    );
    expect(plan.notes.map(({ line }) => line)).toEqual(expect.arrayContaining([5, 6]));
    check(plan);
  });
});

describe('decoding a file', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it.each([
    ['UTF-8', bytes('Año 2'), 'Año 2'],
    ['UTF-16 with a mark', new Uint8Array([0xff, 0xfe, 0x41, 0, 0xe9, 0]), 'Aé'],
    ['Windows-1252', new Uint8Array([0x41, 0xf1, 0x6f, 0x20, 0x93, 0x32, 0x94]), 'Año “2”'],
    ['nothing', new Uint8Array(), ''],
  ])('%s is text', (_, source, text) => expect(decodeDocument(source)).toBe(text));

  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['an archive', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['random bytes', Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256)],
  ])('%s is none', (_, source) => {
    expect(() => decodeDocument(source)).toThrow(NotTextError);
    expect(() => decodeDocument(source)).toThrow(expect.objectContaining({ code: 'not-text' }));
  });

  it('refuses what is over 10 MB before it looks at it', () => {
    expect(() => decodeDocument(new Uint8Array(10_000_001))).toThrow(TooLargeError);
    expect(() => decodeDocument(new Uint8Array(50_000_000))).toThrow(
      expect.objectContaining({ code: 'too-large', parameters: { bytes: 50_000_000, most: 10_000_000 } }),
    );
  });
});

describe('another edition of a document', () => {
  const edition =
    '# Move\n\n## Phase 1: Pack (Week 1)\n\n- [ ] Boxes\n- [ ] Labels\n\n## Phase 2: Carry (Week 2)\n\n- [ ] Van\n';
  const compare = (after: string) => {
    const { milestones } = compareImports(importMarkdown(edition, { start }), importMarkdown(after, { start }));
    return {
      added: milestones.added.map(({ title }) => title),
      removed: milestones.removed.map(({ title }) => title),
      changed: milestones.changed.map(({ after: { title }, fields }) => [title, ...fields]),
      unchanged: milestones.unchanged,
    };
  };

  it.each([
    ['nothing', edition, { added: [], removed: [], changed: [], unchanged: 5 }],
    [
      'lines in front',
      edition.replace('# Move\n', '# Move\n\nSome words.\n'),
      { added: [], removed: [], changed: [], unchanged: 5 },
    ],
    [
      'a new entry',
      edition.replace('- [ ] Van', '- [ ] Van\n- [ ] Driver'),
      { added: ['Driver'], removed: [], changed: [], unchanged: 5 },
    ],
    [
      'a box ticked',
      edition.replace('[ ] Boxes', '[x] Boxes'),
      { added: [], removed: [], changed: [['Boxes', 'status']], unchanged: 4 },
    ],
    [
      'an entry gone',
      edition.replace('- [ ] Labels\n', ''),
      { added: [], removed: ['Labels'], changed: [], unchanged: 4 },
    ],
    [
      'another name in the same place',
      edition.replace('Labels', 'Stickers'),
      { added: [], removed: [], changed: [['Stickers', 'id', 'title']], unchanged: 4 },
    ],
  ])('says what %s changes', (_, after, changes) => expect(compare(after)).toEqual(changes));

  it('is compared by keys after an export as well', () => {
    const first = importMarkdown(edition, { start });
    const second = importMarkdown(exportMarkdown(first).replace('[ ] Van', '[x] Van'));
    expect(compareImports(first, second).milestones.changed.map(({ after, fields }) => [after.title, fields])).toEqual([
      ['Van', ['status']],
    ]);
  });
});
