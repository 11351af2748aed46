import { gantt } from 'dhtmlx-gantt';
import 'dhtmlx-gantt/codebase/dhtmlxgantt.css';

export async function mount(container, plan) {
  gantt.config.smart_rendering = true;
  gantt.config.static_background = true;
  gantt.config.open_tree_initially = true;
  gantt.config.row_height = 38;
  gantt.config.scales = [{ unit: 'quarter', step: 1, format: 'Q%q %Y' }, { unit: 'month', step: 1, format: '%M' }];
  gantt.config.min_column_width = 36;
  gantt.init(container);
  gantt.parse({
    data: plan.milestones.map((item) => ({
      id: item.id,
      text: item.title,
      parent: item.parentId ?? 0,
      type: item.kind === 'goal' ? 'project' : item.startsOn ? 'task' : 'milestone',
      start_date: new Date(`${item.startsOn ?? item.dueOn}T00:00`),
      end_date: new Date(`${item.dueOn}T00:00`),
      progress: item.progress ?? 0,
      open: true,
    })),
    links: plan.dependencies.map((link) => ({ id: link.id, source: link.fromId, target: link.toId, type: '0' })),
  });
}

export const isComplete = (container) => container.querySelectorAll('.gantt_task_line').length >= 10
  && container.querySelectorAll('.gantt_row').length >= 15;
export function move(axis, step) {
  const { x, y } = gantt.getScrollState();
  if (axis === 'vertical') gantt.scrollTo(x, y + step);
  else gantt.scrollTo(x + step, y);
}
