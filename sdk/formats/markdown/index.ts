export { decodeDocument } from './decode.js';
export { NotTextError, TooLargeError } from './errors.js';
export { importMarkdown } from './import.js';
export type {
  ImportedKpi, ImportedMilestone, ImportedPeriod, ImportedPlan, ImportedRisk, ImportedStatus, ImportedTarget, ImportNote, ImportOptions,
} from './types.js';
