import { type Found, findPeriods } from './find-periods.js';
import { checkpointBefore, checkpointBehind, fold, units } from './lexicon.js';
import { isSingleDay } from './periods.js';
import { dueAfterText, isCheckpoint, isDueWord, leadOf } from './time-words.js';
import { type Taken, give, useOf } from './title-parts.js';
import type { TitleOptions } from './titles.js';
import { unitName } from './unit-names.js';

/** Periods outside of brackets: one that begins the name stays in it, one that ends it goes. */
export function readInlinePeriods(text: string, options: TitleOptions, taken: Taken): string {
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
