import { describe, expect, it } from 'vitest';

import { previewImport, undoOf, type ImportArgs, type ImportedDocument } from '../index.js';
import { TestWorkspace } from '../test-workspace.js';

type Unit = ImportedDocument['milestones'][number];

function unit(id: string, rest: Partial<Unit> = {}): Unit {
  return { id, kind: 'task', title: id, status: 'planned', ...rest };
}

function document(milestones: Unit[], rest: Partial<ImportedDocument> = {}): ImportedDocument {
  return { title: 'Roadmap', milestones, kpis: [], risks: [], ...rest };
}

let batches = 0;
function args(doc: ImportedDocument, rest: Partial<ImportArgs> = {}): ImportArgs {
  return {
    planId: 'p', batchId: `b${++batches}`, source: 'ROADMAP.md', format: 'markdown', anchorOn: '2026-01-01',
    document: doc, ...rest,
  };
}

/** Titles as an outline, deeper ones behind dots. */
function outline(workspace: TestWorkspace, parentId?: string, depth = 0): string[] {
  return workspace.all('milestone')
    .filter((item) => item.parentId === parentId && item.deletedAt === undefined)
    .sort((a, b) => a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1)
    .flatMap((item) => ['.'.repeat(depth) + item.title, ...outline(workspace, item.id, depth + 1)]);
}

function byTitle(workspace: TestWorkspace, title: string) {
  const item = workspace.all('milestone').find((row) => row.title === title);
  if (!item) throw new Error(`There is no item "${title}".`);
  return item;
}

const roadmap = document([
  unit('phase', { kind: 'goal', title: 'Phase 1', relative: { unit: 'month', from: 1, to: 2 },
    startsOn: '2026-01-01', dueOn: '2026-02-28' }),
  unit('month', { kind: 'milestone', parentId: 'phase', title: 'Month 2', relative: { unit: 'month', from: 2, to: 2 },
    startsOn: '2026-02-01', dueOn: '2026-02-28', successCriteria: [{ text: 'Ten users', met: false }] }),
  unit('week', { parentId: 'month', title: 'Week 1–2', relative: { unit: 'week', from: 1, to: 2 },
    startsOn: '2026-02-01', dueOn: '2026-02-14', assignees: ['Bob', 'Carla'] }),
  unit('launch', { kind: 'milestone', title: 'Launch', dueOn: '2026-06-30',
    dependsOn: [{ id: 'week', type: 'FS', lagDays: 2 }] }),
], {
  kpis: [{ id: 'users', name: 'Users', targets: [{ on: '2026-06-30', min: 100, text: '100+' }] }],
  risks: [{ title: 'Too slow', mitigation: 'Measure' }],
});

function withUnit(id: string, change: Partial<Unit>): ImportedDocument {
  return { ...roadmap, milestones: roadmap.milestones.map((item) => item.id === id ? { ...item, ...change } : item) };
}

