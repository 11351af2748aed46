import { percentOf, setPeriod, wholePeriod } from './attributes.js';
import type { Block, Cell } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import type { Draft } from './draft.js';
import { isBlank, numericShare, periodOfCell, readKpiTable } from './kpi-table.js';
import { readMeasure } from './numbers.js';
import type { Period } from './periods.js';
import { isRiskTable, readRiskTable } from './read-risks.js';
import { labelRole, rolesOf, type Role } from './roles.js';
import { statusOf } from './statuses.js';
import { readPeople, readTitle } from './titles.js';
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

const mark = /^(?:[■●▪█▓▒x×✓✔✅◆◼⬛🟩🟦🟨🟧🟥*=#–>-]+|[xX]+)$/u;

/** Columns are periods: cells are numbers of a metric, marks of a chart, or units of their column's period. */
function readMatrix(block: Block, periods: readonly (Period | undefined)[], context: Context, reading: Reading): void {
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

interface Columns {
  readonly title: number;
  /** A column of numbers whose head names what is numbered: "Phase | 1". */
  readonly number: number;
  readonly roles: readonly (readonly Role[])[];
  /** Columns of numbers that are measured for the unit of the row. */
  readonly measures: ReadonlySet<number>;
  /** Of row numbers or ids. */
  readonly id: number;
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
    const unit = number === '' ? undefined : unitName(`${head[columns.number]?.text ?? ''} ${number}`);
    if (cleanText(title.text) === '' && !unit) {
      carry(row, columns, above, reading);
      continue;
    }
    const others = row.filter((cell, at) => at !== columns.title && cell.text.trim() !== '');
    const numbered = name.title === '' ? `${cleanText(head[columns.number]?.text ?? '')} ${number}` : name.title;
    const read = unit && name.unit === undefined ? { ...name, title: numbered, unit: unit.key } : name;
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

/** The column of row numbers or ids that others refer to. */
function findIdColumn(head: readonly Cell[], rows: readonly (readonly Cell[])[], title: number): number {
  return head.findIndex(
    (_, at) =>
      at !== title &&
      rows.length > 0 &&
      isId(rows, at) &&
      new Set(rows.map((row) => row[at]?.text.trim())).size === rows.length,
  );
}

const reference =
  /^([A-Z]{0,3}-?\d{1,4}(?:\.\d{1,3})?)\s*(FS|SS|FF|SF|EA|AA|EE|AE)?\s*(?:([+-]\s?\d{1,3})\s*(?:d|days?|t|tage?|días?|dias?|j|jours?)?)?$/iu;
const germanTypes: Readonly<Record<string, 'FS' | 'SS' | 'FF' | 'SF'>> = {
  EA: 'FS',
  AA: 'SS',
  EE: 'FF',
  AE: 'SF',
  FS: 'FS',
  SS: 'SS',
  FF: 'FF',
  SF: 'SF',
};

/** "3", "3SS+2d": a row of the same table by its number. */
function linkByNumber(draft: Draft, from: number, byNumber: ReadonlyMap<string, Draft>): void {
  const waits = draft.waits.splice(from);
  for (const wait of waits) {
    const match = reference.exec(wait.text);
    const target = byNumber.get(match?.[1] ?? '');
    if (match && target && target !== draft) {
      draft.after.push({
        draft: target,
        type: germanTypes[(match[2] ?? 'FS').toUpperCase()] ?? 'FS',
        lagDays: Number((match[3] ?? '0').replace(/\s/g, '')),
      });
    } else draft.waits.push(wait);
  }
}

function findColumns(head: readonly Cell[], rows: readonly (readonly Cell[])[], reading: Reading): Columns | undefined {
  const roles = head.map((cell, at) =>
    rolesOf(cell.text).filter((role) => !(role === 'name' && at > 0 && looksTimed(rows, at, reading))),
  );
  const isNumber = (at: number): boolean =>
    rows.length > 0 && rows.every((row) => /^\s*(?:#|n[o°º.]*)?\s*\d{0,3}[.)]?\s*$/i.test(row[at]?.text ?? ''));
  const names = roles.flatMap((one, at) => (one.includes('name') ? [at] : []));
  const number = names.find((at) => isNumber(at)) ?? -1;
  let title = names.find((at) => at !== number && !isNumber(at)) ?? -1;
  if (title < 0)
    title = roles.findIndex(
      (one, at) =>
        one.length === 0 &&
        !isNumber(at) &&
        !looksTimed(rows, at, reading) &&
        rows.some((row) => /\p{L}{2}/u.test(row[at]?.text ?? '')) &&
        !isId(rows, at),
    );
  if (title < 0 && number >= 0) title = number;
  if (title < 0)
    title = roles.findIndex((_, at) => !isNumber(at) && rows.some((row) => unitName(cleanText(row[at]?.text ?? ''))));
  // A period that names the row: "| Q1 2026 | … |" with no other name.
  if (title < 0) title = roles.findIndex((one) => one.includes('period'));
  if (title < 0) return undefined;
  const dated = rows.filter(
    (row) =>
      unitName(cleanText(row[title]?.text ?? '')) !== undefined ||
      roles.some((one, at) => one.includes('period') && periodOfCell(row[at]?.text ?? '', reading) !== undefined),
  );
  const measures = new Set(
    head.flatMap((cell, at) =>
      at !== title &&
      at !== number &&
      dated.length * 2 > rows.length &&
      isMeasured(cell.text, roles[at] ?? [], rows, at, reading)
        ? [at]
        : [],
    ),
  );
  return { title, number: number === title ? -1 : number, roles, measures, id: findIdColumn(head, rows, title) };
}

/** A column of amounts: money, people, shares. Effort, priority and progress are facts about the work. */
function isMeasured(
  head: string,
  roles: readonly Role[],
  rows: readonly (readonly Cell[])[],
  at: number,
  reading: Reading,
): boolean {
  const role = labelRole(head)?.role;
  const metric = role === 'metrics' || role === 'funding' || roles.includes('metrics') || roles.includes('funding');
  if (!metric && roles.length > 0) return false;
  const column = rows.map((row) => (row[at] ? [row[at]] : []));
  return numericShare(column, 0, reading) > 0.6 && (metric || column.flat().some(({ text }) => /[%$€£¥₽]/.test(text)));
}

const isId = (rows: readonly (readonly Cell[])[], at: number): boolean =>
  rows.every((row) => /^[A-Z]{0,3}-?\d*(?:\.\d+)?$/.test(row[at]?.text.trim() ?? ''));

function looksTimed(rows: readonly (readonly Cell[])[], at: number, reading: Reading): boolean {
  return (
    rows.filter(
      (row) => periodOfCell(row[at]?.text ?? '', reading) !== undefined && unitName(row[at]?.text ?? '') === undefined,
    ).length *
      2 >
    rows.length
  );
}

function isPlanTable({ roles, title }: Columns, context: Context, reading: Reading): boolean {
  const known = roles.filter(
    (one, at) =>
      at !== title &&
      one.some((role) => ['due', 'start', 'period', 'status', 'progress', 'owner', 'depends'].includes(role)),
  ).length;
  return (
    known > 0 ||
    ((context.parent !== undefined || reading.anything || context.inPlan) && (roles[title]?.includes('name') ?? false))
  );
}

function isNotApplicable(row: readonly Cell[], { title, roles }: Columns): boolean {
  const text = row[title]?.text.trim() ?? '';
  if (isNone(text)) return true;
  const others = row.filter((_, at) => at !== title);
  const status = row[roles.findIndex((one) => one.includes('status'))]?.text ?? '';
  const none = others.filter((cell) => isNone(cell.text)).length;
  return none > 0 && (isNone(status) || others.every((cell) => cell.text.trim() === '' || isNone(cell.text)));
}

const isNone = (text: string): boolean =>
  /^(?:n\/?a|n\.a\.|not applicable|no aplica|não se aplica|não aplicável|s\/o|sans objet|entfällt|нет данных|н\/д|不适用)$/iu.test(
    text.trim(),
  );

function kindOf(head: string): 'goal' | 'milestone' | 'task' | undefined {
  if (/milestone|hito|marco|jalon|meilenstein|веха|里程碑/iu.test(head)) return 'milestone';
  return /^(?:task|tarea|tarefa|tâche|aufgabe|задача|任务|action|acción|activity|actividad)/iu.test(head.trim())
    ? 'task'
    : undefined;
}

function carry(
  row: readonly Cell[],
  { roles }: Columns,
  above: Map<number, Period | undefined>,
  reading: Reading,
): void {
  row.forEach((cell, at) => {
    if (roles[at]?.includes('period') === true && cell.text.trim() !== '')
      above.set(at, periodOfCell(cell.text, reading));
  });
}

function fillRow(
  draft: Draft,
  row: readonly Cell[],
  columns: Columns,
  head: readonly Cell[],
  above: Map<number, Period | undefined>,
  reading: Reading,
): void {
  row.forEach((cell, at) => {
    if (at === columns.title || at === columns.number) return;
    const text = cell.text.trim();
    const roles = columns.roles[at] ?? [];
    const has = (role: Role): boolean => roles.includes(role);
    const timed =
      has('due') ||
      has('start') ||
      has('period') ||
      (roles.length === 0 && periodOfCell(text, reading) !== undefined && findDateHead(head[at]?.text ?? ''));
    if (timed && fillTime(draft, text, roles, at, above, reading)) return;
    if (isBlank(text) || isNone(text)) return;
    if (has('status') && fillStatus(draft, text)) return;
    if (has('progress')) {
      const share = percentOf(/%/.test(text) ? text : `${text}%`);
      if (share !== undefined) draft.progress = share;
      else fillStatus(draft, text);
      return;
    }
    if (has('owner')) for (const name of readPeople(text.replace(/\n/g, ', '))) draft.assignees.push(name);
    else if (has('criteria')) draft.criteria.push(...parts(text).map((one) => ({ text: cleanText(one), met: false })));
    else if (has('depends'))
      draft.waits.push(
        ...text
          .split(/[,;\n]\s*/)
          .map((one) => ({ text: one.trim(), line: cell.line }))
          .filter((one) => one.text !== ''),
      );
    else if (columns.measures.has(at)) {
      const value = cleanText(text);
      if (readMeasure(value, reading.language))
        reading.kpis.add(cleanText(head[at]?.text ?? ''), value, cell.line, { unitEnd: draft }, '');
    } else if (has('tasks') && parts(text).length > 1) {
      for (const one of parts(text)) {
        reading.plan.place(readTitle(one, { dayFirst: reading.dayFirst, leaf: true }), {
          parent: draft,
          form: 'entry',
          line: cell.line,
        });
      }
    } else if (has('name') || has('description') || has('tasks'))
      draft.description.push(cleanText(text.replace(/\n/g, '; ')));
    else if (!/^[#№]?$/.test(head[at]?.text ?? '') && at !== columns.id)
      draft.description.push(`${cleanText(head[at]?.text ?? '')}: ${cleanText(text.replace(/\n/g, '; '))}`);
  });
}

const findDateHead = (text: string): boolean => !/\d/.test(text);
const parts = (text: string): string[] => text.split(/\n|\s*[;；]\s*|\s*•\s*/u).filter((one) => cleanText(one) !== '');

/** @returns whether the cell was about time */
function fillTime(
  draft: Draft,
  text: string,
  roles: readonly Role[],
  at: number,
  above: Map<number, Period | undefined>,
  reading: Reading,
): boolean {
  const isPeriod = !roles.includes('due') && !roles.includes('start');
  if (text === '' || text === '"' || text === '〃') {
    const period = above.get(at);
    if (isPeriod && period) setPeriod(draft, { from: period, to: period }, 'period');
    return true;
  }
  const stated = wholePeriod(text, reading);
  if (!stated) {
    if (isPeriod) above.set(at, undefined);
    return isBlank(text) || (!roles.includes('status') && !roles.includes('name') && !roles.includes('description'));
  }
  if (!isPeriod) {
    if (roles.includes('due')) draft.due = { period: stated.to, use: 'due' };
    else draft.span = { period: stated.from, use: 'start' };
    return true;
  }
  above.set(at, stated.from);
  if (stated.due) setPeriod(draft, stated, 'due');
  else setPeriod(draft, stated, 'period');
  return true;
}

function fillStatus(draft: Draft, text: string): boolean {
  const stated = statusOf(text);
  if (!stated) return false;
  draft.status = stated.status;
  return true;
}
