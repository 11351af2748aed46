import type { Block, Cell } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Reading } from './context.js';
import { findPeriods } from './find-periods.js';
import type { KpiPlace } from './read-kpis.js';
import { readMeasure } from './numbers.js';
import type { Period } from './periods.js';
import { rolesOf } from './roles.js';
import { unitName } from './unit-names.js';

/** The period that a cell is, other words in it aside. */
export function periodOfCell(text: string, reading: Pick<Reading, 'dayFirst'>): Period | undefined {
  const found = findPeriods(text, { dayFirst: reading.dayFirst });
  const [first] = found;
  if (!first) return undefined;
  const around = (text.slice(0, first.start) + text.slice(first.end)).replace(/[^\p{L}]/gu, '');
  return around.length <= 12 ? first.period : undefined;
}

/** The share of cells with a number, of those that hold anything. */
export function numericShare(rows: readonly (readonly Cell[])[], from: number, reading: Reading): number {
  let [numbers, filled] = [0, 0];
  for (const row of rows) {
    for (const cell of row.slice(from)) {
      if (isBlank(cell.text)) continue;
      filled += 1;
      const measure = readMeasure(cell.text, reading.language);
      if (
        measure &&
        measure.words.split(' ').length <= 3 &&
        findPeriods(cell.text).every(({ weak }) => weak !== undefined)
      )
        numbers += 1;
    }
  }
  return filled === 0 ? 0 : numbers / filled;
}

export function isBlank(text: string): boolean {
  return /^(?:|-+|–|—|n\/?a|n\.a\.|—+|\.+|…|\?)$/i.test(text.trim());
}

/** Metrics in rows and periods in columns, or the other way round, or one target a row. */
export function readKpiTable(block: Block, place: KpiPlace, reading: Reading): boolean {
  const [head = [], ...rows] = block.rows ?? [];
  const columns = head.map((cell, at) =>
    at === 0 ? undefined : (periodOfCell(cell.text, reading) ?? unitOf(cell.text, reading)),
  );
  const year = place.when.year === undefined ? {} : { year: place.when.year };
  if (
    head.length >= 2 &&
    columns.some((one) => one !== undefined) &&
    (columns.filter((one) => one !== undefined).length >= 2 ||
      columns.slice(1).filter((one) => one === undefined).length <= columns.length / 2)
  ) {
    for (const row of rows) {
      const name = cleanText(row[0]?.text ?? '');
      if (name === '') continue;
      columns.forEach((when, at) => {
        const text = cleanText(row[at]?.text ?? '');
        if (when === undefined || isBlank(text)) return;
        reading.kpis.add(
          name,
          text,
          row[at]?.line ?? block.line,
          'kind' in when ? { period: { period: when, use: 'due' }, ...year } : when,
          place.section,
          place.unit,
        );
      });
    }
    return true;
  }
  const periodColumn = findPeriodColumn(head, rows, reading);
  const roles = head.map((cell) => rolesOf(cell.text));
  const named = (at: number): boolean =>
    rows.filter((row) => /\p{L}{2}/u.test(row[at]?.text ?? '') && !readMeasure(row[at]?.text ?? '', reading.language))
      .length *
      2 >
    rows.length;
  const metric = roles.findIndex(
    (one, at) => at !== periodColumn && one.includes('metrics') && !one.includes('value') && named(at),
  );
  const values = roles.flatMap((one, at) =>
    at !== metric && at !== periodColumn && one.includes('value') ? [at] : [],
  );
  const name =
    metric >= 0
      ? metric
      : values.length > 0
        ? [0, 1].find((at) => at !== periodColumn && !values.includes(at))
        : undefined;
  if (name !== undefined && (values.length > 0 || metric >= 0)) {
    const target =
      values[0] ??
      head.findIndex(
        (_, at) =>
          at !== name && at !== periodColumn && rows.some((row) => readMeasure(row[at]?.text ?? '', reading.language)),
      );
    for (const row of rows) {
      const [title, value] = [cleanText(row[name]?.text ?? ''), cleanText(row[target]?.text ?? '')];
      if (title === '') continue;
      if (place.needsPeriod && periodColumn < 0 && place.when.period === undefined && place.when.unitEnd === undefined)
        continue;
      const period = periodColumn < 0 ? undefined : periodOfCell(row[periodColumn]?.text ?? '', reading);
      reading.kpis.add(
        title,
        isBlank(value) ? undefined : value,
        row[0]?.line ?? block.line,
        period ? { period: { period, use: 'due' }, ...year } : place.when,
        place.section,
        place.unit,
      );
    }
    return true;
  }
  if (periodColumn < 0) return false;
  for (const row of rows) {
    const cell = row[periodColumn]?.text ?? '';
    const period = periodOfCell(cell, reading);
    const when = period ? { period: { period, use: 'due' as const }, ...year } : unitOf(cell, reading);
    if (!when || 'kind' in when) continue;
    head.forEach((title, at) => {
      const text = cleanText(row[at]?.text ?? '');
      if (at === periodColumn || isBlank(text) || rolesOf(title.text).includes('name')) return;
      const name = cleanText(title.text);
      reading.kpis.add(name, text, row[at]?.line ?? block.line, when, place.section, place.unit);
    });
  }
  return true;
}

function unitOf(
  text: string,
  reading: Reading,
): { unitEnd: NonNullable<ReturnType<Reading['plan']['findUnit']>> } | undefined {
  const unit = unitName(text);
  const draft = unit && reading.plan.findUnit(unit.key, undefined);
  return draft && { unitEnd: draft };
}

function findPeriodColumn(head: readonly Cell[], rows: readonly (readonly Cell[])[], reading: Reading): number {
  return head.findIndex(
    (_, at) =>
      rows.length > 0 &&
      rows.filter((row) => {
        const text = row[at]?.text ?? '';
        return periodOfCell(text, reading) !== undefined || unitOf(text, reading) !== undefined;
      }).length *
        2 >
        rows.length,
  );
}