describe('plan.import', () => {
  it('makes a plan with all that the document says', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    expect(workspace.get('plan', 'p')).toMatchObject({ title: 'Roadmap', anchorOn: '2026-01-01' });
    expect(outline(workspace)).toEqual(['Phase 1', '.Month 2', '..Week 1–2', 'Launch']);
    expect(workspace.all('dependency')).toMatchObject([
      { fromId: byTitle(workspace, 'Week 1–2').id, toId: byTitle(workspace, 'Launch').id, type: 'FS', lagInDays: 2 },
    ]);
    expect(workspace.all('kpi-target')).toMatchObject([{ on: '2026-06-30', min: 100 }]);
    expect(workspace.all('risk')).toMatchObject([{ title: 'Too slow', mitigation: 'Measure', state: 'open' }]);
  });

  it('counts what the document counts from the anchor, so that the plan can be anchored anew', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    expect(byTitle(workspace, 'Month 2').relative).toEqual({ unit: 'month', from: 2, to: 2 });
    // Weeks count from the month they stand under.
    expect(byTitle(workspace, 'Week 1–2').relative).toEqual({ unit: 'week', from: 1, to: 2, sinceMonth: 2 });
    expect(byTitle(workspace, 'Launch')).toMatchObject({ dueOn: '2026-06-30' });
    expect(byTitle(workspace, 'Launch')).not.toHaveProperty('relative');
  });

  it('assigns people who are there, and makes placeholders of others', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    const names = workspace.all('assignment').map(({ assigneeId }) => workspace.get('user', assigneeId));
    expect(names).toMatchObject([{ id: 'bob' }, { name: 'Carla', placeholder: true }]);
  });

  it('changes nothing when the same document is imported again', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    const before = workspace.snapshot();
    expect(workspace.run('plan.import', args(roadmap))).toEqual([]);
    expect(workspace.snapshot()).toEqual(before);
  });

  it('takes over only what the document changed, and keeps what people changed', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    const month = byTitle(workspace, 'Month 2');
    const launch = byTitle(workspace, 'Launch');
    workspace.run('milestone.change', { id: month.id, set: { title: 'Our month', priority: 'high' } });
    workspace.run('milestone.schedule', { id: launch.id, dueOn: '2026-07-15' });
    workspace.run('criterion.set', { milestoneId: month.id, criterionId: month.successCriteria![0]!.id, met: true });
    const edited = document(roadmap.milestones.map((item) => ({
      ...item,
      ...(item.id === 'month' && { status: 'active' as const, description: 'New words' }),
      ...(item.id === 'launch' && { dueOn: '2026-08-01' as const }),
    })), { kpis: roadmap.kpis, risks: roadmap.risks });
    const preview = previewImport(workspace, args(edited), workspace);
    expect(preview.kept).toMatchObject([
      { why: 'edited', field: 'startsOn', current: { dueOn: '2026-07-15' }, document: { dueOn: '2026-08-01' } },
    ]);
    expect(preview.changed.map(({ ref }) => ref)).toEqual([`milestone/${month.id}`]);
    workspace.run('plan.import', args(edited));
    expect(workspace.item(month.id)).toMatchObject({
      title: 'Our month', priority: 'high', status: 'active', description: 'New words', successCriteria: [{ met: true }],
    });
    expect(workspace.item(launch.id).dueOn).toBe('2026-07-15');
  });

  it('knows a unit again when its title was changed', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    const { id } = byTitle(workspace, 'Month 2');
    const renamed: ImportedDocument = {
      ...roadmap,
      milestones: roadmap.milestones.map((item) => item.id === 'month' ? { ...item, id: 'month-x', title: 'Month 2: beta' }
        : item.id === 'week' ? { ...item, id: 'week-x', parentId: 'month-x' }
          : { ...item, ...(item.dependsOn && { dependsOn: [{ id: 'week-x', type: 'FS', lagDays: 2 }] }) }),
    };
    workspace.run('plan.import', args(renamed));
    expect(outline(workspace)).toEqual(['Phase 1', '.Month 2: beta', '..Week 1–2', 'Launch']);
    expect(workspace.item(id).importKey).toBe('month-x');
    expect(workspace.all('dependency')).toHaveLength(1);
    expect(previewImport(workspace, args(renamed), workspace)).toEqual({ added: [], changed: [], removed: [], kept: [] });
  });

  it('puts in new units where the document has them, between those that people added', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    const week = byTitle(workspace, 'Week 1–2');
    workspace.run('milestone.create', {
      id: 'own', planId: 'p', kind: 'task', title: 'Ours', parentId: week.parentId!, afterId: week.id,
    });
    const more = document([
      ...roadmap.milestones, unit('week2', { parentId: 'month', title: 'Week 3' }), unit('top', { title: 'Zenith' }),
    ]);
    workspace.run('plan.import', args(more));
    expect(outline(workspace)).toEqual(['Phase 1', '.Month 2', '..Week 1–2', '..Week 3', '..Ours', 'Launch', 'Zenith']);
  });

  it('follows a new order and a new parent', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    const [phase, month, week, launch] = roadmap.milestones;
    workspace.run('plan.import', args(document([launch!, phase!, month!, { ...week!, parentId: 'phase' }])));
    expect(outline(workspace)).toEqual(['Launch', 'Phase 1', '.Month 2', '.Week 1–2']);
  });

  it('puts what the document dropped into the bin, unless people have worked on it', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    const { id } = byTitle(workspace, 'Launch');
    workspace.run('progress.report', { id: 'r', milestoneId: id, progress: 0.5, on: '2026-03-01' });
    const fewer = document(roadmap.milestones.filter((item) => item.id === 'phase'));
    const preview = previewImport(workspace, args(fewer), workspace);
    expect(preview.kept).toMatchObject([{ why: 'in-use', title: 'Launch' }]);
    expect(preview.removed.map(({ ref }) => ref.split('/')[0]).sort()).toEqual(['kpi', 'milestone', 'milestone', 'risk']);
    workspace.run('plan.import', args(fewer));
    expect(outline(workspace)).toEqual(['Phase 1', 'Launch']);
    workspace.run('plan.import', args(roadmap));
    expect(outline(workspace)).toEqual(['Phase 1', '.Month 2', '..Week 1–2', 'Launch']);
    expect(workspace.all('milestone')).toHaveLength(4);
  });

  it('leaves in the bin what people have thrown away', () => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(roadmap));
    workspace.run('milestone.delete', { id: byTitle(workspace, 'Month 2').id });
    workspace.run('plan.import', args(withUnit('phase', { description: 'More' })));
    expect(outline(workspace)).toEqual(['Phase 1', 'Launch']);
  });

  it.each<[string, ImportedDocument]>([
    ['parents in a circle', document([unit('a', { parentId: 'b' }), unit('b', { parentId: 'a' })])],
    ['a parent that is not there', document([unit('a', { parentId: 'x' })])],
    ['two units with one id', document([unit('a'), unit('a', { title: 'other' })])],
    ['dependencies in a circle', document([
      unit('a', { dependsOn: [{ id: 'b', type: 'FS', lagDays: 0 }] }),
      unit('b', { dependsOn: [{ id: 'a', type: 'FS', lagDays: 0 }] }),
    ])],
    ['a start after the end', document([unit('a', { startsOn: '2026-05-01', dueOn: '2026-04-01' })])],
    ['a hostile title', document([unit('a', { title: `\0<img onerror=x>\uD800\u202E${'x'.repeat(5_000)}` })])],
    ['a target that ends before it begins', document([], {
      kpis: [{ id: 'k', name: 'K', targets: [{ min: 5, max: 1, text: '5–1' }] }],
    })],
  ])('takes in a document with %s', (_what, doc) => {
    const workspace = new TestWorkspace();
    workspace.run('plan.import', args(doc));
    expect(workspace.all('milestone')).toHaveLength(doc.milestones.length);
    expect(workspace.run('plan.import', args(doc))).toEqual([]);
  });

  it('cuts nothing of a long title: the rest goes into the description', () => {
    const workspace = new TestWorkspace();
    const words = Array.from({ length: 600 }, (_, index) => `word${index}`);
    workspace.run('plan.import', args(document([unit('a', { title: words.join(' '), description: 'Below' })])));
    const [item] = workspace.all('milestone');
    expect(`${item!.title.replace(' …', '')} ${item!.description!.split('\n\n')[0]}`).toBe(words.join(' '));
  });

  it('can be taken back as a whole', () => {
    const workspace = new TestWorkspace();
    const before = workspace.snapshot();
    const effects = workspace.run('plan.import', args(roadmap));
    const after = workspace.snapshot();
    const undone = workspace.run('rows.restore', undoOf('plan.import', effects));
    expect(workspace.snapshot()).toEqual(before);
    workspace.run('rows.restore', undoOf('rows.restore', undone));
    expect(workspace.snapshot()).toEqual(after);
  });

  it('takes in 10,000 units in well under a second', () => {
    const units = Array.from({ length: 10_000 }, (_, index) => unit(`u${index}`, {
      ...(index % 10 !== 0 && { parentId: `u${index - index % 10}` }),
      ...(index % 5 === 4 && { dependsOn: [{ id: `u${index - 1}`, type: 'FS' as const, lagDays: 0 }] }),
    }));
    const workspace = new TestWorkspace();
    const started = performance.now();
    workspace.run('plan.import', args(document(units)));
    const first = performance.now() - started;
    expect(workspace.all('milestone')).toHaveLength(10_000);
    expect(first).toBeLessThan(5_000);
  });
});
