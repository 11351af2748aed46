import 'milestone-kit/timeline/define';

export async function mount(container, plan) {
  const timeline = document.createElement('milestone-timeline');
  timeline.milestones = plan.milestones;
  timeline.dependencies = plan.dependencies;
  container.append(timeline);
}

export const isComplete = (container) => {
  const root = container.querySelector('milestone-timeline').shadowRoot;
  return root.querySelectorAll('[role="row"]').length >= 15;
};
