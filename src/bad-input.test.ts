import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';

import './define.js';
import { openClient, type Client } from '../sdk/client/index.js';
import { indexedDB } from '../sdk/storage/indexeddb/index.js';
import type { MilestoneProvider } from './bind/index.js';

const patience = { timeout: 8_000 };
const tags = ['milestone-timeline', 'milestone-progress-ring', 'milestone-kpi-board'] as const;
const plan = '# Launch\n\n## Phase 1 (Month 1-3)\n\n- [ ] Build it\n';
const src = `data:text/markdown,${encodeURIComponent(plan)}`;

let names = 0;
const freshName = (): string => `bad-input-${Math.round(performance.now())}-${names++}`;
const places: HTMLElement[] = [];
const clients: Client[] = [];

/** A provider with one of each element below it, in a page. */
function page(settings: Partial<MilestoneProvider>): MilestoneProvider {
  const place = document.createElement('div');
  document.body.append(place);
  places.push(place);
  render(html`<milestone-provider><milestone-timeline today="2026-04-01"></milestone-timeline>
    <milestone-progress-ring></milestone-progress-ring><milestone-kpi-board></milestone-kpi-board>
  </milestone-provider>`, place);
  return Object.assign(place.querySelector('milestone-provider')!, settings);
}

function textOf(element: Element): string {
  return element.shadowRoot!.textContent!.replace(/\s+/g, ' ');
}

/** Every element says the sentence. */
async function saysIn(provider: MilestoneProvider, sentence: RegExp | string): Promise<void> {
  for (const tag of tags) {
    const element = provider.querySelector(tag)!;
    const isSaid = () => typeof sentence === 'string' ? textOf(element).includes(sentence) : sentence.test(textOf(element));
    await waitUntil(isSaid, `<${tag}> says ${String(sentence)}, not ${textOf(element).slice(0, 200)}`, patience);
  }
}

async function shows(provider: MilestoneProvider, title: string): Promise<void> {
  const timeline = provider.querySelector('milestone-timeline')!;
  await waitUntil(() => [...timeline.shadowRoot!.querySelectorAll('.row .title')].some((row) => row.textContent === title),
    `shows ${title}`, patience);
}

async function kept(name = freshName()): Promise<Client> {
  const client = await openClient({ storage: indexedDB(name), workspaceId: 'w', userId: 'u', today: () => '2026-04-01' });
  clients.push(client);
  await client.run('plan.create', { id: 'p', title: 'Plan' });
  await client.run('milestone.create', { id: 'm', planId: 'p', kind: 'task', title: 'Kept', dueOn: '2026-05-01' });
  await client.run('kpi.create', { id: 'k', planId: 'p', name: 'Customers', direction: 'up' });
  return client;
}

function done(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function errorOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => 'nothing thrown', (error: unknown) => (error as { code?: string }).code ?? String(error));
}

