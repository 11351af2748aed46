import { findPeriods } from './find-periods.js';
import { readPeople } from './people.js';
import { type Period, isSingleDay } from './periods.js';
import { attributeRole } from './roles.js';
import type { PeriodUse, StatedPeriod } from './stated-period.js';
import { type StatedStatus, statusOf } from './statuses.js';
import { type Lead, dueAfterText, leadOf } from './time-words.js';
import type { TitleOptions } from './titles.js';

export const groups = /[([（【]([^()[\]（）【】]{1,120})[)\]）】]/gu;

export interface Taken {
  span?: StatedPeriod;
  due?: StatedPeriod;
  leads?: boolean;
  status?: StatedStatus;
  assignees: string[];
  progress?: number;
}

/** What stands in brackets: a period, a status, an owner go out of the name, anything else stays. */
export function readGroups(text: string, options: TitleOptions, taken: Taken): string {
  const read = text.replace(groups, (whole: string, inside: string, at: number) => {
    if (/^[xX ]?$/.test(inside)) return whole;
    const several = /[,;，；]/.test(inside) && attributeRole(inside.split(/[:：]/)[0] ?? '') !== undefined;
    const kept = (part: string): boolean => taken.span?.use === 'span' && isBarePeriod(part, options);
    if (!several && takePart(inside.trim(), options, taken, true)) return kept(inside.trim()) ? whole : '';
    const parts = inside.split(/[,;，；·|](?!\s*\d{4}\b)\s*/u);
    const left = parts.filter((part) => !takePart(part.trim(), options, taken, true) || kept(part.trim()));
    if (left.length === parts.length) return whole;
    const rest = left.join(', ').trim();
    if (rest === '') return '';
    return at === 0 ? whole : `(${rest})`;
  });
  if (read === text) return text;
  return (/[)\]）]\s?:/.test(text) ? read.replace(/\s+:/g, ':') : read)
    .replace(/\s+([,;.])/g, '$1')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

/** Nothing but a period, which stays in the name: it is how the document calls the unit. */
function isBarePeriod(part: string, options: TitleOptions): boolean {
  const [found] = findPeriods(part, options);
  return found !== undefined && found.start === 0 && found.end === part.length;
}

/** A part of a title that is nothing but a period, a status, a percentage or an owner. */
function takePart(part: string, options: TitleOptions, taken: Taken, enclosed: boolean): boolean {
  if (part === '') return true;
  const stated = statusOf(part);
  if (stated && (enclosed || !stated.bySign)) {
    taken.status ??= stated;
    return true;
  }
  const percent = /^(\d{1,3})\s?%(?:\s+\p{L}+)?$/u.exec(part);
  if (
    percent?.[1] !== undefined &&
    Number(percent[1]) <= 100 &&
    (statusOf(part.replace(/^[\d\s%]+/, '')) || part.endsWith('%')) &&
    enclosed
  ) {
    taken.progress ??= Number(percent[1]) / 100;
    return true;
  }
  const colon = /^([^:：]{2,30})[:：]\s*(.+)$/u.exec(part);
  if (colon?.[1] !== undefined && colon[2] !== undefined && attributeRole(colon[1]) === 'owner') {
    taken.assignees.push(...readPeople(colon[2]));
    return true;
  }
  if (enclosed && /^@[\p{L}\p{N}_-]+$/u.test(part)) {
    taken.assignees.push(part.slice(1));
    return true;
  }
  return takePeriod(part, options, taken);
}

/** Takes a text that is a period and words around it like "due", "by the end of". */
function takePeriod(part: string, options: TitleOptions, taken: Taken): boolean {
  const found = findPeriods(part, options).filter(
    ({ weak }) => weak !== 'name' || findPeriods(part, options).length === 1,
  );
  const [first] = found;
  if (!first || found.length > 2) return false;
  const before = leadOf(part.slice(0, first.start));
  const behind = part.slice(found.at(-1)?.end ?? first.end);
  if (before.rest.replace(/[\s:：~≈≤*–—-]|(?:^|\s)(?:ca|approx|circa|about|est)\.?(?=\s|$)/giu, '') !== '')
    return false;
  if (!/^[\s.,;*]*$/.test(dueAfterText(behind).rest.replace(/\(.*\)/, ''))) return false;
  for (const one of found)
    give(taken, one.period, found.length > 1 && one !== first ? 'span' : useOf(before, behind, one.period, options));
  return true;
}

