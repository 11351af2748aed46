export { KpiRecordRequestEvent, type NewReading } from './events.js';
export { MilestoneKpiBoard } from './kpi-board.js';
