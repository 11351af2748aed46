import * as v from 'valibot';

import {
  baseline, calendar, category, customField, id, resolvePeriod, template, type Baseline, type Calendar, type Category,
  type CustomField, type Day, type Template,
} from '../model/index.js';
import { compareSiblings } from '../rules/order.js';
import { changesOf, compact, define, pick } from './define.js';
import { changing, creating, deleting } from './factory.js';
import { assertFree, existing, livingPlan } from './living.js';
import type { Operation } from './operation.js';
import { rankAt } from './order.js';
import { managers } from './permissions.js';

const place = v.exactOptional(v.nullable(id));

/** What a workspace sets up once: its vocabulary, its calendars, its templates. */
export const settingOperations = {
  'calendar.create': creating(
    'calendar',
    managers,
    v.strictObject(pick(calendar.entries, ['id', 'name', 'workingWeekdays', 'holidays', 'extraWorkingDays'])),
    (given): Calendar => given,
  ),
  'calendar.change': changing(
    'calendar',
    managers,
    changesOf<Calendar>()(calendar.entries, ['name', 'workingWeekdays', 'holidays', 'extraWorkingDays']),
  ),
  'calendar.delete': deleting('calendar', managers),

  'category.create': creating(
    'category',
    managers,
    v.strictObject({ ...pick(category.entries, ['id', 'name', 'hue']), afterId: place }),
    ({ afterId, ...given }, _context, transaction): Category =>
      ({ ...given, rank: rankAt(transaction, 'category', [...transaction.all('category')].sort(compareSiblings), afterId) }),
  ),
  'category.change': changing('category', managers, changesOf<Category>()(category.entries, ['name', 'hue'])),
  'category.move': moving('category'),
  'category.delete': deleting('category', managers),

  'custom-field.create': creating(
    'custom-field',
    managers,
    v.strictObject({ ...pick(customField.entries, ['id', 'name', 'type', 'choices', 'required']), afterId: place }),
    ({ afterId, ...given }, _context, transaction): CustomField => {
      const siblings = [...transaction.all('custom-field')].sort(compareSiblings);
      return { ...given, rank: rankAt(transaction, 'custom-field', siblings, afterId) };
    },
  ),
  'custom-field.change': changing(
    'custom-field',
    managers,
    changesOf<CustomField>()(customField.entries, ['name', 'choices', 'required']),
  ),
  'custom-field.move': moving('custom-field'),
  'custom-field.delete': deleting('custom-field', managers),

  'template.create': creating(
    'template',
    managers,
    v.strictObject(pick(template.entries, ['id', 'name', 'description', 'content'])),
    (given): Template => given,
  ),
  'template.change': changing(
    'template',
    managers,
    changesOf<Template>()(template.entries, ['name', 'description', 'content']),
  ),
  'template.delete': deleting('template', managers),

  /** The days of all items of a plan as they are now. */
  'baseline.take': define(
    managers,
    v.strictObject({ ...pick(baseline.entries, ['id', 'planId', 'name']), choose: v.exactOptional(v.boolean()) }),
    (transaction, { choose, ...given }, context) => {
      assertFree(transaction, 'baseline', given.id);
      const plan = livingPlan(transaction, given.planId);
      const days: Record<string, { startsOn?: Day; dueOn?: Day }> = {};
      for (const item of transaction.all('milestone')) {
        if (item.planId !== plan.id || item.deletedAt !== undefined) continue;
        const span = item.relative && plan.anchorOn ? resolvePeriod(item.relative, plan.anchorOn) : item;
        if (span.startsOn === undefined && span.dueOn === undefined) continue;
        days[item.id] = compact<Baseline['days'][string]>({ startsOn: span.startsOn, dueOn: span.dueOn });
      }
      transaction.put('baseline', { ...given, takenOn: context.today, days });
      if (choose === true) transaction.put('plan', { ...plan, baselineId: given.id });
    },
  ),
  'baseline.change': changing('baseline', managers, changesOf<Baseline>()(baseline.entries, ['name'])),
  'baseline.delete': deleting('baseline', managers),
};

function moving(kind: 'category' | 'custom-field'): Operation<{ id: string; afterId: string | null }> {
  return define(managers, v.strictObject({ id, afterId: v.nullable(id) }), (transaction, given) => {
    const record = existing(transaction, kind, given.id);
    const siblings = transaction.all(kind).filter((other) => other.id !== given.id).sort(compareSiblings);
    transaction.put(kind, { ...record, rank: rankAt(transaction, kind, siblings, given.afterId) });
  });
}
