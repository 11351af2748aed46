import type { Block } from './blocks.js';
import { findPeriods } from './find-periods.js';
import { memoize } from './memo.js';
import { diagramOf } from './mermaid.js';
import { labelRole, rolesOf } from './roles.js';
import { isReadableFence } from './fences.js';
import { isHorizon, unitName } from './unit-names.js';

const plain = (text: string): string => text.replace(/^[^\p{L}\p{N}(（]+/u, '');

/** Whether a heading or label names a period or numbered part: "Q1 2026: …", "Phase 2", "Rollout (weeks 3–5)", "Next". */
export const namesPart = memoize(readPart);

function readPart(text: string): boolean {
  const name = plain(text).replace(/^\d{1,2}(?:\.\d{1,2})*[.)]\s+/, '');
  return unitName(name) !== undefined || namesPeriod(name) || isHorizon(name);
}

/** Whether a period is the label of this text, or stands behind it. */
export function namesPeriod(text: string): boolean {
  return findPeriods(text).some(({ start, end, weak }) => {
    const before = text.slice(0, start);
    const behind = text.slice(end);
    if (weak === 'name') return false;
    const begins = before === '' && /^\s*(?:$|[:：–—|),-]|\()/.test(behind);
    const enclosed = /[([（][^)\]）]{0,40}$/.test(before) && /^[^([（]{0,40}[)\]）]/.test(behind);
    const ends = /[,:：|–—-]\s*$/.test(before) && /^[\s.)]*$/.test(behind);
    return begins || enclosed || ends || (weak === undefined && before === '');
  });
}

/** Whether a block or something in it is plainly a plan: periods, parts, boxes, deliverables, charts. */
export function isPlainlyPlan(block: Block, depth = 0): boolean {
  if (depth > 12) return false;
  const before = known.get(block);
  if (before !== undefined) return before;
  const plainly = readPlainly(block, depth);
  known.set(block, plainly);
  return plainly;
}

const known = new WeakMap<Block, boolean>();

function readPlainly(block: Block, depth: number): boolean {
  if (block.kind === 'section' || block.kind === 'label') {
    const role = labelRole(block.text);
    if (block.kind === 'section' && namesPart(block.text) && role?.role !== 'metrics' && role?.role !== 'ignored')
      return true;
    if (role && ['ignored', 'risk', 'mitigation', 'metrics', 'funding'].includes(role.role)) {
      return (
        block.kind === 'section' &&
        block.children.some((child) => child.kind === 'section' && isPlainlyPlan(child, depth + 1))
      );
    }
    if (block.kind === 'label' && namesPart(block.text)) return true;
    if (role && !role.qualified && role.role === 'tasks' && strongTasks(block) && block.children.length > 0)
      return true;
  }
  if (block.checked !== undefined) return true;
  if (block.kind === 'item' && namesPeriod(plain(block.text))) return true;
  if (block.kind === 'text' && (isStrongAttribute(block) || (block.bold && namesPart(block.text)))) return true;
  if (block.kind === 'code') return isPlanFence(block);
  if (block.kind === 'table') return isPlanTable(block);
  return block.children.some((child) => isPlainlyPlan(child, depth + 1));
}

/** "Deliverables", "Tasks": not "Features" or "Scope", which descriptions have as well. */
function strongTasks(block: Block): boolean {
  return /deliver|task|activit|action|to.?do|checklist|next steps|milestone|entreg|tarea|tarefa|activid|ativid|acci|aç|hito|marco|livrable|tâche|étape|jalon|aufgabe|aktivit|maßnahme|meilenstein|liefer|задач|действи|мероприят|вех|交付|任务|活动|里程碑|待办|行动|initiative|iniciativ|pendiente|lista de/iu.test(
    block.text,
  );
}

function isStrongAttribute(block: Block): boolean {
  if (block.lead === undefined || block.rest === undefined) return false;
  const roles = rolesOf(block.lead);
  return (
    (roles.includes('due') || roles.includes('period')) &&
    findPeriods(block.rest).some(({ weak }) => weak === undefined) &&
    !roles.includes('attribute')
  );
}

function isPlanFence(block: Block): boolean {
  if (block.language === 'mermaid') return ['gantt', 'timeline'].includes(diagramOf(block.text));
  if (!isReadableFence(block)) return false;
  return block.text.split('\n', 400).some((line) => {
    const text = plain(line.replace(/^[\s│|├└─]+/u, ''));
    if (text === '' || text.length > 160) return false;
    const role = /[:：]\s*$/.test(text) ? labelRole(text) : undefined;
    return (
      namesPart(text) ||
      role?.role === 'tasks' ||
      /^\s*(?:[-*]\s+)?\[[ xX]\]/.test(line) ||
      /^\s*(?:-\s+)?(?:due|start|end|deadline):\s*\d{4}-\d\d/.test(line)
    );
  });
}

function isPlanTable(block: Block): boolean {
  const [head = [], ...rows] = block.rows ?? [];
  const roles = head.map((cell) => rolesOf(cell.text));
  if (roles.some((one) => one.includes('risk')) && roles.some((one) => one.includes('mitigation'))) return false;
  if (
    roles.some((one) => one.includes('metrics')) &&
    !roles.some((one) => one.includes('status') || one.includes('owner'))
  )
    return false;
  const timed =
    head.filter((cell) => namesPeriod(cell.text)).length >= 2 ||
    roles.some(
      (one) => one.some((role) => role === 'due' || role === 'start' || role === 'period') && !one.includes('metrics'),
    ) ||
    roles.some((one) => one.includes('status') || one.includes('progress'));
  return (
    timed &&
    rows.length > 0 &&
    (roles.some((one) => one.includes('name')) || rows.some((row) => row.some((cell) => namesPeriod(cell.text))))
  );
}
