import { findPeriods, type Found, type FindOptions } from './find-periods.js';
import { checkpointBefore, checkpointBehind, dueBehind, endBehind, fold, leadIns, units } from './lexicon.js';
import { isSingleDay, type Period } from './periods.js';
import { attributeRole } from './roles.js';
import { signOf, statusOf, type StatedStatus } from './statuses.js';
import { unitName } from './unit-names.js';

/** Which days of an item a period gives: both, the last, the first. */
export type PeriodUse = 'span' | 'due' | 'start';

export interface StatedPeriod {
  readonly period: Period;
  readonly use: PeriodUse;
}

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

const decoration =
  '\\p{Extended_Pictographic}\\u{fe0f}\\u{200d}\\u{20e3}\\u{1f1e6}-\\u{1f1ff}\\u{1f3fb}-\\u{1f3ff}\\p{So}' +
  '█▓▒░■□▰▱│┃║─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣▪▸►●○◆◇✓✔✗✘•';
const leading = new RegExp(`^(?:[${decoration}]|\\s)+`, 'u');
const trailing = new RegExp(`(?:[${decoration}]|\\s)+$`, 'u');
const bars = /[█▓▒░▰▱]{2,}/gu;
const numbering =
  /^(?:\(?\d{1,2}[.)]\s+|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+(?=\p{L})|[A-Z]\.\s+(?=\p{L}{3})|#\d{1,3}\s+)(?=\S)/u;
/** "Phase 1 ✅ (January)" */
const signBeforeGroups =
  /(?:\p{Extended_Pictographic}|[✓✔✗✘])\ufe0f?\s*(?=(?:[([（][^()[\]（）]{0,120}[)\]）]\s*){1,3}$)/u;
const groups = /[([（【]([^()[\]（）【】]{1,120})[)\]）】]/gu;

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

interface Taken {
  span?: StatedPeriod;
  due?: StatedPeriod;
  leads?: boolean;
  status?: StatedStatus;
  assignees: string[];
  progress?: number;
}

/** What stands in brackets: a period, a status, an owner go out of the name, anything else stays. */
function readGroups(text: string, options: TitleOptions, taken: Taken): string {
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

function useOf(before: Lead, behind: string, period: Period, options: TitleOptions): PeriodUse {
  if (before.due || before.end || dueAfterText(behind).due) return 'due';
  if (before.from || (period.kind === 'counted' && period.open === true)) return 'start';
  return isSingleDay(period) && options.leaf === true ? 'due' : 'span';
}

function dueAfterText(behind: string): { due: boolean; rest: string } {
  const match = dueBehind.exec(behind) ?? endBehind.exec(behind);
  return match ? { due: true, rest: behind.slice(match[0].length) } : { due: false, rest: behind };
}

/** An exact day beats a longer period; otherwise what is said first counts. */
function give(taken: Taken, period: Period, use: PeriodUse): void {
  if (use === 'due') {
    if (!taken.due || (isSingleDay(period) && !isSingleDay(taken.due.period))) taken.due = { period, use };
    return;
  }
  const exact = period.kind === 'calendar' && period.from.day !== undefined;
  const before = taken.span?.period;
  const coarse = before !== undefined && before.kind === 'calendar' && before.from.day === undefined;
  if (!taken.span || (exact && coarse)) taken.span = { period, use };
}

interface Lead {
  readonly due: boolean;
  readonly end: boolean;
  readonly from: boolean;
  readonly in: boolean;
  /** What stands before the words of time. */
  readonly rest: string;
}

/** The words of time at the end of a text: "… by the end of". */
function leadOf(text: string): Lead {
  let rest = text;
  const found = { due: false, end: false, from: false, in: false };
  for (let guard = 0; guard < 4; guard += 1) {
    const folded = fold(rest);
    const step = (['due', 'end', 'from', 'begin', 'between', 'in'] as const)
      .map((name) => ({ name, match: leadIns[name].exec(folded.slice(-60)) }))
      .filter(({ match }) => match !== null)
      .sort((a, b) => (b.match?.[0].length ?? 0) - (a.match?.[0].length ?? 0))[0];
    const article = /(?:^|\s)(?:the|le|la|el|den|dem|der|o|a|l'|mid|~)\s*-?$/i.exec(rest);
    if (!step?.match) {
      if (!article || guard === 0) break;
      rest = rest.slice(0, article.index);
      continue;
    }
    if (step.name !== 'begin' && step.name !== 'between') found[step.name] = true;
    if (step.name === 'between') found.in = true;
    rest = rest.slice(0, rest.length - step.match[0].length);
    if (article && guard > 0) break;
  }
  return { ...found, rest };
}

/** Periods outside of brackets: one that begins the name stays in it, one that ends it goes. */
function readInlinePeriods(text: string, options: TitleOptions, taken: Taken): string {
  const unit = unitName(text)?.end ?? 0;
  let rest = text;
  const found = findPeriods(text, options);
  for (const one of [...found].reverse()) {
    if (
      one.start < unit &&
      one.end <= unit &&
      one.weak !== 'bare' &&
      unit > 0 &&
      one.start === 0 &&
      one.weak === 'name'
    )
      continue;
    rest = readInlinePeriod(rest, one, unit, options, taken);
  }
  return rest;
}

function readInlinePeriod(text: string, found: Found, unit: number, options: TitleOptions, taken: Taken): string {
  const { start, end, period, weak } = found;
  const behind = text.slice(end);
  const before = text.slice(0, start);
  const lead = leadOf(before);
  const after = dueAfterText(behind);
  const atEnd = /^[\s.,;]*$/.test(after.rest);
  if (start === 0 || before.replace(/[\s["'*]/g, '') === '' || units.has(fold(before).trim())) {
    const separated = /^\s*(?:$|[:：–—|·,)\]]|-\s|\()/.test(after.rest);
    if (weak !== undefined && !separated) return text;
    if (weak === 'name' && !atEnd) return text;
    // "2026 budget", "May be late": a bare word before others is no label.
    taken.leads = true;
    // The period in front is the label; what stands in brackets behind it only says more.
    const { span } = taken;
    if (span && !(span.period.kind === 'calendar' && (period.kind === 'counted' || span.period.from.day !== undefined)))
      delete taken.span;
    const moment = checkpointBehind.test(fold(behind)) || isCheckpoint(behind);
    give(
      taken,
      period,
      after.due || moment
        ? 'due'
        : isSingleDay(period) && options.leaf !== true
          ? 'span'
          : useOf(lead, behind, period, options),
    );
    return text;
  }
  const opened = lead.due || lead.end || lead.from || after.due;
  if (opened && lead.rest.trim() === '') {
    // "End of Q2: launch"
    taken.leads = true;
    give(taken, period, useOf(lead, behind, period, options));
    return text;
  }
  if (weak === 'name' && !lead.due) return text;
  if (!atEnd) {
    if (lead.due && /^\s*[,;(–—)-]|^\s/.test(after.rest) && weak === undefined && isDueWord(before))
      give(taken, period, 'due');
    else if (
      start > 0 &&
      start <= unit + 3 &&
      unit > 0 &&
      /^[\s:,–—-]*$/.test(text.slice(unit, start)) &&
      /^\s*[:：–—-]/.test(behind)
    ) {
      give(taken, period, 'span');
    }
    return text;
  }
  const moment =
    checkpointBefore.exec(fold(before).replace(/(?:\s+(?:of|de|del|do|da|du|des|der|the))+\s*$/u, '')) !== null;
  if (moment) {
    give(taken, period, 'due');
    return text;
  }
  if (opened || lead.in) {
    if (weak === 'bare' && !lead.due && !lead.end && !lead.in && !after.due) return text;
    if (lead.in && !opened && period.kind === 'counted' && period.unit === 'year') return text;
    give(taken, period, useOf(lead, behind, period, options));
    return lead.rest.replace(/[\s,;:：，–—|·-]+$/u, '').trim();
  }
  if (/[,;:：，|·@–—]\s*$|\s-\s*$/u.test(before)) {
    if (weak === 'bare' && /[,，]\s*$/.test(before) && period.kind === 'calendar' && period.from.month === undefined)
      return text;
    give(taken, period, useOf(lead, behind, period, options));
    return before.replace(/[\s,;:：，–—|·@-]+$/u, '').trim();
  }
  // "Milestone 2 Q3 2026", "Launch Q3 2026"
  if (
    weak === undefined &&
    period.kind === 'calendar' &&
    period.from.year !== undefined &&
    (period.from.day !== undefined || unit >= start - 2)
  ) {
    give(taken, period, useOf(lead, behind, period, options));
  }
  return text;
}

/** Words like "to" and "for" are also used otherwise; "due" and "deadline" are not. */
function isDueWord(before: string): boolean {
  return /(?:due|deadline|by|until|before|bis|fällig|échéance|prazo|até|hasta|límite|до|срок|к)\s*[:：]?\s*$/iu.test(
    before,
  );
}

/** "Month 18 – checkpoint": nothing but a moment stands behind the period. */
function isCheckpoint(behind: string): boolean {
  const rest = fold(behind).replace(/^[\s:–—-]+/, '');
  const match = checkpointBehind.exec(rest);
  return match !== null && rest.slice(match[0].length).replace(/[^\p{L}\p{N}]/gu, '') === '';
}

/** A status, owner or percentage behind the name: "Search — done", "Model, owner: Ana". */
function readTail(text: string, taken: Taken): string {
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
    /^(.*\S)\s*(?:(?:[–—|·:]|\s-)\s+|[([])(\d{1,3})\s?%(?:\s*(?:done|complete|completed|erledigt|fertig|completado|concluído|terminé|готово|完成))?[)\]]?$/iu.exec(
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

/** "Ana Ruiz, Marco Díaz & Li" → three people. */
export function readPeople(text: string): string[] {
  return text
    .split(/\s*[,;&/、，；+]\s*|\s+(?:and|y|e|et|und|и|with)\s+/u)
    .map((name) => name.replace(leading, '').replace(trailing, '').replace(/^@/, '').trim())
    .filter((name) => name !== '' && !/^(?:tbd|tba|n\/?a|none|-+|—)$/i.test(name));
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

/** The form in which titles are compared. */
export function titleKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}%+&]+/gu, ' ')
    .trim();
}
