import { roleOfBlock } from './block-facts.js';
import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import type { Draft } from './draft.js';
import { skipped } from './left-out.js';
import { type Neighbours, hasNumbers } from './neighbours.js';
import { readKpis } from './read-kpis.js';
import type { LabelRole } from './roles.js';
import { shape } from './shape.js';

/** Success criteria of the unit around them. */
export function readCriteria(block: Block, context: Context, reading: Reading): void {
  const { parent } = context;
  if (!parent) {
    const before = reading.kpis.kpis.length;
    if (hasNumbers(block) && roleOfBlock(block)) readKpis(block, context, reading, false);
    if (reading.kpis.kpis.length === before) skipped(block, reading);
    return;
  }
  const add = (blocks: readonly Block[]): void => {
    for (const child of shape(blocks)) {
      if (child.kind === 'table') {
        for (const row of child.rows?.slice(1) ?? []) {
          const text = row
            .map((cell) => cleanText(cell.text))
            .filter((one) => one !== '')
            .join(': ');
          if (text !== '') addCriterion(parent, text, false);
        }
        continue;
      }
      if (child.kind === 'code' || (child.kind === 'text' && child.children.length === 0 && child.text.length > 200))
        continue;
      const leaf = child.children.filter(({ kind }) => kind !== 'text').length === 0;
      const text = cleanText(child.text);
      if (leaf && text !== '') addCriterion(parent, text, child.checked === true);
      else if (child.kind === 'item' && text !== '' && !/[:：]$/.test(child.text))
        addCriterion(parent, text, child.checked === true);
      add(child.children.filter(({ kind }) => kind !== 'text'));
    }
  };
  if (block.rest !== undefined && block.rest !== '' && block.kind === 'label' && block.children.length === 0)
    addCriterion(parent, cleanText(block.rest), false);
  add(block.children);
}

export function addCriterion(draft: Draft, text: string, met: boolean): void {
  const same = draft.criteria.find((criterion) => criterion.text === text);
  if (same) same.met ||= met;
  else draft.criteria.push({ text, met });
}

/** Metrics in a block of work are its criteria; a section of metrics is KPIs. @returns false where it is neither */
export function readMetrics(
  block: Block,
  role: LabelRole,
  context: Context,
  neighbours: Neighbours,
  reading: Reading,
): boolean {
  const { parent } = context;
  const funding = role.role === 'funding';
  if (!parent) {
    if (funding && !hasNumbers(block)) {
      skipped(block, reading);
      return true;
    }
    readKpis(block, context, reading, funding);
    return true;
  }
  if (!hasNumbers(block)) return funding || role.qualified ? false : criteriaFrom(block, context, reading);
  const beside = block.kind === 'label' ? neighbours.work > 0 : neighbours.hasEntries;
  if (beside && !funding) return criteriaFrom(block, context, reading);
  if (funding && role.qualified) return false;
  readKpis(block, { ...context, inPlan: false }, reading, funding);
  return true;
}

function criteriaFrom(block: Block, context: Context, reading: Reading): boolean {
  readCriteria(block, context, reading);
  return true;
}
