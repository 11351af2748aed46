import type {
  ImportedKpi,
  ImportedMilestone,
  ImportedPlan,
  ImportedRisk,
  ImportedTarget,
  ImportNote,
} from './types.js';
import { writeValue } from './plain-value.js';

/** The key in the front matter that says how a document is to be read. */
export const marker = 'milestone-kit';

/**
 * Writes a plan as Markdown that people can read and edit: nested lists with boxes, facts as bold labels. Importing it
 * gives the same JSON, apart from source lines.
 */
export function exportMarkdown(plan: ImportedPlan): string {
  const title = writeValue(plan.title);
  const parts = [
    `---\n${marker}: plan\n---\n\n# ${title}\n`,
    section('Plan', milestoneLines(plan.milestones)),
    section('KPIs', plan.kpis.flatMap(kpiLines)),
    section('Risks', plan.risks.flatMap(riskLines)),
    section('Notes', plan.notes.map(noteLine)),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}\n`;
}

/** Children below their parents; what names no parent that is there stands at the top and says so. */
function milestoneLines(milestones: readonly ImportedMilestone[]): string[] {
  const lines: string[] = [];
  const depths: { id: string; depth: number }[] = [];
  for (const milestone of milestones) {
    while (depths.length > 0 && depths.at(-1)?.id !== milestone.parentId) depths.pop();
    const parent = depths.at(-1);
    const depth = parent === undefined ? 0 : parent.depth + 1;
    depths.push({ id: milestone.id, depth });
    const indent = '  '.repeat(depth);
    lines.push(`${indent}- [${milestone.status === 'done' ? 'x' : ' '}] ${writeValue(milestone.title)}`);
    lines.push(...facts(milestone, parent !== undefined).map((fact) => `${indent}  - ${fact}`));
    for (const { text, met } of milestone.successCriteria ?? [])
      lines.push(`${indent}    - [${met ? 'x' : ' '}] ${writeValue(text)}`);
  }
  return lines;
}

function facts(milestone: ImportedMilestone, isBelowParent: boolean): string[] {
  const { relative, progress } = milestone;
  return [
    `**Key:** ${writeValue(milestone.id)}`,
    ...(milestone.parentId !== undefined && !isBelowParent ? [`**Parent:** ${writeValue(milestone.parentId)}`] : []),
    `**Kind:** ${milestone.kind}`,
    ...(relative ? [`**Period:** ${relative.unit} ${relative.from} to ${relative.to}`] : []),
    ...(milestone.startsOn !== undefined ? [`**Start:** ${milestone.startsOn}`] : []),
    ...(milestone.dueOn !== undefined ? [`**Due:** ${milestone.dueOn}`] : []),
    ...(milestone.status !== 'done' && milestone.status !== 'planned' ? [`**Status:** ${milestone.status}`] : []),
    ...(progress !== undefined ? [`**Progress:** ${progress}`] : []),
    ...(milestone.description !== undefined ? [`**Description:** ${writeValue(milestone.description)}`] : []),
    ...(milestone.assignees ?? []).map((name) => `**Owner:** ${writeValue(name)}`),
    ...(milestone.dependsOn ?? []).map(({ id, type, lagDays }) => `**After:** ${type} ${lagDays} ${writeValue(id)}`),
    ...(milestone.successCriteria ? ['**Success criteria:**'] : []),
  ];
}

function kpiLines({ id, name, unit, targets }: ImportedKpi): string[] {
  return [
    `- ${writeValue(name)}`,
    `  - **Key:** ${writeValue(id)}`,
    ...(unit !== undefined ? [`  - **Unit:** ${writeValue(unit)}`] : []),
    ...targets.map((target) => `  - **Target:** ${targetText(target)}`),
  ];
}

function targetText({ on, min, max, text }: ImportedTarget): string {
  const bounds = [
    ...(on !== undefined ? [`on ${on}`] : []),
    ...(min !== undefined ? [`at least ${min}`] : []),
    ...(max !== undefined ? [`at most ${max}`] : []),
  ];
  return `${bounds.join(', ')} = ${writeValue(text)}`.trim();
}

function riskLines({ title, category, mitigation }: ImportedRisk): string[] {
  return [
    `- ${writeValue(title)}`,
    ...(category !== undefined ? [`  - **Category:** ${writeValue(category)}`] : []),
    ...(mitigation !== undefined ? [`  - **Mitigation:** ${writeValue(mitigation)}`] : []),
  ];
}

function noteLine({ kind, line, message }: ImportNote): string {
  return `- **${kind}**${line === undefined ? '' : ` ${line}`}: ${writeValue(message)}`;
}
