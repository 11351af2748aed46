import type { Cell } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import { numericShare, periodOfCell } from './kpi-table.js';
import { type Role, labelRole, rolesOf } from './roles.js';
import { unitName } from './unit-names.js';

export interface Columns {
  readonly title: number;
  /** A column of numbers whose head names what is numbered: "Phase | 1". */
  readonly number: number;
  readonly roles: readonly (readonly Role[])[];
  /** Columns of numbers that are measured for the unit of the row. */
  readonly measures: ReadonlySet<number>;
  /** Of row numbers or ids. */
  readonly id: number;
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

export function findColumns(
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  reading: Reading,
): Columns | undefined {
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

export function isPlanTable({ roles, title }: Columns, context: Context, reading: Reading): boolean {
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

export function isNotApplicable(row: readonly Cell[], { title, roles }: Columns): boolean {
  const text = row[title]?.text.trim() ?? '';
  if (isNone(text)) return true;
  const others = row.filter((_, at) => at !== title);
  const status = row[roles.findIndex((one) => one.includes('status'))]?.text ?? '';
  const none = others.filter((cell) => isNone(cell.text)).length;
  return none > 0 && (isNone(status) || others.every((cell) => cell.text.trim() === '' || isNone(cell.text)));
}

export const isNone = (text: string): boolean =>
  /^(?:n\/?a|n\.a\.|not applicable|no aplica|não se aplica|não aplicável|s\/o|sans objet|entfällt|нет данных|н\/д|不适用)$/iu.test(
    text.trim(),
  );

export function kindOf(head: string): 'goal' | 'milestone' | 'task' | undefined {
  if (/milestone|hito|marco|jalon|meilenstein|веха|里程碑/iu.test(head)) return 'milestone';
  return /^(?:task|tarea|tarefa|tâche|aufgabe|задача|任务|action|acción|activity|actividad)/iu.test(head.trim())
    ? 'task'
    : undefined;
}
