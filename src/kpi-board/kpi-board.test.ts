import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';

import './define.js';
import '../bind/define.js';
import type { Client } from '../../sdk/client/index.js';
import type { Kpi, KpiReading, KpiTarget } from '../../sdk/model/index.js';
import { openSample } from '../bind/fixtures.js';
import { KpiRecordRequestEvent } from './events.js';
import type { MilestoneKpiBoard } from './kpi-board.js';

function kpi(id: string, given: Partial<Kpi> = {}): Kpi {
  return { id, planId: 'p', name: id, direction: 'up', rank: id, ...given };
}
function target(kpiId: string, text: string, given: Partial<KpiTarget> = {}): KpiTarget {
  return { id: `${kpiId}-target`, kpiId, on: '2026-12-31', text, ...given };
}
function reading(kpiId: string, given: Partial<KpiReading>): KpiReading {
  return { id: `${kpiId}-reading`, kpiId, on: '2026-03-31', at: '2026-03-31T10:00:00Z', ...given };
}

const kpis = [
  kpi('a', { name: 'Revenue', unit: 'USD' }), kpi('b', { name: 'Team' }), kpi('c', { name: 'Margin', unit: '%' }),
  kpi('d', { name: 'Churn', unit: '%', direction: 'down', start: 10 }), kpi('e', { name: 'Approval' }),
  kpi('f', { name: 'Customers', unit: 'customers' }),
];
const targets = [
  target('a', '$200K', { min: 200_000 }), target('b', '15–25', { min: 15, max: 25 }), target('c', 'Break-even', { min: 0 }),
  target('d', '<5%', { max: 5 }), target('e', 'Approved'), target('f', '500+', { min: 500, on: '2027-06-15' }),
];
const readings = [
  reading('a', { value: 168_000 }), reading('b', { value: 18 }), reading('c', { value: -11 }), reading('d', { value: 7 }),
  reading('e', { text: 'Submitted' }),
];

const textOf = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim();
const cards = (board: Element) => [...board.shadowRoot!.querySelectorAll('[part=kpi]')];
const partOf = (card: Element | undefined, name: string) => textOf(card?.querySelector(`[part~=${name}]`));
const dialogOf = (board: Element) => board.shadowRoot!.querySelector('dialog');

function boardOf(): Promise<MilestoneKpiBoard> {
  return fixture(html`
    <milestone-kpi-board lang="en-US" .kpis=${kpis} .targets=${targets} .readings=${readings} today="2026-04-01"></milestone-kpi-board>
  `);
}

describe('a KPI board', () => {
  it('shows a card for each KPI in the order of the plan, with reading, next target and state', async () => {
    const board = await boardOf();
    const shown = cards(board).map((card) => ['name', 'value', 'target', 'chip'].map((name) => partOf(card, name)));
    expect(shown).to.deep.equal([
      ['Revenue', '$168K', 'target $200K+ by Dec', 'On track: 84%'],
      ['Team', '18', 'target 15–25 by Dec', 'Done: in range'],
      ['Margin', '−11%', 'target Break-even by Dec', undefined],
      ['Churn', '7%', 'target ≤ 5% by Dec', 'At risk: 2 pts'],
      ['Approval', 'Submitted', 'target Approved by Dec', undefined],
      ['Customers', 'no reading yet', 'target 500+ by Jun 15, 2027', 'Planned'],
    ]);
    await expect(board).to.be.accessible();
  });

  it('tells the trend to who cannot see it', async () => {
    const board = await boardOf();
    board.readings = [...readings, reading('a', { id: 'earlier', on: '2026-02-28', value: 143_000 })];
    await board.updateComplete;
    const trend = cards(board)[0]!.querySelector('[part=trend]')!;
    expect(trend.getAttribute('aria-label')).to.equal('$168K on Mar 31, 2026, risen by $25K');
  });

  const bad: [string, Partial<MilestoneKpiBoard>][] = [
    ['a reading of a day that does not exist', { readings: [reading('a', { on: '2026-02-30', value: 7 }), ...readings] }],
    ['a target of a day that does not exist', { targets: [target('a', '9', { on: '2026-13-40' as '2026-12-31', min: 9 })] }],
    ['a target that ends before it begins', { targets: [target('a', '9', { min: 9, max: 3 })] }],
    ['a reading that is no number', { readings: [reading('a', { value: NaN }), reading('a', { value: Infinity })] }],
    ['an id used twice', { kpis: [...kpis, kpi('a', { name: 'Twin' })] }],
    ['readings that revise each other', { readings: [
      reading('a', { id: 'r', revises: 's', value: 1 }), reading('a', { id: 's', revises: 'r', value: 2 })] }],
    ['a reading of nothing that is here', { readings: [reading('nobody', { value: 1 })] }],
  ];
  for (const [what, given] of bad) {
    it(`still shows the others beside ${what}`, async () => {
      const board = await boardOf();
      Object.assign(board, given);
      await board.updateComplete;
      expect(cards(board).map((card) => partOf(card, 'name'))).to.include.members(['Team', 'Customers']);
      for (const drawing of board.shadowRoot!.querySelectorAll('.trend')) expect(drawing.innerHTML).to.not.match(/NaN|Infinity/);
      expect(textOf(board.shadowRoot!.querySelector('ul'))).to.not.contain('NaN');
    });
  }

  it('stays in its place with a hostile name of 100,000 characters', async () => {
    const board = await boardOf();
    board.kpis = [kpi('a', { name: `<img src=x>\u202E${'x'.repeat(100_000)}`, unit: '<b>' }), kpi('b')];
    await board.updateComplete;
    expect(board.offsetHeight).to.be.below(600);
    expect(board.shadowRoot!.querySelector('img, b')).to.equal(null);
  });

  it('says in a sentence when there is no KPI', async () => {
    const board = await fixture(html`<milestone-kpi-board .kpis=${[]}></milestone-kpi-board>`);
    expect(textOf(board.shadowRoot!.querySelector('section'))).to.contain('No KPIs yet');
    await expect(board).to.be.accessible();
  });

  it('offers no way to record where it is read-only', async () => {
    const board = await boardOf();
    expect(board.shadowRoot!.querySelectorAll('[part~=record]')).to.have.length(6);
    board.readOnly = true;
    await board.updateComplete;
    expect(board.shadowRoot!.querySelectorAll('[part~=record]')).to.have.length(0);
  });

  for (const [width, columns] of [[320, 1], [500, 2], [1200, 5]] as const) {
    it(`has ${columns} columns in a container of ${width} px and never overflows`, async () => {
      const board = await boardOf();
      board.style.width = `${width}px`;
      const tracks = getComputedStyle(board.shadowRoot!.querySelector('ul')!).gridTemplateColumns.split(' ');
      expect(tracks).to.have.length(columns);
      expect(board.scrollWidth).to.be.at.most(width);
    });
  }
});

