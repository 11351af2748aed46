import { MilestoneKpiBoard } from './kpi-board.js';

// A tag that is taken stays with who was first: a page may load the kit twice.
if (!customElements.get('milestone-kpi-board')) customElements.define('milestone-kpi-board', MilestoneKpiBoard);

declare global {
  interface HTMLElementTagNameMap {
    'milestone-kpi-board': MilestoneKpiBoard;
  }
}
