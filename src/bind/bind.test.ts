import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { LitElement, render, type TemplateResult } from 'lit';

import './define.js';
import type { Client } from '../../sdk/client/index.js';
import { openSample } from './fixtures.js';
import { MilestoneChangeEvent, MilestoneProvider, PlanController, requestChange, RequestEvent } from './index.js';

class TitleView extends LitElement {
  static override properties = { src: {}, rows: { attribute: false } };
  declare src: string | undefined;
  declare rows: readonly string[] | undefined;
  readonly plan = new PlanController(this, { own: () => this.rows !== undefined, src: () => this.src });
  updates = 0;

  protected override render(): TemplateResult {
    this.updates += 1;
    const { state, source } = this.plan;
    if (this.rows) return html`${this.rows.join()}`;
    if (state.status === 'failed') return html`failed: ${state.error.code}`;
    return html`${state.status === 'pending' ? `${source} pending` : state.value.milestones.map(({ title }) => title).join()}`;
  }

  get shown(): string {
    return this.renderRoot.textContent ?? '';
  }
}
customElements.define('title-view', TitleView);

class RenameRequestEvent extends RequestEvent {
  constructor() {
    super('rename-request');
  }
}

// Of a plain element `fixture` waits for a frame, which a page in the background is not given.
const places: HTMLElement[] = [];
function put(template: TemplateResult): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  places.push(place);
  render(template, place);
  return place;
}

