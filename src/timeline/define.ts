import { MilestoneTimeline } from './timeline.js';

declare global {
  interface HTMLElementTagNameMap {
    'milestone-timeline': MilestoneTimeline;
  }
}

if (!customElements.get('milestone-timeline')) customElements.define('milestone-timeline', MilestoneTimeline);
