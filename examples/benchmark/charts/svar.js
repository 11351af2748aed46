import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Gantt, Willow } from '@svar-ui/react-gantt';
import '@svar-ui/react-gantt/all.css';

export async function mount(container, plan) {
  const tasks = plan.milestones.map((item) => ({
    id: item.id,
    text: item.title,
    parent: item.parentId ?? 0,
    type: item.kind === 'goal' ? 'summary' : item.startsOn ? 'task' : 'milestone',
    start: new Date(`${item.startsOn ?? item.dueOn}T00:00`),
    ...(item.startsOn && { end: new Date(`${item.dueOn}T00:00`) }),
    progress: Math.round((item.progress ?? 0) * 100),
    // Only what has children can be open.
    ...(item.hasChildren && { open: true }),
  }));
  const links = plan.dependencies.map((link) => ({ id: link.id, source: link.fromId, target: link.toId, type: 'e2s' }));
  const scales = [
    { unit: 'quarter', step: 1, format: 'QQQ yyyy' },
    { unit: 'month', step: 1, format: 'MMM' },
  ];
  createRoot(container).render(
    createElement(Willow, null, createElement(Gantt, { tasks, links, scales, cellWidth: 40, cellHeight: 38 })),
  );
}

export const isComplete = (container) => container.querySelectorAll('.wx-bar').length >= 10;