/** Whether a text says when, and nothing else: ", due by the end of May". */
export function isTimeOnly(text: string, options: TitleOptions): boolean {
  return takePeriod(text.replace(/^[\s,;:(–—-]+|[\s).;]+$/g, ''), options, { assignees: [] });
}

export function useOf(before: Lead, behind: string, period: Period, options: TitleOptions): PeriodUse {
  if (dueAfterText(behind).open) return 'start';
  if (before.due || before.end || dueAfterText(behind).due) return 'due';
  if (before.from || (period.kind === 'counted' && period.open === true)) return 'start';
  return isSingleDay(period) && options.leaf === true ? 'due' : 'span';
}

/** An exact day beats a longer period; otherwise what is said first counts. */
export function give(taken: Taken, period: Period, use: PeriodUse): void {
  if (use === 'due') {
    if (!taken.due || (isSingleDay(period) && !isSingleDay(taken.due.period))) taken.due = { period, use };
    return;
  }
  const exact = period.kind === 'calendar' && period.from.day !== undefined;
  const before = taken.span?.period;
  const coarse = before !== undefined && before.kind === 'calendar' && before.from.day === undefined;
  if (!taken.span || (exact && coarse)) taken.span = { period, use };
}

/** A status, owner or percentage behind the name: "Search — done", "Model, owner: Ana". */
export function readTail(text: string, taken: Taken): string {
  let rest = text;
  const signed = /^(.*[^\s([])\s*(\p{Extended_Pictographic}\ufe0f?\s*[^\p{Extended_Pictographic}]{2,40})$/u.exec(
    rest.slice(-200),
  );
  const said = signed?.[2] === undefined ? undefined : statusOf(signed[2]);
  if (signed?.[2] !== undefined && said && !said.bySign) {
    taken.status ??= said;
    rest = rest.slice(0, rest.length - signed[2].length).trim();
  }
  const percent =
    /^(.*\S)\s*(?:(?:[–—|·]|\s-)\s+|[([])(\d{1,3})\s?%(?:\s*(?:done|complete|completed|erledigt|fertig|completado|concluído|terminé|готово|完成))?[)\]]?$/iu.exec(
      rest.slice(-200),
    );
  if (percent?.[2] !== undefined && Number(percent[2]) <= 100 && !/\d\s*$/.test(percent[1] ?? '')) {
    taken.progress ??= Number(percent[2]) / 100;
    rest = rest.slice(0, Math.max(0, rest.length - 200)) + (percent[1] ?? '');
  }
  for (let guard = 0; guard < 3; guard += 1) {
    const match = /^(.*\S)(?:\s+[–—|·-]+\s*|\s*[,;:，；：]\s+|\s*—\s*)([^–—|·,;，；]{2,100})$/u.exec(rest.slice(-400));
    if (!match?.[2]) return rest;
    const tail = match[2];
    const colon = /^(.*\S)\s*[–—|·,;-]\s*([^:：–—|,;]{2,30}[:：]\s*[^:：]+)$/u.exec(rest.slice(-400));
    const person = colon?.[2] !== undefined && takeOwner(colon[2], taken);
    if (person) {
      rest = rest.slice(0, rest.length - Math.min(rest.length, 400)) + (colon[1] ?? '');
      continue;
    }
    const stated = statusOf(tail);
    if (!stated || stated.bySign) return rest;
    taken.status ??= stated;
    rest = rest.slice(0, rest.length - Math.min(rest.length, 400)) + (match[1] ?? '');
  }
  return rest;
}

function takeOwner(part: string, taken: Taken): boolean {
  const colon = /^([^:：]{2,30})[:：]\s*(.+)$/u.exec(part);
  if (colon?.[1] === undefined || colon[2] === undefined || attributeRole(colon[1]) !== 'owner') return false;
  taken.assignees.push(...readPeople(colon[2]));
  return true;
}
