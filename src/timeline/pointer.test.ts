import { expect } from '@open-wc/testing';

import type { MilestoneTimeline } from './timeline.js';
import { barOf, drag, heard, middleOf, mount, obey, painted, plan, press, root, rowOf, said } from './test-page.js';

function perDay(element: MilestoneTimeline): number {
  return barOf(element, 'Curriculum').getBoundingClientRect().width / 40;
}

/** What a drag says it would come to; rows that are kept for later say nothing. */
function bubble(element: MilestoneTimeline): string | undefined {
  return root(element).querySelector('.slot:not([hidden]) .bubble')?.textContent ?? undefined;
}

function daysOf(events: readonly { startsOn: unknown; dueOn: unknown }[]): unknown[] {
  return events.map(({ startsOn, dueOn }) => [startsOn, dueOn]);
}

describe('the pointer on the timeline', () => {
  it('moves a bar by whole days, and shows where it would land', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    const bar = barOf(element, 'Beta testing');
    const by = { x: perDay(element) * 7, y: 0 };
    await drag(element, bar, middleOf(bar), by, { release: false });
    expect(bubble(element)).to.equal('Apr 13 – Jun 5 · +7 days');
    await drag(element, bar, middleOf(bar), by);
    expect(daysOf(asked)).to.deep.equal([['2026-04-13', '2026-06-05']]);
    expect(bubble(element)).to.equal(undefined);
  });

  it('stretches a bar at either end, never past the other', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    const bar = barOf(element, 'Beta testing');
    const box = bar.getBoundingClientRect();
    await drag(element, bar, { x: box.right - 2, y: box.y + 10 }, { x: perDay(element) * 5, y: 0 });
    await drag(element, bar, { x: box.left + 2, y: box.y + 10 }, { x: perDay(element) * -3, y: 0 });
    await drag(element, bar, { x: box.right - 2, y: box.y + 10 }, { x: -400, y: 0 });
    expect(daysOf(asked)).to.deep.equal([
      ['2026-04-06', '2026-06-03'], ['2026-04-03', '2026-05-29'], ['2026-04-06', '2026-04-06']]);
  });

  it('moves a milestone', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    const bar = barOf(element, 'Public launch');
    await drag(element, bar, middleOf(bar), { x: perDay(element) * 10, y: 0 });
    expect(daysOf(asked)).to.deep.equal([[null, '2026-05-13']]);
  });

  it('fills a chosen bar', async () => {
    const element = await mount(plan, 1200, { selectedId: 'beta' });
    const asked = heard(element, 'milestone-progress-request');
    const grip = root(element).querySelector('[data-grip=progress]')!;
    const width = barOf(element, 'Beta testing').getBoundingClientRect().width;
    const from = middleOf(grip);
    await drag(element, grip, from, { x: width * 0.2, y: 0 });
    expect(asked[0]!.progress).to.be.closeTo(0.85, 0.02);
  });

  it('Escape ends a drag without a change', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    const bar = barOf(element, 'Beta testing');
    await drag(element, bar, middleOf(bar), { x: 50, y: 0 }, { release: false });
    await press(element, undefined, 'Escape');
    expect(bubble(element)).to.equal(undefined);
    expect(said(element)).to.equal('Cancelled.');
    expect(asked).to.have.length(0);
  });

  it('lets go when the item is deleted in the middle of a drag', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    const bar = barOf(element, 'Beta testing');
    await drag(element, bar, middleOf(bar), { x: 50, y: 0 }, { release: false });
    element.milestones = plan.filter(({ id }) => id !== 'beta');
    await painted(element);
    await drag(element, root(element).querySelector('.chart')!, { x: 900, y: 300 }, { x: 10, y: 0 });
    expect(asked).to.have.length(0);
    expect(bubble(element)).to.equal(undefined);
  });

  it('does not move the dates that follow from children, and says so', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    const bar = barOf(element, 'Growth');
    await drag(element, bar, middleOf(bar), { x: 50, y: 0 });
    expect(asked).to.have.length(0);
    expect(said(element)).to.equal('The dates of Growth follow from the items below it.');
  });

  it('leaves the bar where it is when the host does not agree', async () => {
    const element = await mount();
    const before = barOf(element, 'Beta testing').getBoundingClientRect().x;
    element.addEventListener('milestone-schedule-request', (event) => event.preventDefault());
    const bar = barOf(element, 'Beta testing');
    await drag(element, bar, middleOf(bar), { x: 80, y: 0 });
    expect(barOf(element, 'Beta testing').getBoundingClientRect().x).to.be.closeTo(before, 1);
  });

  it('pans on the background', async () => {
    const element = await mount();
    const before = barOf(element, 'Beta testing').getBoundingClientRect().x;
    const chart = root(element).querySelector('.chart')!;
    const box = chart.getBoundingClientRect();
    await drag(element, chart, { x: box.right - 50, y: box.bottom - 20 }, { x: -120, y: 0 });
    expect(barOf(element, 'Beta testing').getBoundingClientRect().x).to.be.closeTo(before - 120, 1);
  });

  it('a finger pans even over a bar, unless that was chosen before', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    const bar = barOf(element, 'Beta testing');
    const before = bar.getBoundingClientRect().x;
    await drag(element, bar, middleOf(bar), { x: 60, y: 0 }, { pointerType: 'touch' });
    expect(asked).to.have.length(0);
    expect(barOf(element, 'Beta testing').getBoundingClientRect().x).to.be.closeTo(before + 60, 1);
    element.selectedId = 'beta';
    await painted(element);
    await drag(element, barOf(element, 'Beta testing'), middleOf(barOf(element, 'Beta testing')), { x: 60, y: 0 },
      { pointerType: 'touch' });
    expect(asked).to.have.length(1);
  });

  it('leaves vertical scrolling by touch to the page', async () => {
    const element = await mount();
    expect(getComputedStyle(root(element).querySelector('.chart')!).touchAction).to.equal('pan-y');
  });

  it('two fingers zoom around their middle', async () => {
    const element = await mount();
    const chart = root(element).querySelector<HTMLElement>('.chart')!;
    chart.setPointerCapture = () => undefined;
    const before = perDay(element);
    const box = chart.getBoundingClientRect();
    const fire = (type: string, pointerId: number, x: number) => chart.dispatchEvent(new PointerEvent(type, {
      bubbles: true, composed: true, pointerId, pointerType: 'touch', button: 0, clientX: box.x + x, clientY: box.y + 100 }));
    fire('pointerdown', 1, 200);
    fire('pointerdown', 2, 300);
    fire('pointermove', 2, 400);
    await painted(element);
    expect(perDay(element)).to.be.closeTo(before * 2, before * 0.05);
    fire('pointerup', 2, 400);
    fire('pointerup', 1, 200);
  });

  it('the wheel zooms with Ctrl, pans with Shift, and else belongs to the page', async () => {
    const element = await mount();
    const chart = root(element).querySelector('.chart')!;
    const turn = (init: WheelEventInit) => {
      const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: 900, clientY: 200, ...init });
      chart.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(turn({ deltaY: 100 })).to.equal(false);
    const before = perDay(element);
    expect(turn({ deltaY: -100, ctrlKey: true })).to.equal(true);
    await painted(element);
    expect(perDay(element)).to.be.greaterThan(before * 1.2);
    const x = barOf(element, 'Beta testing').getBoundingClientRect().x;
    expect(turn({ deltaY: 100, shiftKey: true })).to.equal(true);
    await painted(element);
    expect(barOf(element, 'Beta testing').getBoundingClientRect().x).to.be.closeTo(x - 100, 1);
  });

  it('a click chooses an item, and the keys go on from there', async () => {
    const element = await mount();
    const chosen = heard(element, 'milestone-select');
    const bar = barOf(element, 'Public launch');
    await drag(element, bar, middleOf(bar), { x: 0, y: 0 });
    expect(chosen.map(({ id }) => id)).to.deep.equal(['launch']);
    expect(rowOf(element, 'Public launch').ariaSelected).to.equal('true');
    expect(root(element).activeElement).to.equal(rowOf(element, 'Public launch'));
  });

  it('a click beside a bar chooses its row', async () => {
    const element = await mount();
    const lane = root(element).querySelector('.lane[data-index="5"]')!;
    const box = root(element).querySelector('.chart')!.getBoundingClientRect();
    await drag(element, lane, { x: box.x + 20, y: middleOf(lane).y }, { x: 0, y: 0 });
    expect(element.selectedId).to.equal('market');
  });

  it('drags a row between others: sideways says how deep', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-move-request');
    const name = rowOf(element, 'Market expansion').querySelector('.title')!;
    const target = rowOf(element, 'Beta testing').getBoundingClientRect();
    const from = middleOf(name);
    await drag(element, name, from, { x: 0, y: target.top - from.y }, { release: false });
    expect(root(element).querySelector<HTMLElement>('.drop')!.hidden).to.equal(false);
    await drag(element, name, from, { x: 0, y: target.top - from.y });
    await drag(element, name, from, { x: -40, y: rowOf(element, 'Foundation').getBoundingClientRect().top - from.y });
    expect(asked.map(({ id, parentId, afterId }) => [id, parentId, afterId])).to.deep.equal([
      ['market', 'phase-1', 'curriculum'], ['market', null, null]]);
    expect(root(element).querySelector<HTMLElement>('.drop')!.hidden).to.equal(true);
  });

  it('the brush on the strip takes the view along', async () => {
    const element = await mount(plan, 1200, { zoom: 'weeks' });
    const brush = root(element).querySelector('.brush')!;
    const before = barOf(element, 'Curriculum').getBoundingClientRect().x;
    await drag(element, brush, middleOf(brush), { x: 100, y: 0 });
    expect(barOf(element, 'Curriculum').getBoundingClientRect().x).to.be.lessThan(before - 150);
  });

  it('the ends of the brush zoom', async () => {
    const element = await mount(plan, 1200, { zoom: 'weeks' });
    const before = perDay(element);
    const grip = root(element).querySelector('[data-brush=end]')!;
    await drag(element, grip, middleOf(grip), { x: 200, y: 0 });
    expect(perDay(element)).to.be.lessThan(before * 0.8);
  });

  it('moves by pointer what the host then shows', async () => {
    const element = await mount();
    obey(element);
    const bar = barOf(element, 'Beta testing');
    const before = bar.getBoundingClientRect().x;
    await drag(element, bar, middleOf(bar), { x: perDay(element) * 14, y: 0 });
    expect(barOf(element, 'Beta testing').getBoundingClientRect().x).to.be.closeTo(before + perDay(element) * 14, 1);
    expect(said(element)).to.contain('April 20, 2026 to June 12, 2026');
  });
});
