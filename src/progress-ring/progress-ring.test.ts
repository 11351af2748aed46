import { expect, fixture, html, waitUntil } from '@open-wc/testing';

import './define.js';
import '../bind/define.js';
import type { Milestone } from '../../sdk/model/index.js';
import { openSample } from '../bind/fixtures.js';
import type { MilestoneProgressRing } from './progress-ring.js';

const counts = { done: 13, 'on-track': 7, 'at-risk': 4, 'off-track': 2, planned: 15 };

function item(id: string, given: Partial<Milestone>): Milestone {
  return { id, planId: 'p', kind: 'task', rank: id, title: `Item ${id}`, status: 'planned', ...given };
}
const milestones = [
  item('a', { kind: 'goal', title: 'Launch' }),
  item('b', { parentId: 'a', status: 'done', startsOn: '2026-01-01', dueOn: '2026-02-02' }),
  item('c', { parentId: 'a', startsOn: '2026-05-01', dueOn: '2026-06-30' }),
  item('d', { status: 'done', startsOn: '2026-01-01', dueOn: '2026-02-02' }),
];

const part = (ring: Element, name: string) => ring.shadowRoot!.querySelector(`[part~=${name}]`) as HTMLElement;
const textOf = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();
async function drawn(ring: MilestoneProgressRing): Promise<MilestoneProgressRing> {
  await waitUntil(() => part(ring, 'ring'), 'is drawn', { timeout: 5_000 });
  return ring;
}
async function ringOf(template: ReturnType<typeof html>): Promise<MilestoneProgressRing> {
  return drawn(await fixture<MilestoneProgressRing>(template));
}

describe('a progress ring of plain numbers', () => {
  it('shows the share, what was expected, the counts and how far it is behind', async () => {
    const ring = await ringOf(html`
      <milestone-progress-ring progress="0.43" expected="0.49" .counts=${counts}></milestone-progress-ring>
    `);
    expect(textOf(part(ring, 'ring'))).to.equal('43% expected 49%');
    expect(textOf(part(ring, 'chip'))).to.equal('At risk: 6 pts behind');
    expect(textOf(part(ring, 'legend'))).to.equal('Done13 On track7 At risk4 Off track2 Planned15');
  });

  it('is told by its name and its state without a look at it', async () => {
    const ring = await ringOf(html`<milestone-progress-ring progress="0.43" expected="0.49"></milestone-progress-ring>`);
    expect(part(ring, 'ring').getAttribute('aria-label')).to.equal('43% done, expected 49%, At risk');
    expect(part(ring, 'ring').getAttribute('role')).to.equal('img');
  });

  it('says no number when progress is unknown', async () => {
    const ring = await ringOf(html`<milestone-progress-ring .counts=${counts}></milestone-progress-ring>`);
    expect(part(ring, 'ring').getAttribute('aria-label')).to.equal('progress unknown, Planned');
    expect(textOf(part(ring, 'ring'))).to.equal('–');
  });

  for (const [progress, expected, shown] of [
    ['7', '-3', '100% expected 0%'], ['much', '0.5', '– expected 50%'], ['Infinity', 'NaN', '100%'],
  ] as const) {
    it(`takes ${progress} and ${expected} for shares`, async () => {
      const ring = await ringOf(html`
        <milestone-progress-ring progress=${progress} expected=${expected}></milestone-progress-ring>`);
      expect(textOf(part(ring, 'ring'))).to.equal(shown);
    });
  }

  it('counts nothing less than none', async () => {
    const ring = await ringOf(html`
      <milestone-progress-ring counts='{ "done": -3, "on-track": 2.5, "at-risk": "x" }'></milestone-progress-ring>`);
    expect(textOf(part(ring, 'legend'))).to.equal('Done0 On track2 At risk0 Off track0 Planned0');
  });

  it('never rounds up to done', async () => {
    const ring = await ringOf(html`<milestone-progress-ring progress="0.9999" expected="1"></milestone-progress-ring>`);
    expect(textOf(part(ring, 'ring'))).to.equal('99% expected 100%');
  });

  it('explains itself when it is asked', async () => {
    const ring = await ringOf(html`<milestone-progress-ring progress="0.43" expected="0.49"></milestone-progress-ring>`);
    const chip = part(ring, 'chip');
    expect(part(ring, 'reason').hidden).to.equal(true);
    chip.click();
    await waitUntil(() => textOf(part(ring, 'reason')));
    expect(textOf(part(ring, 'reason'))).to.equal('Behind: 43% done, 49% expected');
    expect(chip.getAttribute('aria-expanded')).to.equal('true');
    await expect(ring).to.be.accessible();
  });

  it('says aloud what has changed, and nothing at first', async () => {
    const ring = await ringOf(html`<milestone-progress-ring progress="0.43" expected="0.49"></milestone-progress-ring>`);
    const live = ring.shadowRoot!.querySelector('[role=status]')!;
    expect(textOf(live)).to.equal('');
    ring.progress = 0.5;
    await ring.updateComplete;
    expect(textOf(live)).to.equal('50% done, expected 49%, On track');
  });
});

