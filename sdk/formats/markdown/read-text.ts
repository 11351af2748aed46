import { applyAttribute } from './attributes.js';
import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import { entryTitle, inlineEntries, isOnlyPeriod } from './entry-titles.js';
import { findPeriods } from './find-periods.js';
import { skipped } from './left-out.js';
import type { Neighbours } from './neighbours.js';
import { readMeasure } from './numbers.js';
import { isPlainlyPlan } from './plan-signs.js';
import { labelRole, rolesOf } from './roles.js';
import { statusOf } from './statuses.js';
import { readTitle } from './titles.js';

const waitsFor =
  /^(.{2,120}?)\s+(?:depends? on|requires?|is blocked by|blocked by|waits for|needs|depende de|requiere|requer|dépend de|nécessite|hängt ab von|benötigt|зависит от|требует|依赖于|依赖)\s*(.{2,120})$/iu;

/** "Billing depends on login": links between units, no units. @returns false where it is a list of something else */
export function readDependencies(block: Block, reading: Reading): boolean {
  const lines = block.children.map((child) => waitsFor.exec(cleanText(child.text)));
  if (lines.some((line) => line === null) && block.children.some(({ checked }) => checked !== undefined)) return false;
  lines.forEach((line, at) => {
    if (line?.[1] !== undefined && line[2] !== undefined)
      reading.links.push({ from: line[1], on: line[2], line: block.children[at]?.line ?? block.line });
  });
  if (lines.every((line) => line === null)) skipped(block, reading);
  return true;
}

/** Objectives describe the unit around them. @returns false where they are boxes or parts of a plan */
export function readDescription(block: Block, context: Context, reading: Reading): boolean {
  const { parent } = context;
  const isPlan = block.children.some(
    (child) =>
      child.checked !== undefined || (child.kind !== 'text' && child.children.length > 0 && child.kind !== 'label'),
  );
  if (!parent) {
    if (isPlainlyPlan(block) || context.inPlan) return false;
    skipped(block, reading);
    return true;
  }
  if (isPlan) return false;
  const texts = block.children
    .filter(({ kind }) => kind === 'item' || kind === 'text')
    .map((child) => cleanText(child.text))
    .filter((text) => text !== '');
  if (
    block.rest !== undefined &&
    block.rest !== '' &&
    block.kind === 'label' &&
    rolesOf(block.lead ?? '').includes('description')
  )
    texts.unshift(block.rest);
  parent.description.push(...texts);
  return true;
}

/** A line of text: a status, a fact, a measure; the first prose describes the unit. @returns whether it described it */
export function readText(
  block: Block,
  context: Context,
  neighbours: Neighbours,
  reading: Reading,
  described: boolean,
): boolean {
  const { parent } = context;
  const text = cleanText(block.text);
  if (text === '') return false;
  // A legend explains signs.
  if ((block.text.match(/✅|🔄|🚧|⏳|📅|❌|⛔|🔜|🟢|🟡|🔴|⬜/gu)?.length ?? 0) > 1) return false;
  const stated = block.lead === undefined || block.rest === undefined ? statusOf(block.text) : undefined;
  if (stated && parent) {
    parent.status = stated.status;
    return false;
  }
  if (block.lead !== undefined && block.rest !== undefined && block.rest !== '') {
    if (parent && isMeasureLine(block, neighbours, reading)) {
      reading.kpis.add(
        cleanText(block.lead),
        cleanText(block.rest),
        block.line,
        { unitEnd: parent },
        cleanText(parent.title),
      );
      return false;
    }
    const role = rolesOf(block.lead);
    if (role.includes('risk') && parent && !role.includes('status')) {
      reading.risks.add(cleanText(block.rest), '', undefined);
      return false;
    }
    if (role.includes('mitigation') && !role.includes('tasks') && reading.risks.mitigateLast(cleanText(block.rest)))
      return false;
    if (role.includes('tasks') && parent) {
      for (const one of inlineEntries(block.rest)) {
        if (one !== '')
          reading.plan.place(readTitle(one, { dayFirst: reading.dayFirst, leaf: true }), {
            parent,
            form: 'entry',
            line: block.line,
            year: context.year,
            restated: context.restated,
          });
      }
      return false;
    }
    if (applyAttribute(block, context, reading)) return false;
  }
  if (
    block.lead !== undefined &&
    block.rest !== undefined &&
    block.rest !== '' &&
    rolesOf(block.lead).length === 0 &&
    context.inPlan &&
    block.lead.split(' ').length <= 8 &&
    isOnlyPeriod(block.rest, reading)
  ) {
    reading.plan.place(entryTitle({ ...block, bold: true }, reading).read, {
      parent,
      form: 'entry',
      line: block.line,
      year: context.year,
      summary: context.summary,
      restated: context.restated,
    });
    return false;
  }
  if (!parent || described) return false;
  const alone = findPeriods(block.text, { dayFirst: reading.dayFirst });
  const [first] = alone;
  if (alone.length === 1 && first && first.weak !== 'name' && isOnlyPeriod(block.text, reading) && !parent.span) {
    parent.span = { period: first.period, use: 'span' };
    return false;
  }
  if (parent.description.length === 0 && block.lead === undefined) parent.description.push(text);
  return true;
}

/** "Team size: 25–40 people" beside a phase, where no work is listed. */
function isMeasureLine(block: Block, neighbours: Neighbours, reading: Reading): boolean {
  if (neighbours.work > 0 || block.lead === undefined || block.rest === undefined) return false;
  const roles = rolesOf(block.lead);
  const label = labelRole(block.lead);
  const isMetric =
    roles.includes('metrics') || roles.includes('funding') || label?.role === 'metrics' || label?.role === 'funding';
  const measure = readMeasure(block.rest, reading.language);
  if (
    !measure ||
    findPeriods(block.rest, { dayFirst: reading.dayFirst }).some(
      ({ weak }) => weak === undefined && isOnlyPeriod(block.rest ?? '', reading),
    )
  )
    return false;
  return isMetric || (roles.length === 0 && /^[<>~≥≤]?\s?(?:[$€£¥₽]|R\$)?\s?\d/.test(block.rest) && block.bold);
}
