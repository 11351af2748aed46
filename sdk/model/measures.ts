import * as v from 'valibot';

import { relativePeriod } from './relative.js';
import { day, id, instant, line, prose, rank } from './values.js';

const finite = v.pipe(v.number(), v.finite('This number is too large or none at all.'));

/** A measure of success. */
export const kpi = v.strictObject({
  id,
  planId: id,
  name: line('The name of the KPI', 300),
  /** `%`, an ISO 4217 code like `USD`, or a word: `customers`. */
  unit: v.exactOptional(line('The unit', 60)),
  /** Which way is better. */
  direction: v.picklist(['up', 'down']),
  /** Where it began; a target is scored from here. */
  start: v.exactOptional(finite),
  /** The goal it serves. */
  goalId: v.exactOptional(id),
  ownerId: v.exactOptional(id),
  rank,
  importKey: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
  deletedAt: v.exactOptional(instant),
});
export type Kpi = v.InferOutput<typeof kpi>;

/**
 * What a KPI should be on a day: at least `min`, at most `max`, in between with both, or a state in words ("Break-even")
 * with neither. The day is exact (`on`), counted from the plan's anchor (`relative`), or absent.
 */
export const kpiTarget = v.pipe(
  v.strictObject({
    id,
    kpiId: id,
    on: v.exactOptional(day),
    relative: v.exactOptional(relativePeriod),
    min: v.exactOptional(finite),
    max: v.exactOptional(finite),
    /** As it was written: "15–25", "Break-even". */
    text: line('The target', 500),
    /** For a target in words: whether a person says it is reached. */
    met: v.exactOptional(v.boolean()),
    importKey: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
  }),
  v.check(
    (target) => target.min === undefined || target.max === undefined || target.min <= target.max,
    'The lower end of the target is above its upper end. Exchange them.',
  ),
);
export type KpiTarget = v.InferOutput<typeof kpiTarget>;

/** What was measured. Append-only, an edit is a new revision. */
export const kpiReading = v.pipe(
  v.strictObject({
    id,
    kpiId: id,
    on: day,
    value: v.exactOptional(finite),
    /** For a state in words. */
    text: v.exactOptional(line('The reading', 500)),
    note: v.exactOptional(prose('The note', 20_000)),
    byId: v.exactOptional(id),
    at: instant,
    revises: v.exactOptional(id),
  }),
  v.check((reading) => reading.value !== undefined || reading.text !== undefined, 'A reading has a number or words.'),
);
export type KpiReading = v.InferOutput<typeof kpiReading>;

/** 1 very low … 5 very high. */
const level = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

/** What may go wrong, and what is done about it. */
export const risk = v.strictObject({
  id,
  planId: id,
  title: line('The title of the risk', 1_000),
  category: v.exactOptional(line('The category', 200)),
  likelihood: v.exactOptional(level),
  impact: v.exactOptional(level),
  mitigation: v.exactOptional(prose('The mitigation', 20_000)),
  ownerId: v.exactOptional(id),
  /** The goal it threatens. */
  goalId: v.exactOptional(id),
  state: v.picklist(['open', 'happened', 'closed']),
  rank,
  importKey: v.exactOptional(v.pipe(v.string(), v.maxLength(500))),
  deletedAt: v.exactOptional(instant),
});
export type Risk = v.InferOutput<typeof risk>;