describe('recording a reading', () => {
  let client: Client | undefined;
  afterEach(async () => {
    await client?.close();
    client = undefined;
  });

  async function opened(board: Element, index = 0): Promise<HTMLDialogElement> {
    board.shadowRoot!.querySelectorAll<HTMLElement>('[part~=record]')[index]!.click();
    await waitUntil(() => dialogOf(board)?.open);
    return dialogOf(board)!;
  }
  function fill(dialog: HTMLElement, values: Record<string, string>): void {
    for (const [name, value] of Object.entries(values)) {
      dialog.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
    }
    dialog.querySelector<HTMLElement>('[type=submit]')!.click();
  }
  async function boundBoard(): Promise<MilestoneKpiBoard> {
    client = await openSample();
    const provider = await fixture(html`
      <milestone-provider .client=${client} today="2026-04-01"><milestone-kpi-board></milestone-kpi-board></milestone-provider>
    `);
    const board = provider.querySelector('milestone-kpi-board')!;
    await waitUntil(() => cards(board).length === 1 && board.shadowRoot!.querySelector('[part~=record]'));
    return board;
  }

  it('asks the host for it when the host gave the rows, and shows nothing by itself', async () => {
    const board = await boardOf();
    const dialog = await opened(board);
    await expect(board).to.be.accessible();
    const asked = oneEvent(document.body, KpiRecordRequestEvent.type) as Promise<KpiRecordRequestEvent>;
    fill(dialog, { value: '$171,500', on: '2026-04-01', note: ' Invoice 12 ' });
    expect((await asked).reading).to.deep.equal({ kpiId: 'a', on: '2026-04-01', value: 171_500, note: 'Invoice 12' });
    await waitUntil(() => !dialogOf(board));
    expect(partOf(cards(board)[0], 'value')).to.equal('$168K');
  });

  it('keeps it in the workspace, shows it and says so', async () => {
    const board = await boundBoard();
    fill(await opened(board), { value: '512' });
    await waitUntil(() => partOf(cards(board)[0], 'value') === '512');
    await waitUntil(() => !dialogOf(board));
    expect(partOf(cards(board)[0], 'chip')).to.equal('Done: target met');
    await waitUntil(() => textOf(board.shadowRoot!.querySelector('[role=status]')) === 'Recorded 512 for Customers.');
  });

  it('takes words where the target is in words', async () => {
    const board = await boardOf();
    const dialog = await opened(board, 4);
    expect(dialog.querySelector('[name=value]')).to.equal(null);
    const asked = oneEvent(board, KpiRecordRequestEvent.type) as Promise<KpiRecordRequestEvent>;
    fill(dialog, { text: 'Approved' });
    expect((await asked).reading).to.deep.equal({ kpiId: 'e', on: '2026-04-01', text: 'Approved' });
  });

  it('says what is wrong beside what was typed, and keeps it', async () => {
    const board = await boardOf();
    const dialog = await opened(board);
    fill(dialog, { value: 'many' });
    const input = dialog.querySelector<HTMLInputElement>('[name=value]')!;
    await waitUntil(() => input.getAttribute('aria-invalid') === 'true');
    expect(textOf(dialog.querySelector('[role=alert]'))).to.equal('This is no number. Write it like 1,250.5.');
    expect(input.value).to.equal('many');
    expect(board.shadowRoot!.activeElement).to.equal(input);
    await expect(board).to.be.accessible();
  });

  it('keeps what was typed when the workspace refuses it', async () => {
    const board = await boundBoard();
    const dialog = await opened(board);
    fill(dialog, { value: '512', note: 'half a \0 character' });
    await waitUntil(() => textOf(dialog.querySelector('[role=alert]')));
    expect(textOf(dialog.querySelector('[role=alert]'))).to.contain('cannot be stored');
    expect(dialog.open).to.equal(true);
    expect(dialog.querySelector<HTMLInputElement>('[name=value]')!.value).to.equal('512');
  });

  it('closes with Escape, changes nothing, and gives the focus back', async () => {
    const board = await boardOf();
    const button = board.shadowRoot!.querySelector<HTMLElement>('[part~=record]')!;
    button.focus();
    (await opened(board)).close();
    await waitUntil(() => !dialogOf(board));
    expect(board.shadowRoot!.activeElement).to.equal(button);
  });
});

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in the ${theme} theme`, async () => {
    const board = await boardOf();
    board.theme = theme;
    await board.updateComplete;
    await expect(board).to.be.accessible();
  });
}
