import type { Day } from '../../model/day.js';
import type { Draft } from './draft.js';
import type { DraftKpi } from './kpi-collector.js';
import { KeyMaker } from './keys.js';
import type { PlanBuilder } from './plan-builder.js';
import { dateDraft, datePeriod, planFrame, type DatedDraft, type Dating, type Frame } from './schedule.js';
import { titleKey } from './title-key.js';
import type { ImportedKpi, ImportedMilestone } from './types.js';

/** Gives units their keys, days and kinds, in the order of the document. */
export function finishMilestones(
  plan: PlanBuilder,
  dating: Dating,
  links: readonly { from: string; on: string; line: number }[],
): { milestones: ImportedMilestone[]; dates: ReadonlyMap<Draft, DatedDraft> } {
  const keys = new KeyMaker();
  const dates = new Map<Draft, DatedDraft>();
  const order: Draft[] = [];
  const work: { draft: Draft; frame: Frame }[] = [...plan.roots]
    .reverse()
    .map((draft) => ({ draft, frame: planFrame(dating.start) }));
  for (let next = work.pop(); next; next = work.pop()) {
    const { draft, frame } = next;
    draft.id = keys.make(draft.parent?.id, draft.ownId === undefined ? draft.title : `${draft.title} ${draft.ownId}`);
    const dated = dateDraft(draft, frame, dating, (kind, line, message) => {
      plan.note(kind, line, message);
    });
    dates.set(draft, dated);
    order.push(draft);
    for (const child of [...draft.children].reverse()) work.push({ draft: child, frame: dated.frame });
  }
  for (const { from, on, line } of links)
    order.find((draft) => titleKey(draft.title) === titleKey(from))?.waits.push({ text: on, line });
  linkByName(order, plan);
  breakCircles(order, plan);
  return { milestones: order.map((draft) => toMilestone(draft, dates.get(draft))), dates };
}

function toMilestone(draft: Draft, dated: DatedDraft | undefined): ImportedMilestone {
  const { relative, startsOn, dueOn } = dated ?? {};
  const description = [...new Set(draft.description)].join('\n');
  return {
    id: draft.id ?? '',
    ...(relative && { relative }),
    kind: kindOf(draft),
    ...(draft.parent?.id !== undefined && { parentId: draft.parent.id }),
    title: draft.title,
    ...(description !== '' && { description }),
    ...(startsOn !== undefined && { startsOn }),
    ...(dueOn !== undefined && { dueOn }),
    status: draft.status ?? 'planned',
    ...(draft.progress !== undefined && { progress: draft.progress }),
    ...(draft.criteria.length > 0 && { successCriteria: draft.criteria }),
    ...(draft.after.length > 0 && {
      dependsOn: draft.after.map((link) => ({ id: link.draft.id ?? '', type: link.type, lagDays: link.lagDays })),
    }),
    ...(draft.assignees.length > 0 && { assignees: [...new Set(draft.assignees)] }),
    source: { line: draft.line },
  };
}

/** The top is a goal; what holds others is a milestone; an entry without any is a task, and so is a box, always. */
function kindOf(draft: Draft): ImportedMilestone['kind'] {
  if (draft.box) return 'task';
  if (draft.kind !== undefined) return draft.kind;
  if (!draft.parent) return 'goal';
  if (draft.children.length > 0 || draft.form === 'block') return 'milestone';
  return 'task';
}

/** "Depends on: Design" means the unit of that name. */
function linkByName(order: readonly Draft[], plan: PlanBuilder): void {
  if (!order.some(({ waits }) => waits.length > 0)) return;
  const byName = new Map<string, Draft>();
  for (const draft of order) {
    for (const name of [
      titleKey(draft.title),
      draft.bare,
      titleKey(draft.unit ?? ''),
      titleKey(/^[A-Z]{1,3}-?\d+(?:\.\d+)*(?![\p{L}\d])/u.exec(draft.title)?.[0] ?? ''),
    ]) {
      if (name !== '' && !byName.has(name)) byName.set(name, draft);
    }
  }
  for (const draft of order) {
    for (const { text, line } of draft.waits) {
      if (/^(?:none|n\/?a|-+|—|–|ninguna?|keine|aucune?|нет|无)$/i.test(text)) continue;
      const name = titleKey(text);
      const target = byName.get(name);
      if (!target || target === draft)
        plan.note(
          'skipped',
          line,
          `"${draft.title.slice(0, 80)}" depends on "${text.slice(0, 80)}", which is not found in the plan.`,
        );
      else if (!draft.after.some((link) => link.draft === target))
        draft.after.push({ draft: target, type: 'FS', lagDays: 0 });
    }
  }
}

/** Links that lead back to where they began are left out, each with a note. */
function breakCircles(order: readonly Draft[], plan: PlanBuilder): void {
  const state = new Map<Draft, 'open' | 'closed'>();
  for (const root of order) {
    if (state.has(root)) continue;
    const stack: { draft: Draft; next: number }[] = [{ draft: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const link = top.draft.after[top.next];
      if (!link) {
        state.set(top.draft, 'closed');
        stack.pop();
      } else if (state.get(link.draft) === 'open') {
        top.draft.after.splice(top.next, 1);
        plan.note(
          'skipped',
          top.draft.line,
          `"${top.draft.title.slice(0, 80)}" and "${link.draft.title.slice(0, 80)}" would wait for each other; that link is left out.`,
        );
      } else {
        top.next += 1;
        if (!state.has(link.draft)) {
          state.set(link.draft, 'open');
          stack.push({ draft: link.draft, next: 0 });
        }
      }
    }
  }
}

/** KPIs with the days of their targets, each in the order of its days. */
export function finishKpis(
  kpis: readonly DraftKpi[],
  dates: ReadonlyMap<Draft, DatedDraft>,
  dating: Dating,
): ImportedKpi[] {
  const keys = new KeyMaker();
  const names = new Map<string, number>();
  for (const { name } of kpis) names.set(titleKey(name), (names.get(titleKey(name)) ?? 0) + 1);
  return kpis.map((kpi) => {
    const seen = new Set<string>();
    const targets = kpi.targets.flatMap((target) => {
      const on = endOf(target.period, target.year, target.unitEnd, dates, dating);
      const key = `${on ?? ''}|${target.min ?? ''}|${target.max ?? ''}|${target.min === undefined && target.max === undefined ? target.text : ''}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [
        {
          ...(on !== undefined && { on }),
          ...(target.min !== undefined && { min: target.min }),
          ...(target.max !== undefined && { max: target.max }),
          text: target.text,
        },
      ];
    });
    targets.sort((a, b) => (a.on !== undefined && b.on !== undefined ? (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) : 0));
    const shared =
      (names.get(titleKey(kpi.name)) ?? 0) > 1 && kpi.section !== '' && titleKey(kpi.section) !== titleKey(kpi.name);
    return {
      id: keys.make(shared ? kpi.section : undefined, kpi.name),
      name: kpi.name,
      ...(kpi.unit !== undefined && { unit: kpi.unit }),
      targets,
    };
  });
}

function endOf(
  period: DraftKpi['targets'][number]['period'],
  year: number | undefined,
  unit: Draft | undefined,
  dates: ReadonlyMap<Draft, DatedDraft>,
  dating: Dating,
): Day | undefined {
  if (period) return datePeriod(period.period, planFrame(dating.start), dating, year).span?.to;
  for (let at = unit; at; at = at.parent) {
    const due = dates.get(at)?.dueOn;
    if (due !== undefined) return due;
  }
  return undefined;
}