const clients: Client[] = [];
async function sample(title?: string): Promise<Client> {
  const client = await openSample(title);
  clients.push(client);
  return client;
}
afterEach(async () => {
  for (const place of places.splice(0)) place.remove();
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

// What reads documents is a few hundred modules here, fetched one by one.
const patience = { timeout: 8_000 };
const settles = (view: TitleView, shown: string) => waitUntil(() => view.shown === shown, `shows ${shown}`, patience);
const opens = (view: TitleView) => waitUntil(() => view.plan.state.status === 'ready', 'opens', patience);

let tags = 0;
function nextTag(): string {
  tags += 1;
  return `late-provider-${tags}`;
}

describe('an element below a provider', () => {
  it('shows the plan of the workspace and follows its changes', async () => {
    const client = await sample();
    const provider = await fixture(html`<milestone-provider .client=${client}><title-view></title-view></milestone-provider>`);
    const view = provider.querySelector('title-view') as TitleView;
    await settles(view, 'Build,Sell');
    await client.run('milestone.change', { id: 'sell', set: { title: 'Sell more' } });
    await settles(view, 'Build,Sell more');
  });

  it('gets the workspace when the provider is defined after it', async () => {
    const tag = nextTag();
    const place = put(html`<title-view></title-view>`);
    const view = place.querySelector('title-view') as TitleView;
    const provider = document.createElement(tag) as MilestoneProvider;
    place.append(provider);
    provider.append(view);
    await view.updateComplete;
    expect(view.shown).to.equal('none pending');
    provider.client = await sample();
    customElements.define(tag, class extends MilestoneProvider {});
    await settles(view, 'Build,Sell');
  });

  it('turns to the nearer provider when that one is defined later', async () => {
    const tag = nextTag();
    const [outer, inner] = [await sample(), await sample()];
    await outer.run('milestone.delete', { id: 'build' });
    const place = put(html`
      <milestone-provider .client=${outer}><title-view></title-view></milestone-provider>
    `);
    const view = place.querySelector('title-view') as TitleView;
    const nearer = document.createElement(tag) as MilestoneProvider;
    place.querySelector('milestone-provider')!.append(nearer);
    nearer.append(view);
    await settles(view, 'Sell');
    nearer.client = inner;
    customElements.define(tag, class extends MilestoneProvider {});
    await settles(view, 'Build,Sell');
  });

  it('shows the other plan when it is moved below another provider, and none when it is taken out', async () => {
    const [first, second] = [await sample(), await sample()];
    await second.run('milestone.delete', { id: 'sell' });
    const place = put(html`
      <milestone-provider .client=${first}><title-view></title-view></milestone-provider>
      <milestone-provider .client=${second}></milestone-provider>
    `);
    const [, target] = place.querySelectorAll('milestone-provider');
    const view = place.querySelector('title-view') as TitleView;
    await settles(view, 'Build,Sell');
    target!.append(view);
    await settles(view, 'Build');
    place.append(view);
    await settles(view, 'none pending');
  });

  it('holds nothing while it is out of the page', async () => {
    const client = await sample();
    const provider = await fixture(html`<milestone-provider .client=${client}><title-view></title-view></milestone-provider>`);
    const view = provider.querySelector('title-view') as TitleView;
    await settles(view, 'Build,Sell');
    view.remove();
    await view.updateComplete;
    const { updates } = view;
    await client.run('milestone.change', { id: 'sell', set: { title: 'Sell more' } });
    await aTimeout(20);
    expect(view.updates).to.equal(updates);
    provider.append(view);
    await settles(view, 'Build,Sell more');
  });

  it('prefers its own properties', async () => {
    const client = await sample();
    const provider = await fixture(html`
      <milestone-provider .client=${client}><title-view .rows=${['own']}></title-view></milestone-provider>
    `);
    const view = provider.querySelector('title-view') as TitleView;
    await settles(view, 'own');
    expect(view.plan.source).to.equal('own');
    expect(view.plan.may('milestone.change')).to.equal(false);
  });
});

describe('a provider', () => {
  it('opens a workspace in memory by itself and lends it to all below', async () => {
    const provider = await fixture<MilestoneProvider>(html`
      <milestone-provider><title-view></title-view></milestone-provider>
    `);
    const view = provider.querySelector('title-view') as TitleView;
    await opens(view);
    await view.plan.run('plan.create', { id: 'p', title: 'Mine' });
    await view.plan.run('milestone.create', { id: 'm', planId: 'p', kind: 'task', title: 'First' });
    await settles(view, 'First');
  });

  it('keeps its workspace when it is moved and opens it again when it comes back later', async () => {
    const place = put(html`
      <milestone-provider storage="indexeddb" workspace="moved"><title-view></title-view></milestone-provider><p></p>
    `);
    const provider = place.querySelector('milestone-provider') as MilestoneProvider;
    const view = place.querySelector('title-view') as TitleView;
    await opens(view);
    const before = view.plan.client;
    if (view.plan.state.status === 'ready' && !view.plan.state.value.plan) {
      await view.plan.run('plan.create', { id: 'p', title: 'Mine' });
      await view.plan.run('milestone.create', { id: 'm', planId: 'p', kind: 'task', title: 'Kept' });
    }
    place.querySelector('p')!.append(provider);
    await settles(view, 'Kept');
    expect(view.plan.client).to.equal(before);
    provider.remove();
    await aTimeout(0);
    place.append(provider);
    await waitUntil(() => view.plan.client && view.plan.client !== before, 'opens again', patience);
    await settles(view, 'Kept');
    await view.plan.run('plan.delete', { id: 'p' });
  });

  it('leaves a client that it was given open', async () => {
    const client = await sample();
    const provider = await fixture(html`<milestone-provider .client=${client}></milestone-provider>`);
    provider.remove();
    await aTimeout(0);
    expect((await client.run('milestone.change', { id: 'sell', set: { title: 'Open' } })).kind).to.equal('stored');
  });

  it('says why a workspace cannot be opened', async () => {
    const adapter = { guarantees: { level: 4 }, open: () => Promise.reject(new Error('no disk')) } as const;
    const provider = await fixture<MilestoneProvider>(html`
      <milestone-provider .adapter=${adapter}><title-view></title-view></milestone-provider>
    `);
    await settles(provider.querySelector('title-view') as TitleView, 'failed: unexpected');
    expect(provider.state.status).to.equal('failed');
  });

  it('lets nothing be changed below it when it is read-only', async () => {
    const client = await sample();
    const provider = await fixture(html`
      <milestone-provider .client=${client} readonly><title-view></title-view></milestone-provider>
    `);
    const view = provider.querySelector('title-view') as TitleView;
    await settles(view, 'Build,Sell');
    expect(view.plan.may('milestone.change')).to.equal(false);
  });

  it('gives its language, its words and its day to all below', async () => {
    const client = await sample();
    const provider = await fixture(html`
      <milestone-provider .client=${client} language="de-AT" today="2026-05-01"><title-view></title-view></milestone-provider>
    `);
    const { plan } = provider.querySelector('title-view') as TitleView;
    await waitUntil(() => plan.workspace);
    expect([plan.language, plan.today]).to.deep.equal(['de-AT', '2026-05-01']);
    expect(plan.locale).to.equal(plan.locale);
  });
});

describe('a change that is asked for', () => {
  async function bound(): Promise<TitleView> {
    const client = await sample();
    const provider = await fixture(html`<milestone-provider .client=${client}><title-view></title-view></milestone-provider>`);
    const view = provider.querySelector('title-view') as TitleView;
    await settles(view, 'Build,Sell');
    return view;
  }
  const rename = (view: TitleView, id = 'sell') =>
    requestChange(view, new RenameRequestEvent(), 'milestone.change', { id, set: { title: 'Renamed' } });

  it('runs in the workspace, and its end is told', async () => {
    const view = await bound();
    const told = oneEvent(document.body, MilestoneChangeEvent.type) as Promise<MilestoneChangeEvent>;
    const outcome = await rename(view);
    await settles(view, 'Build,Renamed');
    expect(outcome).to.deep.equal({ status: 'settled', settled: { kind: 'stored' } });
    expect((await told).operation).to.equal('milestone.change');
    expect((await told).outcome).to.equal(outcome);
  });

  it('is left to whoever prevents it', async () => {
    const view = await bound();
    document.body.addEventListener('rename-request', (event) => event.preventDefault(), { once: true });
    expect(await rename(view)).to.deep.equal({ status: 'left-to-host' });
    expect(view.shown).to.equal('Build,Sell');
  });

  it('is left to the host that gave the rows', async () => {
    const view = await fixture<TitleView>(html`<title-view .rows=${['own']}></title-view>`);
    expect(await rename(view)).to.deep.equal({ status: 'left-to-host' });
  });

  it('tells what is wrong and throws nothing', async () => {
    const outcome = await rename(await bound(), 'nobody');
    expect(outcome.status === 'failed' && outcome.error.code).to.equal('gone');
  });
});

describe('an element with a document of its own', () => {
  const documentOf = (text: string) => `data:text/markdown,${encodeURIComponent(text)}`;

  it('shows the plan in it, shared with every element that names the same', async () => {
    const src = documentOf('# Launch\n\n## Phase 1 (Month 1-3)\n\n- [ ] Build it\n');
    const place = put(html`<title-view src=${src}></title-view><title-view src=${src}></title-view>`);
    const [a, b] = place.querySelectorAll('title-view') as NodeListOf<TitleView>;
    await waitUntil(() => a!.shown.includes('Build it') && b!.shown.includes('Build it'), 'imported', patience);
    expect(a!.plan.client).to.equal(b!.plan.client);
  });

  it('tells when there is no plan in it, and shows another document after that', async () => {
    const view = await fixture<TitleView>(html`<title-view src=${documentOf('Just a few words.')}></title-view>`);
    await settles(view, 'failed: no-plan');
    view.src = documentOf('# Plan\n\n## Phase 1 (Month 1-3)\n\n- [ ] Try again\n');
    await waitUntil(() => view.shown.includes('Try again'), 'imported', patience);
  });

  it('tells when the document is not there', async () => {
    const view = await fixture<TitleView>(html`<title-view src="/nothing/here.md"></title-view>`);
    await settles(view, 'failed: unreachable');
  });
});
