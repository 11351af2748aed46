import { html, type TemplateResult } from 'lit';

import type { State } from '../../sdk/model/milestone.js';

// Written once each: a template is a constant, and Lit prepares it a single time.
const states: Readonly<Record<State, TemplateResult>> = {
  done: html`<svg class="symbol" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M1 5.6 3.8 8.4 9 2" fill="none" stroke="currentColor" stroke-width="1.9" /></svg>`,
  'on-track': html`<svg class="symbol" viewBox="0 0 10 10" aria-hidden="true">
    <circle cx="5" cy="5" r="4.2" fill="currentColor" /></svg>`,
  'at-risk': html`<svg class="symbol" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M5 .6 9.8 9.2H.2Z" fill="currentColor" /></svg>`,
  'off-track': html`<svg class="symbol" viewBox="0 0 10 10" aria-hidden="true">
    <path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" /></svg>`,
  planned: html`<svg class="symbol" viewBox="0 0 10 10" aria-hidden="true">
    <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" stroke-width="1.5" /></svg>`,
};

/** ✓ done, ● on track, ▲ at risk, ◆ off track, ○ planned, drawn in the colour of the text. Say the state beside it. */
export function stateSymbol(state: State): TemplateResult {
  return states[state];
}
