import * as v from 'valibot';

import { id, InvalidError, kpi, kpiReading, kpiTarget, type Kpi, type KpiTarget } from '../model/index.js';
import { compareSiblings } from '../rules/order.js';
import { changesOf, define, pick } from './define.js';
import { binning, changing, creating, deleting, putChecked, restoring } from './factory.js';
import { assertFree, existing, livingPlan } from './living.js';
import { rankAt } from './order.js';
import { writers } from './permissions.js';

const place = v.exactOptional(v.nullable(id));

export const kpiOperations = {
  'kpi.create': creating(
    'kpi',
    writers,
    v.strictObject({
      ...pick(kpi.entries, ['id', 'planId', 'name', 'unit', 'start', 'goalId', 'ownerId']),
      direction: v.exactOptional(kpi.entries.direction),
      afterId: place,
    }),
    ({ afterId, ...given }, _context, transaction): Kpi => {
      livingPlan(transaction, given.planId);
      const siblings = transaction.all('kpi').filter(({ planId }) => planId === given.planId).sort(compareSiblings);
      return { direction: 'up', ...given, rank: rankAt(transaction, 'kpi', siblings, afterId) };
    },
  ),
  'kpi.change': changing(
    'kpi',
    writers,
    changesOf<Kpi>()(kpi.entries, ['name', 'unit', 'direction', 'start', 'goalId', 'ownerId']),
  ),
  'kpi.move': define(writers, v.strictObject({ id, afterId: v.nullable(id) }), (transaction, given) => {
    const record = existing(transaction, 'kpi', given.id);
    const siblings = transaction.all('kpi')
      .filter((other) => other.planId === record.planId && other.id !== record.id).sort(compareSiblings);
    transaction.put('kpi', { ...record, rank: rankAt(transaction, 'kpi', siblings, given.afterId) });
  }),
  'kpi.delete': binning('kpi', writers),
  'kpi.restore': restoring('kpi', writers),

  'kpi.target.create': creating(
    'kpi-target',
    writers,
    v.strictObject(pick(kpiTarget.entries, ['id', 'kpiId', 'on', 'relative', 'min', 'max', 'text', 'met'])),
    (given, _context, transaction): KpiTarget => {
      existing(transaction, 'kpi', given.kpiId);
      return given;
    },
  ),
  'kpi.target.change': changing(
    'kpi-target',
    writers,
    changesOf<KpiTarget>()(kpiTarget.entries, ['on', 'relative', 'min', 'max', 'text', 'met']),
  ),
  'kpi.target.delete': deleting('kpi-target', writers),

  /** Append-only: a correction is a new reading that names the old one. */
  'kpi.record': define(
    writers,
    v.strictObject(pick(kpiReading.entries, ['id', 'kpiId', 'on', 'value', 'text', 'note', 'revises'])),
    (transaction, given, context) => {
      assertFree(transaction, 'kpi-reading', given.id);
      existing(transaction, 'kpi', given.kpiId);
      if (given.revises !== undefined && transaction.get('kpi-reading', given.revises)?.kpiId !== given.kpiId) {
        throw new InvalidError('A correction belongs to the KPI of the reading it corrects.', 'revises');
      }
      putChecked(transaction, 'kpi-reading', { ...given, at: context.at, byId: context.userId });
    },
  ),
};
