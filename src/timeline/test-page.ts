import { fixture, html, nextFrame } from '@open-wc/testing';

import type { Day } from '../../sdk/model/day.js';
import type { Milestone } from '../../sdk/model/milestone.js';
import type { Id } from '../../sdk/model/values.js';
import './define.js';
import type { MilestoneInput } from './lenient.js';
import type { MilestoneTimeline } from './timeline.js';

/** A small plan: two phases, of which the first has begun. Today is 12 May 2026. */
export const today = '2026-05-12';
export const plan: readonly MilestoneInput[] = [
  { id: 'phase-1', title: 'Foundation', kind: 'goal', startsOn: '2026-01-01', dueOn: '2026-07-20' },
  { id: 'curriculum', title: 'Curriculum', kind: 'task', parentId: 'phase-1', status: 'done',
    startsOn: '2026-01-05', dueOn: '2026-02-13' },
  { id: 'beta', title: 'Beta testing', kind: 'task', parentId: 'phase-1', status: 'active', ownerId: 'aiko',
    progress: 0.65, startsOn: '2026-04-06', dueOn: '2026-05-29' },
  { id: 'launch', title: 'Public launch', kind: 'milestone', parentId: 'phase-1', dueOn: '2026-05-03' },
  { id: 'phase-2', title: 'Growth', kind: 'goal' },
  { id: 'market', title: 'Market expansion', kind: 'task', parentId: 'phase-2',
    startsOn: '2026-09-07', dueOn: '2026-10-30' },
];
export const users = [{ id: 'aiko', name: 'Aiko Kato' }];

/** A plan of any size: goals with nine tasks each. */
export function longPlan(count: number): MilestoneInput[] {
  return Array.from({ length: count }, (_, index): MilestoneInput => {
    const goal = index - index % 10;
    const startsOn: Day = `2026-0${index % 9 + 1}-0${index % 7 + 1}` as Day;
    return index === goal
      ? { id: `i${index}`, title: `Goal ${index}`, kind: 'goal' }
      : { id: `i${index}`, title: `Task ${index}`, kind: 'task', parentId: `i${goal}`, startsOn, dueOn: `2026-1${index % 3}-20` as Day };
  });
}

/** A timeline 1,200 px wide in a page, with nothing left to paint. */
export async function mount(
  milestones: readonly MilestoneInput[] = plan, width = 1200, more: Partial<MilestoneTimeline> = {},
): Promise<MilestoneTimeline> {
  const box = await fixture<HTMLElement>(html`<div style="inline-size: ${width}px"></div>`);
  const element = document.createElement('milestone-timeline');
  Object.assign(element, { milestones, today, users, label: 'Plan' }, more);
  box.append(element);
  await painted(element);
  return element;
}

export async function painted(element: MilestoneTimeline): Promise<void> {
  await element.updateComplete;
  await nextFrame();
  await element.updateComplete;
  await nextFrame();
}

/** A host that does what it is asked, with an array. */
export function obey(element: MilestoneTimeline): void {
  const set = (id: Id, change: Partial<Milestone>) => {
    element.milestones = element.milestones?.map((item) => item.id === id ? { ...item, ...change } : item);
  };
  element.addEventListener('milestone-schedule-request', ({ id, startsOn, dueOn, relative }) =>
    set(id, { ...(startsOn && { startsOn }), ...(dueOn && { dueOn }), ...(relative && { relative }) }));
  element.addEventListener('milestone-change-request', ({ id, set: change }) => set(id, change));
  element.addEventListener('milestone-progress-request', ({ id, progress }) => set(id, { progress }));
  element.addEventListener('milestone-delete-request', ({ id }) => {
    element.milestones = element.milestones?.filter((item) => item.id !== id && item.parentId !== id);
  });
  element.addEventListener('milestone-create-request', ({ milestone: { parentId, afterId, ...made } }) => {
    const list = [...element.milestones ?? []];
    list.splice(list.findIndex(({ id }) => id === afterId) + 1, 0, { ...made, ...(parentId !== null && { parentId }) });
    element.milestones = list;
  });
}

export function root(element: MilestoneTimeline): ShadowRoot {
  return element.shadowRoot!;
}

export function rowOf(element: MilestoneTimeline, title: string): HTMLElement {
  const row = [...root(element).querySelectorAll<HTMLElement>('.row')]
    .find((candidate) => candidate.ariaLabel?.startsWith(title));
  if (!row) throw new Error(`There is no row "${title}".`);
  return row;
}

export function titles(element: MilestoneTimeline): string[] {
  return [...root(element).querySelectorAll('.row .title')].map((title) => title.textContent ?? '');
}

/** The bar of an item, whatever its shape. */
export function barOf(element: MilestoneTimeline, title: string): HTMLElement {
  const { index } = rowOf(element, title).dataset;
  const bar = root(element).querySelector<HTMLElement>(`.lane[data-index="${index}"] [data-bar]`);
  if (!bar) throw new Error(`"${title}" has no bar.`);
  return bar;
}

/** Gives a row the focus and presses a key in it: `Alt+ArrowRight`. */
export async function press(element: MilestoneTimeline, title: string | undefined, keys: string): Promise<void> {
  if (title !== undefined) {
    rowOf(element, title).focus();
    await painted(element);
  }
  const parts = keys.split('+').filter((part) => part !== '');
  const key = keys.endsWith('+') ? '+' : parts.pop() ?? '';
  const active = root(element).activeElement ?? root(element).querySelector('.scroller')!;
  active.dispatchEvent(new KeyboardEvent('keydown', {
    key, bubbles: true, composed: true, cancelable: true, altKey: parts.includes('Alt'),
    ctrlKey: parts.includes('Ctrl'), shiftKey: parts.includes('Shift'),
  }));
  await painted(element);
}

/** Presses at `from`, goes on by `by` px in steps, and lets go. */
export async function drag(
  element: MilestoneTimeline, target: Element, from: { x: number; y: number }, by: { x: number; y: number },
  options: PointerEventInit & { release?: boolean } = {},
): Promise<void> {
  const { release = true, ...init } = options;
  const fire = (type: string, x: number, y: number, on: Element) => on.dispatchEvent(new PointerEvent(type, {
    bubbles: true, composed: true, cancelable: true, pointerId: 1, pointerType: 'mouse', button: 0,
    buttons: type === 'pointerup' ? 0 : 1, clientX: x, clientY: y, ...init,
  }));
  const capturing = target.closest('.chart, .rows, .overview') as HTMLElement;
  // No real pointer is down: capturing it would throw.
  capturing.setPointerCapture = () => undefined;
  fire('pointerdown', from.x, from.y, target);
  for (let step = 1; step <= 4; step++) fire('pointermove', from.x + by.x * step / 4, from.y + by.y * step / 4, capturing);
  await painted(element);
  if (release) fire('pointerup', from.x + by.x, from.y + by.y, capturing);
  await painted(element);
}

export function middleOf(element: Element): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The next event of a type. */
export function heard<K extends keyof HTMLElementEventMap>(element: MilestoneTimeline, type: K): HTMLElementEventMap[K][] {
  const events: HTMLElementEventMap[K][] = [];
  element.addEventListener(type, (event) => events.push(event as HTMLElementEventMap[K]));
  return events;
}

export function said(element: MilestoneTimeline): string {
  return root(element).querySelector('.live')?.textContent?.trim() ?? '';
}
