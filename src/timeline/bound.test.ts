import { expect, fixture, html } from '@open-wc/testing';

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

  it('says in a sentence why a change was refused, and shows what was there before', async () => {
    const element = await below(client);
    await press(element, 'Sell', 'F2');
    (root(element).activeElement as HTMLInputElement).value = 'Sell \u202Emore';
    await press(element, undefined, 'Enter');
    await painted(element);
    expect(root(element).querySelector('.notice')!.textContent).to.contain('characters that reverse the text');
    expect(titles(element)).to.deep.equal(['Build', 'Sell']);
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
});
