import { percentOf, setPeriod, wholePeriod } from './attributes.js';
import type { Cell } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Reading } from './context.js';
import type { Draft } from './draft.js';
import { isBlank, periodOfCell } from './kpi-table.js';
import { readMeasure } from './numbers.js';
import type { Period } from './periods.js';
import type { Role } from './roles.js';
import { statusOf } from './statuses.js';
import { type Columns, isNone } from './table-columns.js';
import { readPeople } from './people.js';
import { readTitle } from './titles.js';

export function carry(
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

export function fillRow(
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
