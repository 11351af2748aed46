import * as v from 'valibot';

import { day, id, importBatch } from '../../model/index.js';
import { importedPlan } from './document.js';

export const importArgs = v.strictObject({
  /** Of the plan to update, or of the one to make. */
  planId: id,
  /** A new id, at most 40 characters: those of the records that come in begin with it. */
  batchId: v.pipe(id, v.maxLength(40, 'The id of an import has at most 40 characters.')),
  source: importBatch.entries.source,
  format: importBatch.entries.format,
  /** The first day of month 1 with which the document was read; absent when it was read without. */
  anchorOn: v.exactOptional(day),
  document: importedPlan,
});
export type ImportArgs = v.InferOutput<typeof importArgs>;
