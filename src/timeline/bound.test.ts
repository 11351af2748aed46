import { aTimeout, expect, fixture, html } from '@open-wc/testing';

import type { Client } from '../../sdk/client/index.js';
import { planRows } from '../../sdk/client/queries.js';
import type { Milestone } from '../../sdk/model/milestone.js';
import '../bind/define.js';
import { openSample } from '../bind/fixtures.js';
import type { MilestoneProvider } from '../bind/provider.js';
import type { MilestoneTimeline } from './timeline.js';
import { barOf, drag, middleOf, painted, press, root, rowOf, said, titles } from './test-page.js';

async function below(client: Client, readOnly = false): Promise<MilestoneTimeline> {
  const provider = await fixture<MilestoneProvider>(html`
    <milestone-provider .client=${client} .readOnly=${readOnly} today="2026-04-01">
      <milestone-timeline .style=${'inline-size: 1200px'}></milestone-timeline>
    </milestone-provider>`);
  const element = provider.querySelector('milestone-timeline')!;
  for (let turn = 0; turn < 50 && titles(element).length === 0; turn++) await painted(element);
  return element;
}

function stored(client: Client, id: string): Milestone | undefined {
  const state = client.live(planRows()).get();
  return state.status === 'ready' ? state.value.milestones.find((item) => item.id === id) : undefined;
}

function button(element: MilestoneTimeline, name: string): HTMLElement {
  return [...root(element).querySelectorAll<HTMLElement>('button')]
    .find((candidate) => candidate.ariaLabel === name)!;
}

