import * as v from 'valibot';

import { day, id, instant, json, line, prose, rank } from './values.js';

/** Which days are worked. */
export const calendar = v.strictObject({
  id,
  name: line('The name of the calendar', 200),
  /** 1 Monday … 7 Sunday. */
  workingWeekdays: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
    v.minLength(1, 'A calendar needs at least one working day a week.'),
    v.maxLength(7),
  ),
  holidays: v.pipe(
    v.array(v.strictObject({ on: day, name: v.exactOptional(line('The name of the holiday', 200)) })),
    v.maxLength(5_000),
  ),
  /** Days that are worked although the week or a holiday says otherwise. */
  extraWorkingDays: v.exactOptional(v.pipe(v.array(day), v.maxLength(5_000))),
});
export type Calendar = v.InferOutput<typeof calendar>;

/** The dates of a plan as they were on one day, to compare with. */
export const baseline = v.strictObject({
  id,
  planId: id,
  name: line('The name of the baseline', 200),
  takenOn: day,
  /** Days by milestone id. */
  days: v.record(id, v.strictObject({ startsOn: v.exactOptional(day), dueOn: v.exactOptional(day) })),
});
export type Baseline = v.InferOutput<typeof baseline>;

/** A roadmap: what milestones, KPIs and risks belong to. */
export const plan = v.strictObject({
  id,
  title: line('The title of the plan', 1_000),
  description: v.exactOptional(prose('The description')),
  /** The first day of month 1. Absent: the plan is in relative time. */
  anchorOn: v.exactOptional(day),
  calendarId: v.exactOptional(id),
  /** 1 January … 12 December; absent is 1. */
  fiscalYearStartsInMonth: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  /** The baseline that is drawn; any number may be kept. */
  baselineId: v.exactOptional(id),
  importBatchId: v.exactOptional(id),
  createdAt: v.exactOptional(instant),
  deletedAt: v.exactOptional(instant),
});
export type Plan = v.InferOutput<typeof plan>;

/** A kind of work that items are sorted by: "Marketing". */
export const category = v.strictObject({
  id,
  name: line('The name of the category', 200),
  /** A hue from 0 to 359; lightness and chroma come from the theme, so that it stays readable. */
  hue: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(359))),
  rank,
});
export type Category = v.InferOutput<typeof category>;

/** A field that a workspace adds to its items. */
export const customField = v.strictObject({
  id,
  name: line('The name of the field', 200),
  type: v.picklist(['text', 'number', 'day', 'choice', 'person', 'checkbox']),
  choices: v.exactOptional(v.pipe(v.array(line('A choice', 200)), v.maxLength(500))),
  required: v.exactOptional(v.boolean()),
  rank,
});
export type CustomField = v.InferOutput<typeof customField>;

/** A plan in relative time, ready to be applied with an anchor of its own. */
export const template = v.strictObject({
  id,
  name: line('The name of the template', 200),
  description: v.exactOptional(prose('The description')),
  /** What `plan.import` takes. */
  content: json,
});
export type Template = v.InferOutput<typeof template>;

/** One import of one document: what it brought is known by it, so that importing again updates. */
export const importBatch = v.strictObject({
  id,
  planId: id,
  /** File name or address, as the person knows it. */
  source: line('The source', 1_000),
  format: v.picklist(['markdown', 'csv', 'xlsx', 'mermaid', 'icalendar', 'json']),
  /** What the document said, item by item, so that a later import can tell its own edits from people's. */
  content: json,
  at: instant,
  byId: v.exactOptional(id),
});
export type ImportBatch = v.InferOutput<typeof importBatch>;
