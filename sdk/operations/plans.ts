import * as v from 'valibot';

import { day, id, plan, type Plan } from '../model/index.js';
import { changesOf, define, pick, withChanges } from './define.js';
import { binning, changing, creating, restoring } from './factory.js';
import { assertRoom, livingPlan } from './living.js';
import { managers, writers } from './permissions.js';

const { entries } = plan;

export const planOperations = {
  'plan.create': creating(
    'plan',
    managers,
    v.strictObject(pick(entries, ['id', 'title', 'description', 'anchorOn', 'calendarId', 'fiscalYearStartsInMonth'])),
    (given, context, transaction) => {
      assertRoom(transaction, 'plans', 'plan');
      return { ...given, createdAt: context.at };
    },
  ),
  'plan.change': changing(
    'plan',
    writers,
    changesOf<Plan>()(entries, ['title', 'description', 'calendarId', 'fiscalYearStartsInMonth', 'baselineId']),
  ),
  /** Sets or moves the first day of month 1; `null` takes the plan back into relative time. */
  'plan.anchor': define(
    managers,
    v.strictObject({ planId: id, anchorOn: v.nullable(day) }),
    (transaction, { planId, anchorOn }) => {
      transaction.put('plan', withChanges(livingPlan(transaction, planId), { anchorOn }));
    },
  ),
  'plan.delete': binning('plan', managers),
  'plan.restore': restoring('plan', managers),
};
