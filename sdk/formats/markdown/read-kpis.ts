import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import { findPeriods, type Found } from './find-periods.js';
import type { KpiWhen } from './kpi-collector.js';
import { fold, leadIns } from './lexicon.js';
import { unitOfName } from './named-units.js';
import { readMeasure } from './numbers.js';
import { labelRole, normalize } from './roles.js';
import { shape } from './shape.js';
import { readKpiTable } from './kpi-table.js';
import { findUnitIn, unitName } from './unit-names.js';

/** Where a metric stands. */
export interface KpiPlace {
  /** The nearest heading that names what is measured. */
  readonly section: string;
  readonly when: KpiWhen;
  /** A metric without a number is listed, too. */
  readonly listsNames: boolean;
  /** Only what has a period counts: a budget, a team. */
  readonly needsPeriod: boolean;
  /** The unit of the total above. */
  readonly unit?: string;
}

/** Reads a section of metrics, targets, funding or team size. */
export function readKpis(block: Block, context: Context, reading: Reading, needsPeriod: boolean): void {
  const when = whenOf(block.text, context, reading) ?? (context.parent ? { unitEnd: context.parent } : {});
  const unit = unitOfName(block.text.replace(/([([（])\s*(?:in|en|em|in)\s+/iu, '$1'));
  readInto(
    block.children,
    {
      ...(unit !== undefined && { unit }),
      section: cleanText(withoutPeriods(block.text)),
      when,
      needsPeriod,
      listsNames: listsNames(block.text, !needsPeriod),
    },
    context,
    reading,
  );
}

function listsNames(text: string, around: boolean): boolean {
  const role = labelRole(text)?.role;
  if (role === 'criteria') return false;
  return role === 'metrics' ? true : around && role !== 'funding';
}

function readInto(blocks: readonly Block[], place: KpiPlace, context: Context, reading: Reading): void {
  for (const block of shape(blocks)) {
    if (block.kind === 'table') {
      readKpiTable(block, place, reading);
      continue;
    }
    if (block.kind === 'code') continue;
    const isLeaf =
      block.children.length === 0 || (block.kind === 'item' && block.children.every(({ kind }) => kind === 'text'));
    if (isLeaf) readLeaf(block, place, context, reading);
    else readGroup(block, place, context, reading);
  }
}

/** A label, heading or entry with more below it. */
function readGroup(block: Block, place: KpiPlace, context: Context, reading: Reading): void {
  const when = whenOf(block.text, context, reading);
  if (when) {
    // "Phase 1 (Months 1–12): $5–10M" and "Year 1 (25–40 people)" state a total beside what is below.
    const total = totalBeside(block, reading);
    if (total !== undefined) reading.kpis.add(place.section, total, block.line, when, place.section);
    const unit = total === undefined ? undefined : readMeasure(total, reading.language)?.unit;
    readInto(
      block.children,
      { ...place, when, ...(unit !== undefined && { unit }), listsNames: listsNames(block.text, place.listsNames) },
      context,
      reading,
    );
    return;
  }
  const name = cleanText(block.text.replace(/[:：]\s*$/, ''));
  const series = block.children.filter((child) => startsWithPeriod(child, reading));
  if (series.length > 0 && series.length * 2 >= block.children.length) {
    const isGeneric =
      labelRole(name)?.role === 'metrics' &&
      labelRole(name)?.qualified === false &&
      place.section !== '' &&
      labelRole(place.section) === undefined;
    const label = isGeneric ? place.section : (seriesName(name, series, reading) ?? name);
    for (const child of series) readSeriesEntry(label, child, place, reading);
    const others = block.children.filter((child) => !series.includes(child));
    if (others.length > 0) readInto(others, { ...place, section: name }, context, reading);
    return;
  }
  if (block.kind === 'item' && block.rest !== undefined && block.rest !== '')
    readLeaf({ ...block, children: [] }, place, context, reading);
  readInto(
    block.children,
    { ...place, section: name, listsNames: listsNames(block.text, place.listsNames) },
    context,
    reading,
  );
}

function totalBeside(block: Block, reading: Reading): string | undefined {
  if (
    block.rest !== undefined &&
    block.rest !== '' &&
    readMeasure(block.rest, reading.language) &&
    findPeriods(block.rest, options(reading)).length === 0
  )
    return block.rest;
  for (const match of block.text.matchAll(/[([（]([^()（）[\]]+)[)\]）]/g)) {
    const inside = match[1] ?? '';
    if (findPeriods(inside, options(reading)).length === 0 && readMeasure(inside, reading.language)) return inside;
  }
  return undefined;
}

const options = (reading: Reading): { dayFirst: boolean } => ({ dayFirst: reading.dayFirst });

/** The period of a heading, or the unit that it names. */
function whenOf(text: string, context: Context, reading: Reading): KpiWhen | undefined {
  const found = findPeriods(text, options(reading)).filter(({ weak }) => weak !== 'name')[0];
  const year = context.year === undefined ? {} : { year: context.year };
  if (found && (found.weak === undefined || found.start === 0 || found.end >= text.length - 1)) {
    return { period: { period: found.period, use: 'due' }, ...year };
  }
  const unit = unitName(text)?.key ?? findUnitIn(text)?.key;
  const draft = unit === undefined ? undefined : reading.plan.findUnit(unit, undefined);
  return draft && { unitEnd: draft };
}

function startsWithPeriod(block: Block, reading: Reading): boolean {
  const text = cleanText(block.text);
  const [found] = findPeriods(text, options(reading));
  if (!found || block.children.length > 0) return false;
  return (
    /^(?:end of|by|fin|ende|fim|конец)?\s*$/iu.test(text.slice(0, found.start)) &&
    /^\s*(?:[:：–—|=-]|→)/.test(text.slice(found.end))
  );
}

function readSeriesEntry(name: string, block: Block, place: KpiPlace, reading: Reading): void {
  const text = cleanText(block.text);
  const [found] = findPeriods(text, options(reading));
  if (!found) return;
  const value = text
    .slice(found.end)
    .replace(/^\s*(?:[:：–—|=-]|→)\s*/, '')
    .trim();
  reading.kpis.add(
    name,
    value,
    block.line,
    { period: { period: found.period, use: 'due' }, ...yearOf(place) },
    place.section,
  );
}

const yearOf = (place: KpiPlace): { year?: number } => (place.when.year === undefined ? {} : { year: place.when.year });

const seriesWords =
  /(?:milestones?|projections?|forecasts?|benchmarks?|scenario|targets?|goals?|hitos|proyecci\p{L}+|metas?|proje\p{L}+|prévisions?|prognosen?|ziele|прогноз\p{L}*|цели)$/iu;

/** A label that only says "projections" names nothing: then the words beside the numbers do, if all say the same. */
function seriesName(label: string, series: readonly Block[], reading: Reading): string | undefined {
  if (!seriesWords.test(label)) return undefined;
  const words = series.map((block) => {
    const text = cleanText(block.text);
    const [found] = findPeriods(text, options(reading));
    return readMeasure(text.slice(found?.end ?? 0), reading.language)?.words ?? '';
  });
  const [first] = words;
  return first !== undefined && first !== '' && words.every((one) => normalize(one) === normalize(first))
    ? first
    : undefined;
}

/** One metric in one line. */
function readLeaf(block: Block, place: KpiPlace, context: Context, reading: Reading): void {
  const text = cleanText(block.text);
  if (text === '') return;
  if (startsWithPeriod(block, reading)) {
    const [found] = findPeriods(text, options(reading));
    const value = text
      .slice(found?.end ?? 0)
      .replace(/^\s*(?:[:：–—|=-]|→)\s*/, '')
      .trim();
    const measure = readMeasure(value, reading.language);
    const total = place.section;
    const period = found && { period: { period: found.period, use: 'due' as const }, ...yearOf(place) };
    // "Month 6: 500 users, $10K revenue"
    const values = value.split(/\s*[,;]\s+(?=[$€£<>~]?\d)/);
    if (values.length > 1) {
      for (const one of values) {
        const words = readMeasure(one, reading.language)?.words ?? '';
        reading.kpis.add(words === '' ? total : words, one, block.line, period ?? place.when, place.section);
      }
      return;
    }
    const label = labelRole(total);
    const isSeries = (label?.qualified === true || label?.role === 'funding') && !seriesWords.test(total);
    const name = isSeries || measure?.words === undefined || measure.words === '' ? total : measure.words;
    reading.kpis.add(name === '' ? value : name, value, block.line, period ?? place.when, place.section);
    return;
  }
  if (block.lead !== undefined && block.rest !== undefined && block.rest !== '') {
    const [only] = findPeriods(block.rest, options(reading));
    if (
      only &&
      only.weak !== 'name' &&
      /^\P{N}{0,12}$/u.test(block.rest.slice(0, only.start) + block.rest.slice(only.end))
    ) {
      // "Break-even: month 9" is a state and when.
      reading.kpis.addState(
        cleanText(block.lead),
        block.rest,
        block.line,
        { period: { period: only.period, use: 'due' }, ...yearOf(place) },
        place.section,
      );
      return;
    }
    for (const part of splitSeries(block.rest, reading)) {
      const { value, when } = splitWhen(part, place, reading);
      const measured = readMeasure(value, reading.language) !== undefined;
      if (place.needsPeriod && (!measured || !isTimed(when))) continue;
      if (!measured && (!isState(value) || (block.kind === 'text' && !block.bold))) continue;
      reading.kpis.add(cleanText(block.lead), value, block.line, when, place.section, place.unit);
    }
    return;
  }
  if (block.kind === 'text') return;
  const inBrackets = /^(.*?)\s*[([（]([^()（）]*\d[^()（）]*)[)\]）]\s*$/u.exec(text);
  const bracket = inBrackets?.[2]?.replace(/^[\p{L}\s]{2,20}[:：]\s*/u, '');
  if (
    inBrackets?.[1] !== undefined &&
    bracket !== undefined &&
    readMeasure(bracket, reading.language) &&
    !readMeasure(inBrackets[1], reading.language)
  ) {
    const { value, when } = splitWhen(bracket, place, reading);
    if (!place.needsPeriod || isTimed(when)) reading.kpis.add(inBrackets[1], value, block.line, when, place.section);
    return;
  }
  const { value, when } = splitWhen(text, place, reading);
  const measure = readMeasure(value, reading.language);
  if (measure) {
    if (!place.needsPeriod || isTimed(when))
      reading.kpis.add(measure.words === '' ? place.section : measure.words, value, block.line, when, place.section);
  } else if (place.listsNames && text.split(' ').length <= 8 && !context.inPlan)
    reading.kpis.add(text, undefined, block.line, {}, place.section);
}

const isTimed = (when: KpiWhen): boolean => when.period !== undefined || when.unitEnd !== undefined;

/** A state in words is short: "Break-even", "Top 3 position". */
function isState(value: string): boolean {
  return value.length <= 80 && value.split(' ').length <= 8;
}

/** "80%+ by Year 2" → the value and when. */
function splitWhen(text: string, place: KpiPlace, reading: Reading): { value: string; when: KpiWhen } {
  const around = { value: text, when: place.when };
  const found = findPeriods(text, options(reading));
  const last: Found | undefined = found.at(-1);
  if (!last) return around;
  const when: KpiWhen = { period: { period: last.period, use: 'due' }, ...yearOf(place) };
  const before = text.slice(0, last.start);
  if (before.trim() === '' && last.weak === undefined) {
    // "第二季度末达到1万", "Q2: 500"
    const value = text.slice(last.end).replace(/^(?:[\s:：–—=-]|末|底|达到|达)+/u, '');
    return value === '' ? around : { value, when };
  }
  const folded = fold(before);
  const lead = (['due', 'end', 'in'] as const)
    .map((name) => leadIns[name].exec(folded))
    .filter((match) => match !== null)
    .sort((a, b) => b[0].length - a[0].length)[0];
  const separated = /[,;–—|(@]\s*$/.test(before);
  if ((!lead && !separated) || last.weak === 'name' || (last.weak !== undefined && !lead)) return around;
  const enclosed = before.trimEnd().endsWith('(');
  let value = before.slice(0, lead ? lead.index : undefined);
  // "by the end of": two words of time in a row.
  const outer = leadIns.due.exec(fold(value)) ?? leadIns.end.exec(fold(value));
  if (lead && outer) value = value.slice(0, outer.index);
  value = value.replace(/(?:\s+(?:the|end of|le|la|el))?[\s,;–—|(@]+$/iu, '').trim();
  if (value === '' || (!/^[\s).,]*$/.test(text.slice(last.end)) && !enclosed)) return around;
  return { value, when };
}

/** "500 by June, 2,000 by December": each with a number and a day of its own. */
function splitSeries(text: string, reading: Reading): string[] {
  const parts = text.split(/\s*(?:[;；，|]|,(?!\d))\s*/u).filter((part) => part !== '');
  const timed = parts.filter((part) => findPeriods(part, options(reading)).length > 0 && /\d/.test(part));
  return parts.length > 1 && timed.length === parts.length ? parts : [text];
}

function withoutPeriods(text: string): string {
  return text
    .replace(/\s*[([（][^()（）]*[)\]）]/g, (group) => (findPeriods(group).length > 0 ? '' : group))
    .replace(/^\d{1,2}[.)]\s+/, '');
}
