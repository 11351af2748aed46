import type { Day } from '../../model/day.js';
import { parseDate } from './gantt-dates.js';
import { schedule } from './gantt-schedule.js';
import type { ImportedStatus } from './types.js';

export interface GanttTask {
  readonly title: string;
  readonly line: number;
  readonly section: number | undefined;
  readonly id?: string;
  readonly status: ImportedStatus;
  readonly milestone: boolean;
  readonly startsOn?: Day;
  readonly dueOn?: Day;
  /** Places of the tasks that it waits for. */
  readonly after: readonly number[];
}

export interface Gantt {
  readonly title?: string;
  readonly sections: readonly { readonly title: string; readonly line: number }[];
  readonly tasks: readonly GanttTask[];
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export interface RawTask {
  title: string;
  line: number;
  section: number | undefined;
  id?: string;
  tags: Set<string>;
  start?: string;
  end?: string;
}

const tagNames = new Set(['active', 'done', 'crit', 'milestone', 'vert']);

/** A Gantt chart with its days worked out. @param line of the first line of the source */
export function readGantt(source: string, line: number): Gantt {
  const problems: { line: number; message: string }[] = [];
  const sections: { title: string; line: number }[] = [];
  const tasks: RawTask[] = [];
  const excluded = new Set<string>();
  let title: string | undefined;
  let format = 'YYYY-MM-DD';
  let inclusive = false;
  source.split('\n').forEach((raw, at) => {
    const text = raw.replace(/%%.*$/, '').trim();
    if (text === '' || text === '---') return;
    const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(text) ?? [];
    switch (word.toLowerCase()) {
      case 'gantt':
      case 'axisformat':
      case 'tickinterval':
      case 'todaymarker':
      case 'displaymode:':
      case 'weekday':
      case 'weekend':
      case 'click':
      case 'includes':
      case 'acctitle:':
      case 'accdescr:':
      case 'topaxis':
      case 'config:':
        return;
      case 'title':
        title = rest;
        return;
      case 'dateformat':
        format = rest;
        return;
      case 'inclusiveenddates':
        inclusive = true;
        return;
      case 'excludes':
        rest
          .toLowerCase()
          .split(/[\s,]+/)
          .forEach((day) => excluded.add(day));
        return;
      case 'section':
        sections.push({ title: rest, line: line + at });
        return;
      default: {
        const colon = text.indexOf(':');
        if (colon < 1) return;
        const task = readTask(text.slice(0, colon).trim(), text.slice(colon + 1), line + at, format);
        tasks.push({ ...task, section: sections.length > 0 ? sections.length - 1 : undefined });
      }
    }
  });
  return {
    ...(title !== undefined && { title }),
    sections,
    tasks: schedule(tasks, { format, inclusive, excluded }, problems),
    problems,
  };
}

function readTask(title: string, data: string, line: number, format: string): RawTask {
  const tags = new Set<string>();
  const fields = data
    .split(',')
    .map((field) => field.trim())
    .filter((field) => field !== '');
  while (fields[0] !== undefined && tagNames.has(fields[0].toLowerCase()))
    tags.add((fields.shift() ?? '').toLowerCase());
  const task: RawTask = { title, line, section: undefined, tags };
  const [a, b, c] = fields;
  if (a !== undefined && b !== undefined && c !== undefined) return { ...task, id: a, start: b, end: c };
  if (a !== undefined && b !== undefined) {
    return isMoment(a, format)
      ? { ...task, start: a, end: b }
      : isMoment(b, format) && !isLength(b)
        ? { ...task, id: a, start: b }
        : { ...task, id: a, end: b };
  }
  if (a === undefined) return task;
  return isLength(a) || isMoment(a, format)
    ? { ...task, ...(/^after\b/.test(a) ? { start: a } : { end: a }) }
    : { ...task, id: a };
}

const isLength = (text: string): boolean => /^\d+(?:\.\d+)?\s*(?:ms|s|m|h|d|w|M|y)$/.test(text);

const isMoment = (text: string, format: string): boolean =>
  /^(?:after|until)\s/.test(text) || looksLikeDate(text, format);

const looksLikeDate = (text: string, format: string): boolean =>
  parseDate(text, format) !== undefined || /^\d[\d./:T -]{3,}$/.test(text);
