import { type Day, dayFromNumber, dayNumber, daysInMonth, weekdayOf } from '../../model/day.js';
import { parseDate } from './gantt-dates.js';
import type { GanttTask, RawTask } from './gantt.js';

/** Half-open, in day numbers. */
interface Span {
  from: number;
  to: number;
}

interface Rules {
  format: string;
  inclusive: boolean;
  excluded: ReadonlySet<string>;
}

/** Works the days out in the order in which tasks need each other; what waits for nothing known has no days. */
export function schedule(
  tasks: readonly RawTask[],
  rules: Rules,
  problems: { line: number; message: string }[],
): GanttTask[] {
  const byId = new Map<string, number>();
  tasks.forEach((task, at) => {
    if (task.id === undefined) return;
    if (byId.has(task.id))
      problems.push({
        line: task.line,
        message: `Two tasks of the chart have the id "${task.id}"; the first one is meant by it.`,
      });
    else byId.set(task.id, at);
  });
  const after = tasks.map((task) => idsAfter(task.start).map((id) => byId.get(id)));
  tasks.forEach((task, at) =>
    idsAfter(task.start).forEach((id, place) => {
      if (after[at]?.[place] === undefined)
        problems.push({ line: task.line, message: `"${task.title}" comes after "${id}", which is not in the chart.` });
    }),
  );
  const spans: (Span | undefined)[] = [];
  const state: ('new' | 'open' | 'ready')[] = tasks.map(() => 'new');
  const needs = (at: number): number[] => {
    const task = tasks[at];
    const until = idsUntil(task?.end).map((id) => byId.get(id));
    const before = task?.start === undefined && at > 0 ? [at - 1] : [];
    return [...(after[at] ?? []), ...until, ...before].filter((one) => one !== undefined);
  };
  const visit = (first: number): void => {
    const stack = [first];
    for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
      const waiting = state[at] === 'new' ? needs(at).filter((need) => state[need] === 'new') : [];
      if (state[at] === 'new' && waiting.length > 0) {
        state[at] = 'open';
        stack.push(...waiting);
        continue;
      }
      stack.pop();
      if (state[at] === 'ready') continue;
      const task = tasks[at];
      const circle = needs(at).some((need) => state[need] !== 'ready');
      if (circle && task)
        problems.push({ line: task.line, message: `"${task.title}" waits in a circle; it gets no days from it.` });
      state[at] = 'ready';
      spans[at] = task && spanOf(task, at);
    }
  };
  const spanOf = (task: RawTask, at: number): Span | undefined => {
    const ids = after[at] ?? [];
    let from: number | undefined;
    if (task.start === undefined) from = spans[at - 1]?.to;
    else if (/^after\b/.test(task.start)) {
      const ends = ids.map((id) => (id === undefined ? undefined : spans[id]?.to));
      from =
        ends.length === 0 || ends.some((end) => end === undefined)
          ? undefined
          : Math.max(...ends.map((end) => end ?? 0));
    } else {
      const day = parseDate(task.start, rules.format);
      from = day === undefined ? undefined : dayNumber(day);
      if (day === undefined)
        problems.push({
          line: task.line,
          message: `"${task.start}" is no day of the calendar; "${task.title}" has no start.`,
        });
    }
    if (from === undefined) return undefined;
    const first = workingDay(from, rules.excluded, task.start);
    return { from: first, to: endOf(task, first) };
  };
  const endOf = (task: RawTask, from: number): number => {
    const { end } = task;
    if (end === undefined) return task.tags.has('milestone') ? from : from + 1;
    const length = lengthOf(end, from);
    if (length !== undefined) return stretch(from, length, rules.excluded);
    const until = idsUntil(end)
      .map((id) => spans[byId.get(id) ?? -1]?.from)
      .filter((day) => day !== undefined);
    if (until.length > 0) return Math.max(from, Math.min(...until));
    const day = parseDate(end, rules.format);
    if (day === undefined) {
      problems.push({ line: task.line, message: `"${end}" is no day of the calendar; "${task.title}" has no end.` });
      return from;
    }
    // A written end is meant as the last day, whatever the chart draws.
    return Math.max(from, dayNumber(day) + 1);
  };
  tasks.forEach((_, at) => {
    visit(at);
  });
  return tasks.map((task, at) => finishTask(task, spans[at], after[at] ?? []));
}

