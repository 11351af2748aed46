import { leading, trailing } from './decoration.js';
import { type FindOptions, findPeriods } from './find-periods.js';
import type { StatedPeriod } from './stated-period.js';
import { type StatedStatus, signOf } from './statuses.js';
import { titleKey } from './title-key.js';
import { type Taken, groups, readGroups, readTail } from './title-parts.js';
import { readInlinePeriods } from './title-periods.js';
import { unitName } from './unit-names.js';

/** What a title says beside the name. */
export interface ReadTitle {
  readonly title: string;
  readonly span?: StatedPeriod;
  readonly due?: StatedPeriod;
  /** Something is left of the name when what stands beside it is taken away. */
  readonly named: boolean;
  /** The name begins with its period. */
  readonly leads: boolean;
  readonly status?: StatedStatus;
  readonly assignees?: string[];
  readonly progress?: number;
  /** Key of a numbered part: "phase 2". */
  readonly unit?: string;
  /** What the title is without the number and the period. */
  readonly bare: string;
}

export interface TitleOptions extends FindOptions {
  /** A leaf of a list or a cell: one day is when it is due. */
  readonly leaf?: boolean;
  /** A check mark is only a bullet here. */
  readonly signsAreBullets?: boolean;
}

const bars = /[█▓▒░▰▱]{2,}/gu;

const numbering =
  /^(?:\(?\d{1,2}[.)]\s+|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+(?=\p{L})|[A-Z]\.\s+(?=\p{L}{3})|#\d{1,3}\s+)(?=\S)/u;

/** "Phase 1 ✅ (January)" */
const signBeforeGroups =
  /(?:\p{Extended_Pictographic}|[✓✔✗✘])\ufe0f?\s*(?=(?:[([（][^()[\]（）]{0,120}[)\]）]\s*){1,3}$)/u;

/** Reads a heading, label or entry: its plain name, and the period, status and people that stand beside it. */
export function readTitle(source: string, options: TitleOptions = {}): ReadTitle {
  const signsBefore = leading.exec(source)?.[0] ?? '';
  const signsBehind = trailing.exec(source)?.[0] ?? '';
  let status = signOf(signsBehind) ?? (options.signsAreBullets === true ? undefined : signOf(signsBefore));
  let text = source.replace(bars, ' ').replace(leading, '').replace(trailing, '').trim();
  // "15. Januar" is no fifteenth entry.
  if (findPeriods(text.slice(0, 40), options)[0]?.start !== 0) text = text.replace(numbering, '').trim();
  const inner = signBeforeGroups.exec(text);
  if (inner) {
    status ??= signOf(inner[0]);
    text = (text.slice(0, inner.index) + text.slice(inner.index + inner[0].length)).replace(/\s{2,}/g, ' ');
  }
  const taken: Taken = { assignees: [] };
  text = readGroups(text, options, taken);
  const inline = readInlinePeriods(text, options, taken);
  text = readTail(inline, taken);
  status = taken.status ?? (status?.status === 'planned' ? undefined : status);
  const { progress } = taken;
  text = tidy(text.replace(leading, '').replace(trailing, ''));
  const named = text !== '';
  if (!named) text = tidy(source.replace(leading, '').replace(trailing, '')) || source.trim();
  const unit = unitName(text);
  const { span, due } = taken;
  return {
    title: text,
    bare: bareTitle(text, unit?.end),
    leads: taken.leads === true,
    named,
    ...(span && { span }),
    ...(due && { due }),
    ...(status && { status }),
    ...(taken.assignees.length > 0 && { assignees: taken.assignees }),
    ...(progress !== undefined && { progress }),
    ...(unit && { unit: unit.key }),
  };
}

function tidy(text: string): string {
  return text
    .replace(/\s{2,}/g, ' ')
    .replace(/^[\s:：–—|·,;.]+|[\s:：–—|·,;]+$/gu, '')
    .replace(/\s+-$/, '')
    .replace(/^-\s+/, '')
    .trim();
}

function bareTitle(text: string, unitEnd: number | undefined): string {
  let rest = unitEnd === undefined ? text : text.slice(unitEnd);
  const [found] = findPeriods(rest.slice(0, 80));
  if (found && /^[\s:：–—.-]*$/.test(rest.slice(0, found.start))) rest = rest.slice(found.end);
  return titleKey(rest.replace(groups, (group) => (findPeriods(group).length > 0 ? ' ' : group)));
}
