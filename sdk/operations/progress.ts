import * as v from 'valibot';

import { InvalidError, progressReport } from '../model/index.js';
import { define, pick } from './define.js';
import { putChecked } from './factory.js';
import { assertFree, livingMilestone } from './living.js';
import { withStatus } from './milestones.js';
import { writers } from './permissions.js';

const { entries } = progressReport;

/** Append-only: a correction is a new report that names the old one. */
const report = define(
  writers,
  v.strictObject(pick(entries, [
    'id', 'milestoneId', 'progress', 'confidence', 'note', 'blockers', 'on', 'revises',
  ])),
  (transaction, given, context) => {
    assertFree(transaction, 'progress-report', given.id);
    const item = livingMilestone(transaction, given.milestoneId);
    if (given.revises !== undefined
      && transaction.get('progress-report', given.revises)?.milestoneId !== given.milestoneId) {
      throw new InvalidError('A correction belongs to the item of the report it corrects.', 'revises');
    }
    putChecked(transaction, 'progress-report', { ...given, at: context.at, byId: context.userId });
    const hasBegun = item.status === 'planned' && (given.progress ?? 0) > 0;
    if (hasBegun) transaction.put('milestone', withStatus(item, 'active', given.on));
  },
);

export const progressOperations = {
  'progress.report': report,
};
