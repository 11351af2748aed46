import * as v from 'valibot';

/**
 * A stretch of time counted from a plan's anchor day: "month 3 of 36". Counts begin at 1 and both ends belong to it, so
 * `{ unit: 'month', from: 3, to: 4 }` is the third and the fourth month. Without `from` only its last day is meant (a
 * due day), without `to` only its first.
 *
 * `sinceMonth` is the month in which the count begins where that is not the first: weeks 3–4 *of month 2* are
 * `{ unit: 'week', from: 3, to: 4, sinceMonth: 2 }`. What is moved by single days becomes the unit `day`.
 */
export const relativePeriod = v.pipe(
  v.strictObject({
    unit: v.picklist(['day', 'week', 'month', 'quarter', 'year']),
    from: v.exactOptional(count()),
    to: v.exactOptional(count()),
    sinceMonth: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_200))),
  }),
  v.check((period) => period.from !== undefined || period.to !== undefined, 'A relative period has a first or a last.'),
  v.check(
    (period) => period.from === undefined || period.to === undefined || period.from <= period.to,
    'A relative period ends after it begins.',
  ),
);
export type RelativePeriod = v.InferOutput<typeof relativePeriod>;

// Zero and below are before the anchor: where somebody drags an item to.
function count() {
  return v.pipe(v.number(), v.integer(), v.minValue(-36_500), v.maxValue(36_500));
}
