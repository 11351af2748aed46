export { decodeDocument } from './decode.js';
export { byteLimit, NotTextError, TooLargeError } from './errors.js';
export { compareImports, type Changes, type ImportComparison } from './diff.js';
export { exportMarkdown } from './export.js';
export { importMarkdown } from './import.js';
export type {
  ImportedKpi,
  ImportedMilestone,
  ImportedPeriod,
  ImportedPlan,
  ImportedRisk,
  ImportedStatus,
  ImportedTarget,
  ImportNote,
  ImportOptions,
} from './types.js';
