import { isPart, roleOfBlock } from './block-facts.js';
import type { Block } from './blocks.js';
import type { Context } from './context.js';
import { isPlainlyPlan, namesPart } from './plan-signs.js';
import { type LabelRole, isContainer, normalize, rolesOf } from './roles.js';

/** What the reader of a block has to know of its neighbours. */
export interface Neighbours {
  /** How many of them are parts of the plan. */
  readonly work: number;
  /** Some have entries that are plainly work: deliverables, tasks, boxes. */
  readonly hasEntries: boolean;
  /** Some entries of the list are plainly parts of a plan. */
  readonly datedEntries: boolean;
  /** Sections that are plainly a plan. */
  readonly plans: number;
  /** Sections among them. */
  readonly sections: number;
  /** How many labels and headings have a role and a word of their own, by both. */
  readonly qualified: ReadonlyMap<string, number>;
  /** Many of the sections are dated or numbered, so the others are parts of the plan as well. */
  readonly dated: boolean;
}

/** A list of "Key: value" with keys of its own: "Technology" beside "Talent" is a name there, no fact about the unit. */
export function keysAreNames(blocks: readonly Block[]): boolean {
  const keyed = blocks.filter(
    ({ kind, lead, rest, bold }) => kind === 'item' && !bold && lead !== undefined && rest !== undefined && rest !== '',
  );
  const own = keyed.filter(({ lead }) => rolesOf(lead ?? '').length === 0);
  return own.length >= 2 && own.length * 2 >= keyed.length;
}

/** Keys that stand in several of the groups here: "Domain: …" in each of them. */
export function recurringKeys(blocks: readonly Block[]): ReadonlySet<string> {
  const counts = new Map<string, { count: number; group: Block }>();
  let groups = 0;
  for (const group of blocks) {
    if (group.children.length === 0) continue;
    groups += 1;
    for (const { lead, rest, checked } of group.children) {
      if (lead === undefined || rest === undefined || rest === '' || checked !== undefined || lead.length >= 40)
        continue;
      const known = counts.get(lead);
      if (!known) counts.set(lead, { count: 1, group });
      else if (known.group !== group) counts.set(lead, { count: known.count + 1, group });
    }
  }
  if (groups < 2) return none;
  const often = [...counts].filter(([lead, { count }]) => count >= 2 && count * 3 >= groups * 2 && !namesPart(lead));
  return often.length >= 2 || often.some(([, { count }]) => count >= 3)
    ? new Set(often.map(([lead]) => normalize(lead)))
    : none;
}

const none: ReadonlySet<string> = new Set();

export function survey(shaped: readonly Block[], context: Context): Neighbours {
  let [work, entries, parts, sections, all] = [0, false, 0, 0, 0];
  const qualified = new Map<string, number>();
  const datedEntries = shaped.some(
    (block) => block.kind === 'item' && block.children.length > 0 && isPlainlyPlan(block),
  );
  for (const block of shaped) {
    if (block.kind === 'item') {
      if (!isAttributeLine(block, context)) work += 1;
      entries ||= !isAttributeLine(block, context);
    } else if (block.kind === 'section' || block.kind === 'label') {
      const role = roleHere(block, context);
      if (block.kind === 'section') all += 1;
      if (role?.qualified === true)
        qualified.set(block.kind + role.role, (qualified.get(block.kind + role.role) ?? 0) + 1);
      if (isWork(block, role)) work += 1;
      if (role?.role === 'tasks' && block.children.length > 0) entries = true;
      if (block.kind === 'section' && block.children.length > 0 && (!role || role.role === 'tasks')) {
        sections += 1;
        if (isPart(block)) parts += 1;
      }
    } else if (block.kind === 'table') work += 1;
  }
  return {
    work,
    hasEntries: entries,
    sections: all,
    plans: context.parent ? 0 : shaped.filter((block) => block.kind === 'section' && isPlainlyPlan(block)).length,
    datedEntries,
    qualified,
    dated: parts > 0 && parts * 2 >= sections,
  };
}

function isAttributeLine(block: Block, context: Context): boolean {
  if (block.lead === undefined || block.rest === undefined || block.checked !== undefined) return false;
  if (context.recurring?.has(normalize(block.lead)) === true) return true;
  return (
    rolesOf(block.lead).some(
      (role) => role === 'owner' || role === 'status' || role === 'due' || role === 'attribute' || role === 'period',
    ) && block.rest !== ''
  );
}

function isWork(block: Block, role: LabelRole | undefined): boolean {
  if (isPart(block)) return true;
  if (role === undefined) return !isParameters(block);
  return role.role === 'tasks' || role.role === 'hires';
}

/** The parameters of a programme: its duration, price, support. */
export function isParameters(block: Block): boolean {
  const leads = block.children.filter(({ lead, rest }) => lead !== undefined && rest !== undefined && rest !== '');
  const known = leads.filter(({ lead }) => rolesOf(lead ?? '').includes('attribute'));
  return leads.length >= 3 && known.length >= 2;
}

/** The role of a label, where a word can mean several things: the one that fits the place. */
export function roleHere(block: Block, context: Context): LabelRole | undefined {
  const role = roleOfBlock(block);
  if (!role) return undefined;
  const roles = rolesOf(block.text);
  if (
    roles.includes('tasks') &&
    (role.role === 'mitigation' || role.role === 'ignored' || role.role === 'metrics') &&
    context.parent
  ) {
    return { role: 'tasks', qualified: false };
  }
  if (role.role === 'mitigation' && roles.includes('tasks')) return { role: 'tasks', qualified: false };
  if (role.role === 'funding' && context.parent && roles.includes('attribute') && !hasNumbers(block)) return undefined;
  // "Acquisition targets" over names is a group of them.
  if ((role.role === 'metrics' || role.role === 'funding') && role.qualified && context.parent && !hasNumbers(block))
    return undefined;
  if (
    role.role === 'tasks' &&
    block.kind === 'section' &&
    !context.parent &&
    !role.qualified &&
    isContainer(block.text)
  )
    return undefined;
  return role;
}

export const hasNumbers = (block: Block): boolean =>
  block.children.some((child) => /\d/.test(child.text) || hasNumbers(child) || child.kind === 'table');