afterEach(async () => {
  for (const place of places.splice(0)) place.remove();
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

describe('a storage that fails while a plan is shown', () => {
  it('is named by every element when it was deleted, and what was shown stays', async () => {
    const name = freshName();
    const provider = page({ client: await kept(name) });
    await shows(provider, 'Kept');
    await done(globalThis.indexedDB.deleteDatabase(name));
    await saysIn(provider, 'deleted elsewhere. Reload the page');
    await shows(provider, 'Kept');
  });

  it('is named by every element when it is full, until there is room', async () => {
    const client = await kept();
    const provider = page({ client });
    await shows(provider, 'Kept');
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    try {
      void client.run('milestone.change', { id: 'm', set: { title: 'Waits' } });
      await saysIn(provider, 'The disk is full');
      await shows(provider, 'Waits');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    for (const tag of tags) {
      await waitUntil(() => !textOf(provider.querySelector(tag)!).includes('The disk is full'), `<${tag}> is well`, patience);
    }
  });
});

describe('a reading that finds no room', () => {
  it('stays in the form, which says so, until it is stored', async () => {
    const provider = page({ client: await kept() });
    const root = provider.querySelector('milestone-kpi-board')!.shadowRoot!;
    await waitUntil(() => root.querySelector<HTMLElement>('[part=record]'), 'can record', patience);
    root.querySelector<HTMLElement>('[part=record]')!.click();
    await waitUntil(() => root.querySelector('dialog[open]'), 'opens', patience);
    root.querySelector<HTMLInputElement>('[name=value]')!.value = '512';
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    try {
      root.querySelector('form')!.requestSubmit();
      await waitUntil(() => root.querySelector('form .problem')?.textContent?.includes('The disk is full'), 'says so', patience);
      expect(root.querySelector<HTMLInputElement>('[name=value]')!.value).to.equal('512');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    await waitUntil(() => !root.querySelector('dialog'), 'closes', patience);
    expect(root.querySelector('[part=value]')!.textContent).to.contain('512');
  });
});

describe('a storage that cannot be opened', () => {
  it('is named by every element when it is denied', async () => {
    const original = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true, get: () => { throw new DOMException('The operation is insecure.', 'SecurityError'); },
    });
    try {
      const provider = page({ storage: 'indexeddb' });
      await saysIn(provider, 'Allow this site to keep data');
      expect(await errorOf(provider.prepareImport(plan))).to.equal('denied');
    } finally {
      Object.defineProperty(globalThis, 'indexedDB', original);
    }
  });

  it('is named by every element when a newer version wrote it, and stays as it is', async () => {
    const workspace = freshName();
    const first = page({ storage: 'indexeddb', workspace, src });
    await shows(first, 'Build it');
    first.remove();
    const request = globalThis.indexedDB.open('milestone-kit');
    await done(request);
    const rows = () => request.result.transaction('rows', 'readwrite').objectStore('rows');
    const meta = await done(rows().get(`${workspace}/meta`)) as { value: object };
    await done(rows().put({ ...meta, value: { ...meta.value, schema: 99 } }));
    const before = await done(rows().getAll());
    const provider = page({ storage: 'indexeddb', workspace, src });
    await saysIn(provider, 'written by a newer version of the program. Update this one');
    expect(await errorOf(provider.prepareImport(plan))).to.equal('newer-schema');
    expect(await done(rows().getAll())).to.deep.equal(before);
    request.result.close();
  });

  const slips: [string, Partial<MilestoneProvider> & object, RegExp, string][] = [
    ['a name that is no storage', { storage: 'indexdb' as 'indexeddb' }, /no storage "indexdb"\. Choose/, 'invalid'],
    ['a workspace that is no id', { workspace: 'my company/x' }, /An id is 1 to 64/, 'invalid'],
    ['a today that is no day', { src, today: '2026-02-30' }, /"today" is no day of the calendar/, 'invalid'],
    ['a start that is no day', { src, start: '2026-02-30' }, /"start" is no day of the calendar/, 'invalid'],
    ['an address that is none', { src: 'http://[' }, /The document http:\/\/\[ could not be loaded/, 'unreachable'],
    ['a document without a plan', { src: 'data:text/plain,Hello' }, /No plan was found in this document/, 'no-plan'],
    ['a picture', { src: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB' }, /not a text document/, 'not-text'],
  ];
  for (const [what, settings, sentence, code] of slips) {
    it(`is named by every element for ${what}`, async () => {
      const provider = page(settings);
      await saysIn(provider, sentence);
      expect(provider.state.status === 'failed' && provider.state.error.code).to.equal(code);
    });
  }
});

describe('a document that cannot be brought in', () => {
  const file = (content: BlobPart, name = 'plan.md') => new File([content], name);
  const moved = file(plan);
  moved.arrayBuffer = () => Promise.reject(new DOMException('Gone.', 'NotFoundError'));
  const documents: [string, string | File, string][] = [
    ['50 MB', file(new Uint8Array(50_000_000)), 'too-large'], ['50 MB of text', 'a'.repeat(50_000_000), 'too-large'],
    ['a picture', file(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])), 'not-text'],
    ['a file that was deleted', moved, 'unreadable'],
    ['nothing', '', 'no-plan'], ['prose', 'Dear diary, today it rained.', 'no-plan'],
  ];
  for (const [what, source, code] of documents) {
    it(`leaves the plan as it was: ${what}`, async () => {
      const client = await kept();
      const provider = page({ client });
      await shows(provider, 'Kept');
      expect(await errorOf(provider.importDocument(source))).to.equal(code);
      expect(await errorOf(provider.importDocument(source, { planId: 'p' }))).to.equal(code);
      await aTimeout(0);
      await shows(provider, 'Kept');
      expect(client.history.get().undo?.operation).to.not.equal('plan.import');
    });
  }

  it('is refused for a first day that does not exist', async () => {
    const provider = page({ client: await kept() });
    expect(await errorOf(provider.importDocument(plan, { start: '2026-02-30' }))).to.equal('invalid');
  });
});
