import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Reading } from './context.js';
import { findPeriods } from './find-periods.js';
import { namesPart } from './plan-signs.js';
import { rolesOf } from './roles.js';
import { statusOf } from './statuses.js';
import { type ReadTitle, readTitle } from './titles.js';
import { isTimeOnly } from './title-parts.js';

/** A line under an entry that speaks of deliverables or criteria speaks of the block around. */
export function splitLines(children: readonly Block[]): [Block[], Block[]] {
  const speaksOfBlock = (child: Block): boolean =>
    child.kind === 'text' &&
    !child.bold &&
    child.lead !== undefined &&
    child.rest !== undefined &&
    child.rest !== '' &&
    rolesOf(child.lead).some((role) => role === 'tasks' || role === 'criteria') &&
    !rolesOf(child.lead).includes('description');
  return [children.filter((child) => !speaksOfBlock(child)), children.filter(speaksOfBlock)];
}

/** "**Name**: rest" and "Name: rest" below a key of YAML; a rest that is a status or a period is no description. */
export function entryTitle(block: Block, reading: Reading): { read: ReadTitle; rest?: string } {
  const options = { dayFirst: reading.dayFirst, leaf: true };
  const whole = readTitle(block.text, options);
  const { lead, rest } = block;
  if (lead === undefined || rest === undefined || rest === '' || cleanText(lead) === '') return { read: whole };
  // What leads is a period or number: the name stands behind it.
  if (namesPart(lead) || isOnlyPeriod(lead, reading)) return { read: whole };
  const plainKey = !block.bold;
  if (plainKey && !isKeyLike(lead, rest)) return { read: whole };
  const named = readTitle(lead, options);
  const behind = readTitle(rest, options);
  const said = statusOf(rest);
  const onlyShare = /^(100|\d{1,2})\s?%$/.exec(rest)?.[1];
  const merged: ReadTitle = {
    ...named,
    ...(whole.span && { span: whole.span }),
    ...(whole.due && { due: whole.due }),
    ...(behind.span && !whole.span && { span: behind.span }),
    ...(said ? { status: said } : whole.status ? { status: whole.status } : {}),
    ...(whole.assignees && { assignees: whole.assignees }),
    ...(whole.progress !== undefined && { progress: whole.progress }),
    ...(onlyShare !== undefined && { progress: Number(onlyShare) / 100 }),
  };
  const facts = behind.assignees !== undefined || behind.progress !== undefined || behind.status !== undefined;
  const left =
    said && !said.bySign && behind.title.split(' ').length <= 3
      ? ''
      : onlyShare !== undefined || isOnlyPeriod(rest, reading) || isTimeOnly(rest, options)
        ? ''
        : unwrapped((facts ? (behind.named ? behind.title : '') : rest).replace(/^[\s,;–—-]+/, ''));
  return { read: merged, rest: left };
}

/** "(from the second floor)" without its brackets. */
function unwrapped(text: string): string {
  return /^\([^()]*\)$/.test(text) ? text.slice(1, -1).trim() : text;
}

export function isOnlyPeriod(text: string, reading: Reading): boolean {
  const found = findPeriods(text, { dayFirst: reading.dayFirst });
  const [first] = found;
  return (
    first !== undefined &&
    text.replace(text.slice(first.start, found.at(-1)?.end), '').replace(/[^\p{L}\p{N}]/gu, '').length <= 6
  );
}

/** A short name before a colon, as in a list of keys; not the first half of a sentence. */
function isKeyLike(lead: string, rest: string): boolean {
  return lead.split(' ').length <= 5 && rest !== '' && !/[–—,;(]|\s-\s/.test(lead);
}

/** "Style guide, templates and icons" in one line: entries when each is short. */
export function inlineEntries(text: string): string[] {
  const strict = text.split(/\s*[;；]\s*/).filter((one) => one !== '');
  if (strict.length > 1) return strict;
  const loose = text.split(/\s*[,，、]\s+|\s*[，、]\s*/).filter((one) => one !== '');
  return loose.length > 1 && loose.every((one) => one.split(' ').length <= 6 && !/^\d/.test(one)) ? loose : strict;
}
