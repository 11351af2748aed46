export * from './bars.js';
export * from './labels.js';
export * from './links.js';
export * from './overview.js';
export * from './rows.js';
export * from './ticks.js';
export * from './view.js';
