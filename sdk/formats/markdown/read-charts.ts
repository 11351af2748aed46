import { makeBlock, type Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import { makeDraft, type Draft } from './draft.js';
import { diagramOf } from './mermaid.js';
import { readGantt } from './gantt.js';
import { readTimeline } from './timeline.js';
import { readTitle } from './titles.js';
import { titleKey } from './title-key.js';

/**
 * A fence that was not read as text: Mermaid's Gantt charts and timelines are plans, other diagrams and code are none.
 *
 * @returns what is to be read as if it stood in the document itself
 */
export function readChart(block: Block, context: Context, reading: Reading): readonly Block[] {
  if (block.language === 'mermaid') {
    const diagram = diagramOf(block.text);
    if (diagram === 'timeline') return timelineBlocks(block);
    if (diagram === 'gantt') readGanttChart(block, context, reading);
    else
      reading.plan.note(
        'skipped',
        block.line,
        'A diagram that is neither a Gantt chart nor a timeline is no part of the plan.',
      );
  } else if (context.inPlan) reading.plan.note('skipped', block.line, 'A block of code is no part of the plan.');
  return [];
}

/** A timeline as labels over entries, so that it merges with the headings that name the same. */
function timelineBlocks(block: Block): Block[] {
  const blocks: Block[] = [];
  let section: Block | undefined;
  for (const part of readTimeline(block.text, block.line)) {
    const events = part.events.map(({ title, line }) => makeBlock('item', title, line));
    const period = makeBlock('label', part.period, part.line, { children: events, drawn: true });
    if (part.section === undefined) blocks.push(period);
    else {
      if (section?.text !== part.section)
        blocks.push((section = makeBlock('label', part.section, part.sectionLine, { drawn: true })));
      section.children.push(period);
    }
  }
  return blocks;
}

function readGanttChart(block: Block, context: Context, reading: Reading): void {
  const gantt = readGantt(block.text, block.line);
  const sections = gantt.sections.map(({ title, line }) => {
    const { draft } = reading.plan.place(readTitle(title, { dayFirst: reading.dayFirst }), {
      parent: context.parent,
      form: 'block',
      line,
      year: context.year,
      summary: false,
    });
    if (context.parent === undefined) draft.kind = 'goal';
    return draft;
  });
  const drafts = gantt.tasks.map((task): Draft => {
    const title = cleanText(task.title);
    const draft = makeDraft(title, task.line, 'chart', {
      bare: titleKey(title),
      kind: task.milestone ? 'milestone' : 'task',
      ...(task.status !== 'planned' && { status: task.status }),
      ...(task.startsOn !== undefined && { startsOn: task.startsOn }),
      ...(task.dueOn !== undefined && { dueOn: task.dueOn }),
      ...(task.id !== undefined && { ownId: task.id }),
    });
    reading.plan.add(draft, task.section === undefined ? context.parent : sections[task.section]);
    return draft;
  });
  gantt.tasks.forEach((task, at) => {
    for (const other of new Set(task.after)) {
      const draft = drafts[other];
      if (draft && other !== at) drafts[at]?.after.push({ draft, type: 'FS', lagDays: 0 });
    }
  });
  for (const { line, message } of gantt.problems) reading.plan.note('skipped', line, message);
}
