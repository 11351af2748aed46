import { DataSet } from 'vis-data';
import { Timeline } from 'vis-timeline';
import 'vis-timeline/styles/vis-timeline-graph2d.css';

let container;
let timeline;

export async function mount(element, plan) {
  container = element;
  const groups = new DataSet(plan.milestones.map((item) => ({ id: item.id, content: item.title })));
  const items = new DataSet(plan.milestones.map((item) => ({
    id: item.id,
    group: item.id,
    content: item.title,
    start: `${item.startsOn ?? item.dueOn}T00:00`,
    ...(item.startsOn && { end: `${item.dueOn}T00:00` }),
    type: item.startsOn ? 'range' : 'point',
  })));
  timeline = new Timeline(container, items, groups, {
    height: '100%', verticalScroll: true, horizontalScroll: true, stack: false,
  });
}

export const isComplete = () => container.querySelectorAll('.vis-item').length >= 10;
export function move(axis, step) {
  if (axis === 'vertical') {
    container.querySelector('.vis-vertical-scroll').scrollTop += step;
    return;
  }
  const { start, end } = timeline.getWindow();
  const shift = (end - start) / container.clientWidth * step;
  timeline.setWindow(+start + shift, +end + shift, { animation: false });
}
