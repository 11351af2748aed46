import 'milestone-kit/timeline/define';

let timeline;

export async function mount(container, plan) {
  timeline = document.createElement('milestone-timeline');
  timeline.milestones = plan.milestones;
  timeline.dependencies = plan.dependencies;
  container.append(timeline);
}

/** As a wheel does it; rows scroll by themselves, time is panned. */
export function move(axis, step) {
  const root = timeline.shadowRoot;
  if (axis === 'vertical') root.querySelector('.scroller').scrollTop += step;
  else {
    const turn = { deltaX: step, bubbles: true, composed: true, cancelable: true };
    root.querySelector('.lane').dispatchEvent(new WheelEvent('wheel', turn));
  }
}

export const isComplete = () => timeline.shadowRoot.querySelectorAll('[role="row"]').length >= 15;