describe('a progress ring of items', () => {
  it('adds up the whole plan', async () => {
    const ring = await ringOf(html`
      <milestone-progress-ring .milestones=${milestones} today="2026-03-01"></milestone-progress-ring>
    `);
    expect(textOf(part(ring, 'legend'))).to.contain('Done2').and.to.contain('Planned1');
    expect(textOf(part(ring, 'heading'))).to.equal('Overall progress');
  });

  it('shows a branch under its title', async () => {
    const ring = await ringOf(html`
      <milestone-progress-ring .milestones=${milestones} today="2026-03-01" milestone-id="a"></milestone-progress-ring>
    `);
    expect(textOf(part(ring, 'legend'))).to.contain('Done1');
    expect(textOf(part(ring, 'heading'))).to.equal('Launch');
  });

  it('follows a new array', async () => {
    const ring = await ringOf(html`
      <milestone-progress-ring .milestones=${milestones} today="2026-03-01"></milestone-progress-ring>
    `);
    ring.milestones = milestones.map((one) => ({ ...one, status: 'done' }));
    await ring.updateComplete;
    expect(textOf(part(ring, 'chip'))).to.equal('Done');
  });

  it('says in a sentence what to do when there is nothing to measure', async () => {
    const ring = await fixture<MilestoneProgressRing>(html`
      <milestone-progress-ring .milestones=${[]}></milestone-progress-ring>
    `);
    await waitUntil(() => ring.shadowRoot!.textContent?.includes('Nothing to measure yet'));
    await expect(ring).to.be.accessible();
  });

  const bad: [string, object[]][] = [
    ['a day that does not exist', [{ startsOn: '2026-02-30', dueOn: '2026-13-40' }]],
    ['a start after the due day', [{ startsOn: '2026-05-30', dueOn: '2026-05-01' }]],
    ['parents in a circle', [{ id: 'x', parentId: 'y' }, { id: 'y', parentId: 'x' }]],
    ['an id used twice', [{}, {}]],
    ['a missing parent', [{ parentId: 'nobody' }]],
  ];
  for (const [what, items] of bad) {
    it(`still counts the others beside ${what}`, async () => {
      const good = { planId: 'p', kind: 'task', rank: 'a0', title: 'Item', status: 'active', progress: 0.5 };
      const all = [{ ...good, id: 'good', status: 'done' }, ...items.map((item) => ({ ...good, id: 'x', ...item }))];
      const ring = await ringOf(html`
        <milestone-progress-ring .milestones=${all} today="2026-03-01"></milestone-progress-ring>`);
      expect(textOf(part(ring, 'legend'))).to.contain('Done1');
      expect(part(ring, 'ring').ariaLabel).to.match(/\d+% done/).and.to.not.contain('NaN');
    });
  }

  it('stays in its place with a title of 100,000 characters', async () => {
    const ring = await ringOf(html`<milestone-progress-ring milestone-id="x" today="2026-03-01"
      .milestones=${[{ ...milestones[0]!, id: 'x', title: `\u202E${'x'.repeat(100_000)}` }]}></milestone-progress-ring>`);
    expect(ring.offsetHeight).to.be.below(500);
  });

  it('shows a hostile title as text', async () => {
    const title = '<img src=x onerror="globalThis.hacked = true">';
    const ring = await ringOf(html`
      <milestone-progress-ring .milestones=${[item('a', { title })]} milestone-id="a"></milestone-progress-ring>
    `);
    expect(textOf(part(ring, 'heading'))).to.equal(title);
    expect(ring.shadowRoot!.querySelector('img')).to.equal(null);
  });
});

describe('a progress ring in a workspace', () => {
  it('follows it, and goes on after it was moved', async () => {
    const client = await openSample();
    const provider = await fixture(html`
      <milestone-provider .client=${client} today="2026-04-01">
        <div><milestone-progress-ring></milestone-progress-ring></div><p></p>
      </milestone-provider>
    `);
    const ring = await drawn(provider.querySelector('milestone-progress-ring')!);
    const before = textOf(part(ring, 'ring'));
    provider.querySelector('p')!.append(ring);
    await client.run('progress.report', { id: 'report', milestoneId: 'sell', progress: 0.9, on: '2026-04-01' });
    await waitUntil(() => textOf(part(ring, 'ring')) !== before);
    await client.close();
  });

  it('has a skeleton until the workspace is open', async () => {
    const adapter = { guarantees: { level: 4 }, open: () => new Promise<never>(() => undefined) } as const;
    const provider = await fixture(html`
      <milestone-provider .adapter=${adapter}><milestone-progress-ring></milestone-progress-ring></milestone-provider>
    `);
    const ring = provider.querySelector('milestone-progress-ring')!;
    await ring.updateComplete;
    expect(ring.shadowRoot!.querySelector('section')!.getAttribute('aria-busy')).to.equal('true');
    expect(ring.shadowRoot!.querySelectorAll('.skeleton')).to.have.length(5);
    await expect(ring).to.be.accessible();
  });

  it('says why there is nothing to see when it cannot be opened', async () => {
    const adapter = { guarantees: { level: 4 }, open: () => Promise.reject(new Error('no disk')) } as const;
    const provider = await fixture(html`
      <milestone-provider .adapter=${adapter}><milestone-progress-ring></milestone-progress-ring></milestone-provider>
    `);
    const ring = provider.querySelector('milestone-progress-ring')!;
    await waitUntil(() => textOf(ring.shadowRoot!.querySelector('[role=alert]')));
    expect(textOf(ring.shadowRoot!.querySelector('[role=alert]'))).to.contain('Reload the page');
  });
});

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in the ${theme} theme`, async () => {
    const ring = await ringOf(html`
      <milestone-progress-ring theme=${theme} progress="0.43" expected="0.49" .counts=${counts}></milestone-progress-ring>
    `);
    await expect(ring).to.be.accessible();
  });
}

it('survives a second definition of its tag', async () => {
  const tag = customElements.get('milestone-progress-ring');
  await import('./define.js?again' as string);
  expect(customElements.get('milestone-progress-ring')).to.equal(tag);
});
