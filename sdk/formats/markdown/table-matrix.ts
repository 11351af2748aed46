import type { Block, Cell } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import { isBlank, numericShare, readKpiTable } from './kpi-table.js';
import type { Period } from './periods.js';
import { rolesOf } from './roles.js';
import { readTitle } from './titles.js';

const mark = /^(?:[■●▪█▓▒x×✓✔✅◆◼⬛🟩🟦🟨🟧🟥*=#–>-]+|[xX]+)$/u;

/** Columns are periods: cells are numbers of a metric, marks of a chart, or units of their column's period. */
export function readMatrix(
  block: Block,
  periods: readonly (Period | undefined)[],
  context: Context,
  reading: Reading,
): void {
  const [head = [], ...rows] = block.rows ?? [];
  const cells = rows.flatMap((row) =>
    row.filter((cell, at) => periods[at] !== undefined && !isBlank(cell.text)).map((cell) => cell.text.trim()),
  );
  const marks = cells.filter((text) => mark.test(text)).length;
  if (marks * 2 > cells.length) {
    for (const row of rows) readMarks(row, periods, context, reading);
    return;
  }
  if (
    numericShare(
      rows.map((row) => row.filter((_, at) => periods[at] !== undefined)),
      0,
      reading,
    ) > 0.6 ||
    rolesOf(head[0]?.text ?? '').includes('metrics')
  ) {
    readKpiTable(block, { section: '', when: {}, listsNames: true, needsPeriod: false }, reading);
    return;
  }
  for (const row of rows) {
    const name = row[0];
    if (!name) continue;
    const title = cleanText(name.text);
    const parent =
      title === ''
        ? context.parent
        : reading.plan.place(readTitle(name.text, { dayFirst: reading.dayFirst }), {
            parent: context.parent,
            form: 'row',
            line: name.line,
            year: context.year,
            summary: context.summary,
            restated: context.restated,
          }).draft;
    if (parent && parent.parent === undefined && parent !== context.parent) parent.kind ??= 'goal';
    row.forEach((cell, at) => {
      const period = periods[at];
      if (period === undefined || isBlank(cell.text)) return;
      for (const text of cell.text.split(/\n|\s*[;；]\s*|\s*•\s*/u).filter((one) => cleanText(one) !== '')) {
        const read = readTitle(text, { dayFirst: reading.dayFirst, leaf: true });
        const dated = read.span || read.due ? read : { ...read, span: { period, use: 'span' as const } };
        const { draft } = reading.plan.place(dated, { parent, form: 'row', line: cell.line, year: context.year });
        if (cell.struck && draft.status === undefined) draft.status = 'cancelled';
      }
    });
  }
}

/** A row of a chart drawn in a table: from its first mark to its last. */
function readMarks(
  row: readonly Cell[],
  periods: readonly (Period | undefined)[],
  context: Context,
  reading: Reading,
): void {
  const marked = row.flatMap((cell, at) => {
    const period = periods[at];
    return period && mark.test(cell.text.trim()) ? [period] : [];
  });
  const [first, last] = [marked[0], marked.at(-1)];
  const name = row[0];
  if (!first || !last || !name || cleanText(name.text) === '') return;
  const { draft } = reading.plan.place(readTitle(name.text, { dayFirst: reading.dayFirst }), {
    parent: context.parent,
    form: 'row',
    line: name.line,
    year: context.year,
    summary: true,
    restated: context.restated,
  });
  if (draft.span || draft.due) return;
  if (first === last) draft.span = { period: first, use: 'span' };
  else {
    draft.span = { period: first, use: 'start' };
    draft.due = { period: last, use: 'due' };
  }
}