function finishTask(task: RawTask, span: Span | undefined, after: readonly (number | undefined)[]): GanttTask {
  const milestone = task.tags.has('milestone');
  const waits = after.filter((one) => one !== undefined);
  // A moment after something is on its last day; otherwise on its own first.
  const moment =
    span && (waits.length > 0 || task.start === undefined) && span.to === span.from ? span.from - 1 : span?.from;
  return {
    title: task.title,
    line: task.line,
    section: task.section,
    ...(task.id !== undefined && { id: task.id }),
    status: task.tags.has('done') ? 'done' : task.tags.has('active') ? 'active' : 'planned',
    milestone,
    ...(span && !milestone && { startsOn: dayFromNumber(span.from) }),
    ...(span &&
      (milestone || span.to > span.from) && { dueOn: dayFromNumber(milestone ? (moment ?? span.from) : span.to - 1) }),
    after: waits,
  };
}

const idsAfter = (text: string | undefined): string[] => {
  const match = /^after\s+(.*)$/.exec(text ?? '');
  return match?.[1] === undefined ? [] : match[1].split(/\s+/).filter((id) => id !== '');
};

const idsUntil = (text: string | undefined): string[] => {
  const match = /^until\s+(.*)$/.exec(text ?? '');
  return match?.[1] === undefined ? [] : match[1].split(/\s+/).filter((id) => id !== '');
};

/** Days of "10d", "2w"; hours and less are one day. */
function lengthOf(text: string, from: number): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w|M|y)$/.exec(text);
  if (!match) return undefined;
  const amount = Number(match[1]);
  const unit = match[2] ?? 'd';
  if (amount === 0) return 0;
  if (unit === 'M' || unit === 'y') {
    const day = dayFromNumber(from);
    let [year, month] = [
      Number(day.slice(0, 4)),
      Number(day.slice(5, 7)) + Math.round(amount) * (unit === 'y' ? 12 : 1),
    ];
    year += Math.floor((month - 1) / 12);
    month = ((month - 1) % 12) + 1;
    if (year > 9999) return undefined;
    const last = Math.min(Number(day.slice(8)), daysInMonth(year, month));
    return dayNumber(`${year}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}` as Day) - from;
  }
  const perDay = { ms: 86_400_000, s: 86_400, m: 1_440, h: 24, d: 1, w: 1 / 7 }[unit] ?? 1;
  return Math.min(100_000, Math.max(1, Math.ceil(amount / perDay - 1e-9)));
}

/** Work that comes after other work does not begin on a day that is left out. */
function workingDay(from: number, excluded: ReadonlySet<string>, start: string | undefined): number {
  if (start !== undefined && !/^after\b/.test(start)) return from;
  let day = from;
  for (let guard = 0; guard < 400 && isOff(day, excluded); guard += 1) day += 1;
  return day;
}

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function isOff(number: number, excluded: ReadonlySet<string>): boolean {
  if (excluded.size === 0) return false;
  const day = dayFromNumber(number);
  const weekday = weekdayOf(day);
  return excluded.has(day) || excluded.has(names[weekday - 1] ?? '') || (weekday > 5 && excluded.has('weekends'));
}

/** The end after so many days, of which excluded ones do not count. */
function stretch(from: number, days: number, excluded: ReadonlySet<string>): number {
  if (excluded.size === 0 || days === 0) return from + days;
  let [to, left] = [from, days];
  for (let guard = 0; left > 0 && guard < 400_000; guard += 1) {
    if (!isOff(to, excluded)) left -= 1;
    to += 1;
  }
  return to;
}
