export { languageOf, localToday } from './environment.js';
export { MilestoneChangeEvent, RequestEvent, type ChangeOutcome } from './events.js';
export { toKitError } from './failure.js';
export type { Imported, ImportOptions, PreparedImport } from './import-document.js';
export { PlanController, type PlanHost, type PlanOptions, type PlanSource } from './plan-controller.js';
export { MilestoneProvider, MilestoneWorkspaceEvent } from './provider.js';
export { requestChange } from './request.js';
export { standingsOf } from './standings.js';
export { workspaceContext, type Workspace } from './workspace.js';
