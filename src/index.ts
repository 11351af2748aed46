export * from './bind/index.js';
export * from './kpi-board/index.js';
export * from './progress-ring/index.js';
export * from './timeline/index.js';
