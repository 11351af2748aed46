import { MilestoneProvider } from './provider.js';

// A tag that is taken stays with who was first: a page may load the kit twice.
if (!customElements.get('milestone-provider')) customElements.define('milestone-provider', MilestoneProvider);

declare global {
  interface HTMLElementTagNameMap {
    'milestone-provider': MilestoneProvider;
  }
}
