import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';

import type { Kpi, KpiReading, KpiTarget } from '../sdk/model/index.js';
import { neverOpens, neverWorks } from './storages.js';

const days = [
  '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-15', '2026-09-30', '2026-10-15', '2026-10-31', '2026-11-15', '2026-11-30',
] as const;
const ends = ['2026-06-30', '2026-12-31', '2027-12-31', '2028-12-31'] as const;

type Aim = number | readonly [number, number] | string;
interface Sample extends Pick<Kpi, 'id' | 'name'>, Partial<Pick<Kpi, 'unit' | 'start' | 'direction'>> {
  readonly values: readonly number[];
  readonly aims: readonly Aim[];
}
const samples: readonly Sample[] = [
  {
    id: 'revenue', name: 'Monthly revenue', unit: 'USD', values: [12, 20, 35, 50, 74, 88, 96, 104, 118].map((k) => k * 1_000),
    aims: [50_000, 200_000, 500_000, 1_000_000],
  },
  {
    id: 'customers', name: 'Customers', unit: 'customers', values: [12, 40, 77, 110, 160, 220, 300, 370, 431],
    aims: [100, 500, 1_500, 3_000],
  },
  { id: 'team', name: 'Team', values: [5, 6, 8, 9, 11, 13, 15, 16, 18], aims: [8, [15, 25], 35, 62] },
  {
    id: 'satisfaction', name: 'Satisfaction', unit: '%', start: 60, values: [86, 88, 89, 91, 90, 92, 91, 93, 93],
    aims: [90, 95, 98, 99],
  },
  {
    id: 'margin', name: 'Profit margin', unit: '%', start: -20, values: [-20, -19, -19, -18, -17, -18, -16, -15, -14],
    aims: [-10, 0, 20, 30],
  },
  { id: 'churn', name: 'Churn', unit: '%', direction: 'down', start: 10, values: [10, 9, 8.5, 7, 6.2], aims: [] },
  { id: 'score', name: 'Net promoter score', values: [], aims: [40, 60] },
  { id: 'approval', name: 'Approval in the first three markets', values: [], aims: ['Submitted', 'Approved'] },
];

const kpis: readonly Kpi[] = samples.map(({ values: _values, aims: _aims, direction = 'up', ...given }, index) => ({
  ...given, direction, planId: 'plan', rank: `a${index}`,
}));
const targets: readonly KpiTarget[] = samples.flatMap(({ id, aims }) => aims.map((aim, index): KpiTarget => ({
  id: `${id}-${index}`, kpiId: id, on: ends[index] ?? '2029-12-31', text: String(aim),
  ...(typeof aim === 'number' ? { min: aim } : typeof aim === 'string' ? {} : { min: aim[0], max: aim[1] }),
})));
const readings: readonly KpiReading[] = samples.flatMap(({ id, values }) => values.map((value, index) => ({
  id: `${id}-${index}`, kpiId: id, on: days[index] ?? '2026-11-30', value, at: '2026-11-30T09:00:00Z' as const,
})));

interface Args {
  kpis: readonly Kpi[];
  readOnly: boolean;
}

const meta: Meta<Args> = {
  title: 'KPI board',
  component: 'milestone-kpi-board',
  args: { kpis, readOnly: false },
  render: ({ kpis: given, readOnly }) => html`
    <milestone-kpi-board .kpis=${given} .targets=${targets} .readings=${readings} .readOnly=${readOnly}
      today="2026-12-01"></milestone-kpi-board>
  `,
};
export default meta;
type Story = StoryObj<Args>;

/** Met, on track, at risk and off track; ranges, inequalities, words, and a KPI that nobody has measured yet. */
export const Board: Story = {};

export const Dark: Story = { globals: { theme: 'dark' } };

export const ReadOnly: Story = { args: { readOnly: true } };

export const WithoutReadings: Story = { args: { kpis: kpis.slice(6) } };

/** The form for a reading. It keeps what was typed until it is recorded. */
export const Recording: Story = {
  args: { kpis: kpis.slice(0, 3) },
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('milestone-kpi-board')?.shadowRoot;
    root?.querySelector<HTMLElement>('[part~=record]')?.click();
    await waitFor(() => expect(root?.querySelector('dialog')?.open).toBe(true));
  },
};

export const NotANumber: Story = {
  args: { kpis: kpis.slice(0, 3) },
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('milestone-kpi-board')?.shadowRoot;
    root?.querySelector<HTMLElement>('[part~=record]')?.click();
    await waitFor(() => expect(root?.querySelector('dialog')?.open).toBe(true));
    const input = root?.querySelector<HTMLInputElement>('[name=value]');
    if (input) input.value = 'many';
    root?.querySelector<HTMLElement>('[type=submit]')?.click();
    await waitFor(() => expect(root?.querySelector('[role=alert]')?.textContent).toContain('no number'));
  },
};

export const Empty: Story = { args: { kpis: [] } };

export const Loading: Story = {
  render: () => html`
    <milestone-provider .adapter=${neverOpens}><milestone-kpi-board></milestone-kpi-board></milestone-provider>
  `,
};

export const Failed: Story = {
  render: () => html`
    <milestone-provider .adapter=${neverWorks}><milestone-kpi-board></milestone-kpi-board></milestone-provider>
  `,
  play: async ({ canvasElement }) => {
    const root = canvasElement.querySelector('milestone-kpi-board')?.shadowRoot;
    await waitFor(() => expect(root?.querySelector('[role=alert]')?.textContent).toContain('disk'));
  },
};

/** The width of the container decides, not that of the window. */
export const Narrow: Story = { decorators: [(story) => html`<div .style=${'width: 320px'}>${story()}</div>`] };

export const RightToLeft: Story = { globals: { direction: 'rtl' } };

export const WhiteLabel: Story = {
  decorators: [(story) => html`
    <div .style=${'--mk-accent: oklch(55% .16 330); --mk-radius: 3px; --mk-space: 3px; font-family: Georgia, serif'}>
      ${story()}
    </div>
  `],
};
