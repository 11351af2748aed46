import * as v from 'valibot';

import { id, risk, type Risk } from '../model/index.js';
import { compareSiblings } from '../rules/order.js';
import { changesOf, pick } from './define.js';
import { binning, changing, creating, restoring } from './factory.js';
import { livingPlan } from './living.js';
import { rankAt } from './order.js';
import { writers } from './permissions.js';

const place = v.exactOptional(v.nullable(id));

export const riskOperations = {
  'risk.create': creating(
    'risk',
    writers,
    v.strictObject({
      ...pick(risk.entries, [
        'id', 'planId', 'title', 'category', 'likelihood', 'impact', 'mitigation', 'ownerId', 'goalId',
      ]),
      state: v.exactOptional(risk.entries.state),
      afterId: place,
    }),
    ({ afterId, ...given }, _context, transaction): Risk => {
      livingPlan(transaction, given.planId);
      const siblings = transaction.all('risk').filter(({ planId }) => planId === given.planId).sort(compareSiblings);
      return { state: 'open', ...given, rank: rankAt(transaction, 'risk', siblings, afterId) };
    },
  ),
  'risk.change': changing(
    'risk',
    writers,
    changesOf<Risk>()(risk.entries, [
      'title', 'category', 'likelihood', 'impact', 'mitigation', 'ownerId', 'goalId', 'state',
    ]),
  ),
  'risk.delete': binning('risk', writers),
  'risk.restore': restoring('risk', writers),
};
