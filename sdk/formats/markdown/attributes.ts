import type { Block } from './blocks.js';
import type { Context, Reading } from './context.js';
import type { Draft } from './draft.js';
import { findPeriods } from './find-periods.js';
import { isSingleDay, type Period } from './periods.js';
import { normalize, rolesOf, type Role } from './roles.js';
import { statusOf } from './statuses.js';
import { readPeople } from './people.js';

/** Whether a line says something about the unit around it ("Owner: Ana", "Due: May"), and does so. */
export function applyAttribute(block: Block, context: Context, reading: Reading): boolean {
  const { lead, rest } = block;
  if (lead === undefined || rest === undefined || block.checked !== undefined) return false;
  const roles = rolesOf(lead);
  if (roles.length > 0 && rest !== '' && setField(roles, lead, rest, block, context, reading)) return true;
  if (context.recurring?.has(normalize(lead)) !== true) return false;
  if (context.parent && rest !== '') context.parent.description.push(`${lead}: ${rest}`);
  return true;
}

function setField(
  roles: readonly Role[],
  lead: string,
  rest: string,
  block: Block,
  context: Context,
  reading: Reading,
): boolean {
  const { parent } = context;
  const has = (role: Role): boolean => roles.includes(role);
  if (has('due') || has('start') || has('period')) {
    const period = wholePeriod(rest, reading);
    if (period !== undefined) {
      if (parent) setPeriod(parent, period, has('due') ? 'due' : has('start') ? 'start' : 'period');
      return true;
    }
  }
  if (has('owner')) {
    for (const name of readPeople(rest)) if (parent && !parent.assignees.includes(name)) parent.assignees.push(name);
    return true;
  }
  if (has('progress') || has('status')) {
    const stated = statusOf(rest.replace(/[(（]?\d{1,3}\s?%[)）]?/, ' '));
    const percent = percentOf(rest);
    if (stated ?? percent) {
      if (parent && stated) parent.status = stated.status;
      if (parent && percent !== undefined) parent.progress = percent;
      return true;
    }
    if (percent !== undefined) {
      if (parent) parent.progress = percent;
      return true;
    }
  }
  if (has('criteria')) {
    parent?.criteria.push(
      ...rest
        .split(/\s*[;；]\s*/)
        .filter((text) => text !== '')
        .map((text) => ({ text, met: false })),
    );
    return true;
  }
  if (has('depends')) {
    parent?.waits.push(
      ...rest
        .split(/\s*[,;、，；]\s*/)
        .filter((text) => text !== '')
        .map((text) => ({ text, line: block.line })),
    );
    return true;
  }
  if (has('description') && !(block.kind === 'item' && !block.bold)) {
    parent?.description.push(rest);
    return true;
  }
  if (context.keysAreNames === true && block.kind === 'item') return false;
  if (
    has('attribute') ||
    has('category') ||
    ((has('due') || has('start') || has('period') || has('status')) && block.kind !== 'item')
  ) {
    parent?.description.push(`${lead}: ${rest}`);
    return true;
  }
  return false;
}

/** The period that a value is, words around it aside: "Q2 2026", "by the end of May", "month 12 (planned)". */
export function wholePeriod(text: string, reading: Reading): { from: Period; to: Period; due: boolean } | undefined {
  const found = findPeriods(text, { dayFirst: reading.dayFirst });
  const [first] = found;
  if (!first) return undefined;
  const before = text
    .slice(0, first.start)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (before.split(' ').length > 5 || /\d/.test(before)) return undefined;
  const last = found.at(-1) ?? first;
  const tail = text
    .slice(last.end)
    .replace(/\(.*\)/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  if (tail.length > 40) return undefined;
  return {
    from: first.period,
    to: found.length === 2 ? last.period : first.period,
    due: found.length === 1 && isSingleDay(first.period),
  };
}

export function setPeriod(
  draft: Draft,
  { from, to }: { from: Period; to: Period },
  as: 'due' | 'start' | 'period',
): void {
  if (as === 'due') {
    if (!draft.due || !isSingleDay(draft.due.period)) draft.due = { period: to, use: 'due' };
  } else if (as === 'start') {
    if (!draft.span) draft.span = { period: from, use: 'start' };
  } else if (from === to) draft.span ??= { period: from, use: 'span' };
  else {
    draft.span ??= { period: from, use: 'start' };
    draft.due ??= { period: to, use: 'due' };
  }
}

/** "45 %" → 0.45 */
export function percentOf(text: string): number | undefined {
  const match = /(?:^|[^\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s?[%％]/.exec(text);
  const value = match?.[1] === undefined ? undefined : Number(match[1].replace(',', '.')) / 100;
  return value !== undefined && value <= 1 ? Math.round(value * 10_000) / 10_000 : undefined;
}