describe('a timeline below a provider', () => {
  let client: Client;
  let unfollow: () => void;
  beforeEach(async () => {
    client = await openSample();
    unfollow = client.live(planRows()).subscribe(() => undefined);
  });
  afterEach(async () => {
    unfollow();
    await client.close();
  });

  it('shows the plan, and changes it by key', async () => {
    const element = await below(client);
    expect(titles(element)).to.deep.equal(['Build', 'Sell']);
    expect(root(element).querySelector('[role=treegrid]')!.ariaLabel).to.equal('Launch');
    await press(element, 'Sell', 'Alt+ArrowRight');
    expect(stored(client, 'sell')!.startsOn).to.equal('2026-03-03');
    expect(said(element)).to.contain('March 3, 2026 to July 1, 2026');
  });

  it('changes it by pointer', async () => {
    const element = await below(client);
    const bar = barOf(element, 'Sell');
    const perDay = bar.getBoundingClientRect().width / 121;
    await drag(element, bar, middleOf(bar), { x: perDay * 10, y: 0 });
    expect(stored(client, 'sell')!.startsOn).to.equal('2026-03-12');
  });

  it('undoes and does again, by key and by button', async () => {
    const element = await below(client);
    await press(element, 'Sell', 'Alt+ArrowRight');
    await press(element, 'Sell', 'Ctrl+z');
    expect(stored(client, 'sell')!.startsOn).to.equal('2026-03-02');
    await press(element, 'Sell', 'Ctrl+Shift+z');
    expect(stored(client, 'sell')!.startsOn).to.equal('2026-03-03');
    button(element, 'Undo: reschedule Sell').click();
    await painted(element);
    expect(stored(client, 'sell')!.startsOn).to.equal('2026-03-02');
  });

  it('reports progress, sets the status, and moves below another item', async () => {
    const element = await below(client);
    await press(element, 'Sell', 'Alt+ArrowUp');
    expect(rowOf(element, 'Sell').ariaLabel).to.contain('5% done');
    await press(element, 'Sell', 's');
    [...root(element).querySelectorAll<HTMLElement>('[role=menuitemradio]')]
      .find((item) => item.textContent!.trim() === 'Blocked')!.click();
    await painted(element);
    expect(stored(client, 'sell')!.status).to.equal('blocked');
    await press(element, 'Sell', 'Ctrl+ArrowRight');
    expect(stored(client, 'sell')!.parentId).to.equal('build');
    expect(rowOf(element, 'Sell').ariaLevel).to.equal('2');
  });

  it('makes and deletes an item', async () => {
    const element = await below(client);
    await press(element, 'Sell', 'n');
    const form = root(element).querySelector<HTMLFormElement>('.editor form')!;
    (form.elements.namedItem('title') as HTMLInputElement).value = 'Celebrate';
    form.requestSubmit();
    await painted(element);
    expect(titles(element)).to.deep.equal(['Build', 'Sell', 'Celebrate']);
    await press(element, 'Celebrate', 'Delete');
    expect(titles(element)).to.deep.equal(['Build', 'Sell']);
  });

  it('lets a host forbid a change', async () => {
    const element = await below(client);
    element.addEventListener('milestone-schedule-request', (event) => event.preventDefault());
    await press(element, 'Sell', 'Alt+ArrowRight');
    expect(stored(client, 'sell')!.startsOn).to.equal('2026-03-02');
  });

  it('is read-only below a provider that is', async () => {
    const element = await below(client, true);
    expect(root(element).querySelector('.new')).to.equal(null);
    await press(element, 'Sell', 'Alt+ArrowRight');
    expect(said(element)).to.equal('This timeline is read-only.');
    await expect(element).to.be.accessible();
  });

  it('follows what somebody else changes, and keeps its own focus', async () => {
    const element = await below(client);
    rowOf(element, 'Sell').focus();
    await client.run('milestone.change', { id: 'sell', set: { title: 'Sell more' } });
    await painted(element);
    expect(root(element).activeElement!.ariaLabel).to.match(/^Sell more/);
  });

  it('keeps a title that cannot be, says why, and takes the next one', async () => {
    const element = await below(client);
    await press(element, 'Sell', 'F2');
    const field = () => root(element).querySelector<HTMLInputElement>('.rename');
    field()!.value = 'Sell\u202Emore';
    await press(element, undefined, 'Enter');
    expect(field()!.value).to.equal('Sell\u202Emore');
    expect(root(element).querySelector('.notice')!.textContent).to.contain('reverse the text around them. Remove them');
    field()!.value = 'Sell more';
    await press(element, undefined, 'Enter');
    expect(field()).to.equal(null);
    expect(root(element).querySelector('.notice')).to.equal(null);
    expect(stored(client, 'sell')!.title).to.equal('Sell more');
  });

  it('lets go of a refused title when it is left as it is', async () => {
    const element = await below(client);
    await press(element, 'Sell', 'F2');
    const field = () => root(element).querySelector<HTMLInputElement>('.rename');
    field()!.value = 'Sell\u202Emore';
    field()!.blur();
    await painted(element);
    expect(field()!.value).to.equal('Sell\u202Emore');
    field()!.blur();
    await painted(element);
    expect(field()).to.equal(null);
    expect(stored(client, 'sell')!.title).to.equal('Sell');
  });

  it('keeps the form open with what was typed when the page refuses it', async () => {
    const element = await below(client);
    await press(element, 'Sell', ' ');
    const input = (name: string) => root(element).querySelector<HTMLInputElement>(`form [name=${name}]`)!;
    input('title').value = 'Sell\u202Emore';
    input('to').value = '2026-07-31';
    root(element).querySelector('form')!.requestSubmit();
    await aTimeout(10);
    await painted(element);
    expect(root(element).querySelector('form .problem')!.textContent).to.contain('Remove them');
    expect([input('title').value, input('to').value]).to.deep.equal(['Sell\u202Emore', '2026-07-31']);
    input('title').value = 'Whole';
    root(element).querySelector('form')!.requestSubmit();
    await aTimeout(10);
    await painted(element);
    expect(root(element).querySelector('form')).to.equal(null);
    expect([stored(client, 'sell')!.title, stored(client, 'sell')!.dueOn]).to.deep.equal(['Whole', '2026-07-31']);
  });

  it('opens the form for a new item again, with what was typed, when the page refuses it', async () => {
    const element = await below(client);
    await press(element, 'Sell', 'n');
    const input = (name: string) => root(element).querySelector<HTMLInputElement>(`form [name=${name}]`)!;
    input('title').value = 'New\u202Eone';
    input('to').value = '2026-08-31';
    root(element).querySelector('form')!.requestSubmit();
    await aTimeout(10);
    await painted(element);
    expect(root(element).querySelector('form .problem')!.textContent).to.contain('Remove them');
    expect([input('title').value, input('to').value]).to.deep.equal(['New\u202Eone', '2026-08-31']);
    input('title').value = 'New one';
    root(element).querySelector('form')!.requestSubmit();
    await aTimeout(10);
    await painted(element);
    expect(titles(element)).to.deep.equal(['Build', 'Sell', 'New one']);
  });

  it('never takes a day away because an impossible one was typed', async () => {
    const element = await below(client);
    await press(element, 'Sell', ' ');
    const due = root(element).querySelector<HTMLInputElement>('form [name=to]')!;
    // What a browser tells of 30 February: no value, and that something was typed.
    due.value = '';
    Object.defineProperty(due, 'validity', { value: { badInput: true } });
    root(element).querySelector('form')!.requestSubmit();
    await aTimeout(10);
    expect(root(element).querySelector('form .problem')!.textContent).to.contain('no such day in the calendar');
    expect(stored(client, 'sell')!.dueOn).to.equal('2026-06-30');
  });
});
