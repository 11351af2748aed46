import type { Draft } from './draft.js';
import type { Language } from './language.js';
import type { KpiCollector } from './kpi-collector.js';
import type { PlanBuilder } from './plan-builder.js';
import type { RiskCollector } from './risk-collector.js';
import type { ImportedStatus } from './types.js';

/** What all readers of one document share. */
export interface Reading {
  readonly plan: PlanBuilder;
  readonly kpis: KpiCollector;
  readonly risks: RiskCollector;
  /** What is said about who waits for whom, away from the units. */
  readonly links: { from: string; on: string; line: number }[];
  readonly language: Language;
  readonly dayFirst: boolean;
  /** Nothing in the document is plainly a plan: all lists are taken for one. */
  readonly anything: boolean;
}

/** Where in the plan a block stands. */
export interface Context {
  /** The unit around it; none at the top. */
  readonly parent: Draft | undefined;
  /** What stands here is part of the plan. */
  readonly inPlan: boolean;
  /** The unit around it is stated here for the second time. */
  readonly restated: boolean;
  /** An overview, a status, a checklist. */
  readonly summary: boolean;
  readonly year: number | undefined;
  /** Entries are people to be hired: what is below them is asked of them. */
  readonly hires?: boolean;
  /** Keys that recur in the groups around: facts about them, not parts of the plan. */
  readonly recurring?: ReadonlySet<string>;
  /** Keys of the list are names of its entries. */
  readonly keysAreNames?: boolean;
  /** The status that the heading above gives to its entries. */
  readonly status?: ImportedStatus | undefined;
}
