import { html, type TemplateResult } from 'lit';

import type { MilestoneKind } from '../../sdk/model/milestone.js';

const kinds: Readonly<Record<MilestoneKind, TemplateResult>> = {
  goal: html`<svg class="symbol kind" viewBox="0 0 10 10" aria-hidden="true">
    <rect width="10" height="10" rx="3" fill="var(--mk-accent)" /></svg>`,
  milestone: html`<svg class="symbol kind" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M5 .6 9.4 5 5 9.4 .6 5Z" fill="none" stroke="var(--mk-ink-2)" stroke-width="1.7" /></svg>`,
  task: html`<svg class="symbol kind" viewBox="0 0 10 10" aria-hidden="true">
    <circle cx="5" cy="5" r="3.4" fill="none" stroke="var(--mk-ink-3)" stroke-width="1.4" /></svg>`,
};

/** A filled square for a goal, a diamond for a milestone, a small circle for a task. */
export function kindSymbol(kind: MilestoneKind): TemplateResult {
  return kinds[kind];
}
