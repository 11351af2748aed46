import { MilestoneProgressRing } from './progress-ring.js';

// A tag that is taken stays with who was first: a page may load the kit twice.
if (!customElements.get('milestone-progress-ring')) {
  customElements.define('milestone-progress-ring', MilestoneProgressRing);
}

declare global {
  interface HTMLElementTagNameMap {
    'milestone-progress-ring': MilestoneProgressRing;
  }
}
