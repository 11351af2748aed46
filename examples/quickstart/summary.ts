import type { PlanRows } from 'milestone-kit/sdk';

import { find, text } from './page.js';

/** Title, first day and size of the plan, in the header. */
export function showSummary({ plan, milestones, kpis, risks }: PlanRows): void {
  const title = plan?.title ?? 'No plan yet';
  find('title').textContent = title;
  document.title = `${title} · milestone-kit`;
  const start = find<HTMLInputElement>('start');
  start.dataset['plan'] = plan?.id ?? '';
  start.disabled = !plan;
  // Somebody who is typing a day is not interrupted.
  if (document.activeElement !== start) start.value = plan?.anchorOn ?? '';

  const goals = milestones.filter(({ kind }) => kind === 'goal').length;
  const parts = [
    count(goals, 'goal'), count(milestones.length - goals, 'milestone and task', 'milestones and tasks'),
    count(kpis.length, 'KPI'), count(risks.length, 'risk'),
  ];
  find('summary').textContent = plan ? parts.join(' · ') : 'Drop a roadmap document on this page.';
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${text.formatNumber(number)} ${number === 1 ? one : many}`;
}
