import { expect } from '@open-wc/testing';

import type { MilestoneTimeline } from './timeline.js';
import { heard, mount, obey, painted, plan, press, root, rowOf, titles } from './test-page.js';

function form(element: MilestoneTimeline): HTMLFormElement {
  return root(element).querySelector<HTMLFormElement>('.editor form')!;
}

function fill(element: MilestoneTimeline, name: string, value: string): void {
  const input = form(element).elements.namedItem(name) as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function save(element: MilestoneTimeline): Promise<void> {
  form(element).requestSubmit();
  await painted(element);
}

describe('the form of the timeline', () => {
  it('opens with Space, is a named dialog, and is accessible', async () => {
    const element = await mount();
    await press(element, 'Beta testing', ' ');
    const dialog = root(element).querySelector<HTMLDialogElement>('.editor')!;
    expect(dialog.open).to.equal(true);
    expect(root(element).activeElement!.getAttribute('name')).to.equal('title');
    await expect(element).to.be.accessible();
  });

  it('asks for what was changed, and for nothing else', async () => {
    const element = await mount();
    const events: Event[] = [];
    for (const type of ['schedule', 'change', 'move', 'progress'] as const) {
      element.addEventListener(`milestone-${type}-request`, (event) => events.push(event));
    }
    await press(element, 'Beta testing', ' ');
    await save(element);
    expect(events).to.have.length(0);
    await press(element, 'Beta testing', ' ');
    fill(element, 'title', 'Second beta');
    await save(element);
    expect(events.map(({ type }) => type)).to.deep.equal(['milestone-change-request']);
  });

  it('does all that dragging does: days, progress, status, kind, parent and place', async () => {
    const element = await mount();
    const schedule = heard(element, 'milestone-schedule-request');
    const change = heard(element, 'milestone-change-request');
    const progress = heard(element, 'milestone-progress-request');
    const move = heard(element, 'milestone-move-request');
    await press(element, 'Beta testing', ' ');
    fill(element, 'from', '2026-04-10');
    fill(element, 'to', '2026-06-01');
    fill(element, 'progress', '80');
    fill(element, 'status', 'blocked');
    fill(element, 'kind', 'goal');
    fill(element, 'parent', 'phase-2');
    await save(element);
    expect(schedule.map(({ startsOn, dueOn }) => [startsOn, dueOn])).to.deep.equal([['2026-04-10', '2026-06-01']]);
    expect(change[0]!.set).to.deep.equal({ status: 'blocked', kind: 'goal' });
    expect(progress[0]!.progress).to.equal(0.8);
    expect(move.map(({ parentId, afterId }) => [parentId, afterId])).to.deep.equal([['phase-2', 'market']]);
    await press(element, 'Beta testing', ' ');
    fill(element, 'after', 'launch');
    await save(element);
    expect(move.map(({ parentId, afterId }) => [parentId, afterId])[1]).to.deep.equal(['phase-1', 'launch']);
  });

  it('refuses a start after the due day, in words, and keeps what was typed', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-schedule-request');
    await press(element, 'Beta testing', ' ');
    fill(element, 'from', '2026-12-01');
    await save(element);
    expect(form(element).querySelector('.problem')!.textContent)
      .to.equal('The start day is after the due day. Move one of them.');
    expect((form(element).elements.namedItem('from') as HTMLInputElement).value).to.equal('2026-12-01');
    expect(asked).to.have.length(0);
    await expect(element).to.be.accessible();
  });

  it('refuses an empty title', async () => {
    const element = await mount();
    await press(element, 'Beta testing', ' ');
    fill(element, 'title', '  ');
    await save(element);
    expect(form(element).querySelector('.problem')!.textContent).to.equal('Give it a title.');
  });

  it('offers no parent below the item itself', async () => {
    const element = await mount([...plan, { id: 'sub', title: 'Inner', kind: 'goal', parentId: 'phase-1' }]);
    await press(element, 'Foundation', ' ');
    const options = [...form(element).querySelectorAll<HTMLOptionElement>('[name=parent] option')];
    expect(options.map(({ value }) => value)).to.deep.equal(['', 'phase-2']);
  });

  it('leaves alone what follows from the items below', async () => {
    const element = await mount();
    await press(element, 'Growth', ' ');
    for (const name of ['from', 'to', 'progress']) {
      expect((form(element).elements.namedItem(name) as HTMLInputElement).disabled, name).to.equal(true);
    }
  });

  it('Escape and Cancel ask for nothing, and the focus is on the row again', async () => {
    const element = await mount();
    const asked = heard(element, 'milestone-change-request');
    await press(element, 'Beta testing', ' ');
    fill(element, 'title', 'Other');
    [...form(element).querySelectorAll('button')].find((button) => button.textContent!.trim() === 'Cancel')!.click();
    await painted(element);
    expect(root(element).querySelector('.editor')).to.equal(null);
    expect(root(element).activeElement).to.equal(rowOf(element, 'Beta testing'));
    expect(asked).to.have.length(0);
  });

  it('makes a new item beside the chosen one, and goes to it', async () => {
    const element = await mount();
    obey(element);
    const asked = heard(element, 'milestone-create-request');
    await press(element, 'Beta testing', 'n');
    fill(element, 'title', 'Gamma testing');
    await save(element);
    const { milestone } = asked[0]!;
    expect([milestone.kind, milestone.parentId, milestone.afterId]).to.deep.equal(['task', 'phase-1', 'beta']);
    expect([milestone.startsOn, milestone.dueOn]).to.deep.equal(['2026-05-30', '2026-07-22']);
    expect(titles(element)).to.include('Gamma testing');
    await painted(element);
    expect(root(element).activeElement!.ariaLabel).to.match(/^Gamma testing/);
  });

  it('makes the first item of an empty plan', async () => {
    const element = await mount([]);
    obey(element);
    root(element).querySelector<HTMLElement>('.message .primary')!.click();
    await painted(element);
    fill(element, 'title', 'First');
    await save(element);
    expect(titles(element)).to.deep.equal(['First']);
  });

  it('counts days from the beginning in a plan without an anchor', async () => {
    const element = await mount([{ id: 'a', title: 'Build', kind: 'task', relative: { unit: 'month', from: 1, to: 3 } }]);
    const asked = heard(element, 'milestone-schedule-request');
    await press(element, 'Build', ' ');
    expect((form(element).elements.namedItem('to') as HTMLInputElement).value).to.equal('90');
    fill(element, 'to', '59');
    await save(element);
    expect(asked[0]!.relative).to.deep.equal({ unit: 'month', from: 1, to: 2 });
  });
});
