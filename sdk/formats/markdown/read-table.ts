import type { Block, Cell } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import type { Draft } from './draft.js';
import { numericShare, periodOfCell, readKpiTable } from './kpi-table.js';
import type { Period } from './periods.js';
import { isRiskTable, readRiskTable } from './read-risks.js';
import { rolesOf } from './roles.js';
import { carry, fillRow } from './table-cells.js';
import { findColumns, isNotApplicable, isPlanTable, kindOf } from './table-columns.js';
import { linkByNumber } from './table-links.js';
import { readMatrix } from './table-matrix.js';
import { readTitle } from './titles.js';
import { unitName } from './unit-names.js';

/** A table outside of the sections for metrics and risks. */
export function readTable(block: Block, context: Context, reading: Reading): void {
  const [head = [], ...rows] = block.rows ?? [];
  if (isRiskTable(block)) {
    readRiskTable(block, {}, reading);
    return;
  }
  const roles = head.map((cell) => rolesOf(cell.text));
  const periods = head.map((cell, at) => (at === 0 ? undefined : headPeriod(cell.text, reading)));
  const timed = periods.filter((period) => period !== undefined).length;
  const timedCells = rows.map((row) => row.filter((_, at) => periods[at] !== undefined));
  if (timed >= 2 && (timed * 2 >= head.length - 1 || numericShare(timedCells, 0, reading) > 0.8)) {
    readMatrix(block, periods, context, reading);
    return;
  }
  const isMetrics =
    roles.some((one) => one.includes('metrics') && !one.includes('due') && !one.includes('name')) &&
    !roles.some((one) => one.includes('owner') || one.includes('status') || one.includes('progress'));
  const hasNames = roles.some(
    (one, at) =>
      one.includes('name') && !one.includes('metrics') && !one.includes('period') && isWorded(rows, at, reading),
  );
  if ((isMetrics && !hasNames) || isTimeSeries(head, rows, reading)) {
    if (
      readKpiTable(
        block,
        { section: '', when: context.parent ? { unitEnd: context.parent } : {}, listsNames: true, needsPeriod: false },
        reading,
      )
    )
      return;
  }
  readRows(block, context, reading);
}

/** A column of names, not of numbers or periods. */
function isWorded(rows: readonly (readonly Cell[])[], at: number, reading: Reading): boolean {
  const worded = rows.filter(
    (row) => /\p{L}{2}/u.test(row[at]?.text ?? '') && periodOfCell(row[at]?.text ?? '', reading) === undefined,
  );
  return worded.length * 2 > rows.length;
}

function headPeriod(text: string, reading: Reading): Period | undefined {
  return periodOfCell(text, reading);
}

/** One column of periods, and numbers in all others. */
function isTimeSeries(head: readonly Cell[], rows: readonly (readonly Cell[])[], reading: Reading): boolean {
  const timed = rows.filter((row) => periodOfCell(row[0]?.text ?? '', reading) !== undefined).length;
  return head.length > 1 && timed * 2 > rows.length && numericShare(rows, 1, reading) > 0.8;
}

/** Each row is a unit. */
function readRows(block: Block, context: Context, reading: Reading): void {
  const [head = [], ...rows] = block.rows ?? [];
  const columns = findColumns(head, rows, reading);
  if (!columns || !isPlanTable(columns, context, reading)) {
    if (context.inPlan)
      reading.plan.note('skipped', block.line, 'A table without names and dates is no part of the plan.');
    return;
  }
  const above = new Map<number, Period | undefined>();
  let group: Draft | undefined;
  const byNumber = new Map<string, Draft>();
  const links: { draft: Draft; from: number; row: readonly Cell[] }[] = [];
  for (const row of rows) {
    const title = row[columns.title];
    if (!title || isNotApplicable(row, columns)) continue;
    const number = columns.number < 0 ? '' : cleanText(row[columns.number]?.text ?? '');
    const name = readTitle(title.text, { dayFirst: reading.dayFirst, leaf: true });
    // "| Sprint | … |" over "| 1 | … |"
    const counted = number === '' && /^\d{1,3}$/.test(name.title) ? name.title : number;
    const unit =
      counted === ''
        ? undefined
        : unitName(`${head[number === '' ? columns.title : columns.number]?.text ?? ''} ${counted}`);
    if (cleanText(title.text) === '' && !unit) {
      carry(row, columns, above, reading);
      continue;
    }
    const others = row.filter((cell, at) => at !== columns.title && cell.text.trim() !== '');
    const numbered =
      name.title === '' || counted !== number
        ? `${cleanText(head[number === '' ? columns.title : columns.number]?.text ?? '')} ${counted}`
        : name.title;
    const read =
      unit && name.unit === undefined
        ? { ...name, title: numbered, unit: unit.key, ...(counted !== number && { bare: '' }) }
        : name;
    const isGroup = others.length === 0 && row.length > 2 && (name.unit !== undefined || name.leads);
    const { draft } = reading.plan.place(read, {
      parent: isGroup ? context.parent : (group ?? context.parent),
      form: 'row',
      line: title.line,
      year: context.year,
      summary: context.summary,
      restated: context.restated,
    });
    if (isGroup) group = draft;
    const kind = context.parent === undefined && !group ? kindOf(head[columns.title]?.text ?? '') : undefined;
    if (kind !== undefined) draft.kind ??= kind;
    const from = draft.waits.length;
    fillRow(draft, row, columns, head, above, reading);
    if (columns.id >= 0) byNumber.set(cleanText(row[columns.id]?.text ?? ''), draft);
    links.push({ draft, from, row });
    if (title.struck && draft.status !== 'done') draft.status = 'cancelled';
  }
  for (const { draft, from } of links) linkByNumber(draft, from, byNumber);
}
