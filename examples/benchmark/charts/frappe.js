import Gantt from 'frappe-gantt';
// The package's exports leave its stylesheet out.
import '../node_modules/frappe-gantt/dist/frappe-gantt.css';

export async function mount(container, plan) {
  const predecessors = new Map();
  for (const link of plan.dependencies) {
    predecessors.set(link.toId, [...(predecessors.get(link.toId) ?? []), link.fromId]);
  }
  new Gantt(container, plan.milestones.map((item) => ({
    id: item.id,
    name: item.title,
    start: item.startsOn ?? item.dueOn,
    end: item.dueOn,
    progress: (item.progress ?? 0) * 100,
    dependencies: (predecessors.get(item.id) ?? []).join(','),
  })), { view_mode: 'Month', container_height: 800 });
}

export const isComplete = (container) => container.querySelectorAll('.bar-wrapper').length >= 10;
