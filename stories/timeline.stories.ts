import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';

import type { MilestoneInput } from '../src/timeline/index.js';
import type { MilestoneTimeline } from '../src/timeline/timeline.js';
import { neverOpens, neverWorks } from './storages.js';
import { baseline, dependencies, hostile, launchPlan, longPlan, relativePlan, users } from './timeline-plans.js';

interface Args {
  milestones: readonly MilestoneInput[];
  zoom: MilestoneTimeline['zoom'];
  selectedId: string | undefined;
  readOnly: boolean;
  width: string;
}

const meta: Meta<Args> = {
  title: 'Timeline',
  component: 'milestone-timeline',
  args: { milestones: launchPlan, zoom: undefined, selectedId: undefined, readOnly: false, width: 'auto' },
  argTypes: { zoom: { control: 'select', options: ['fit', 'weeks', 'months', 'quarters', 'years'] } },
  render: ({ milestones, zoom, selectedId, readOnly, width }) => html`
    <div .style=${`inline-size: ${width}`}>
      <milestone-timeline .milestones=${milestones} .dependencies=${dependencies} .baseline=${baseline} .users=${users}
        .zoom=${zoom} .selectedId=${selectedId} .readOnly=${readOnly} label="Launch plan" today="2026-05-12"
      ></milestone-timeline>
    </div>
  `,
};
export default meta;
type Story = StoryObj<Args>;

function timeline(canvas: HTMLElement): MilestoneTimeline {
  const element = canvas.querySelector('milestone-timeline');
  if (!element) throw new Error('The story has no timeline.');
  return element;
}

async function rowsOf(canvas: HTMLElement): Promise<HTMLElement[]> {
  await waitFor(() => expect(timeline(canvas).shadowRoot?.querySelector('.row')).toBeTruthy());
  return [...timeline(canvas).shadowRoot?.querySelectorAll<HTMLElement>('.row') ?? []];
}

async function focusRow(canvas: HTMLElement, title: string): Promise<void> {
  const rows = await rowsOf(canvas);
  rows.find((row) => row.ariaLabel?.startsWith(title))?.focus();
}

/** Goals with feet, tasks filled by their progress, milestones as diamonds, the baseline below, links, and today. */
export const Plan: Story = {};

/** One bar is chosen: its ends and its progress can be dragged, and every key works on it. */
export const Chosen: Story = { args: { selectedId: 'beta' } };

export const Dark: Story = { args: { selectedId: 'beta' }, globals: { theme: 'dark' } };

export const ForcedColours: Story = { args: { selectedId: 'beta' }, globals: { theme: 'forced' } };

/** Time runs from right to left where text does. */
export const RightToLeft: Story = { args: { selectedId: 'beta' }, globals: { direction: 'rtl' } };

export const Weeks: Story = { args: { zoom: 'weeks' } };
export const Quarters: Story = { args: { zoom: 'quarters' } };
export const Years: Story = { args: { zoom: 'years' } };
export const WholePlan: Story = { args: { zoom: 'fit' } };

/** Columns fold away first … */
export const Medium: Story = { args: { width: '700px', selectedId: 'beta' } };

/** … then names stand over their bars. One finger pans, two zoom, and the page still scrolls. */
export const Narrow: Story = { args: { width: '360px', selectedId: 'beta' } };
export const Narrowest: Story = { args: { width: '320px' } };

/** Nothing can be changed, and nothing looks as if it could. */
export const ReadOnly: Story = { args: { readOnly: true, selectedId: 'beta' } };

/** No anchor: the axis counts months from the beginning. */
export const RelativeTime: Story = { args: { milestones: relativePlan } };

/** Ten thousand items: only the rows that are seen are on the page. */
export const TenThousand: Story = {
  args: { milestones: longPlan },
  play: async ({ canvasElement }) => {
    expect((await rowsOf(canvasElement)).length).toBeLessThan(60);
  },
};

export const Collapsed: Story = {
  play: async ({ canvasElement }) => {
    await focusRow(canvasElement, 'Phase 1');
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(async () => expect((await rowsOf(canvasElement)).length).toBeLessThan(12));
  },
};

/** What is found, and the parents above it. */
export const Found: Story = {
  play: async ({ canvasElement }) => {
    await rowsOf(canvasElement);
    const field = timeline(canvasElement).shadowRoot?.querySelector<HTMLInputElement>('.find');
    if (field) await userEvent.type(field, 'launch');
    await waitFor(async () => expect((await rowsOf(canvasElement)).length).toBe(3));
  },
};

/** The form does all that dragging does. */
export const Editing: Story = {
  play: async ({ canvasElement }) => {
    await focusRow(canvasElement, 'Beta testing');
    await userEvent.keyboard(' ');
    await waitFor(() => expect(timeline(canvasElement).shadowRoot?.querySelector('dialog[open]')).toBeTruthy());
  },
};

export const StatusMenu: Story = {
  play: async ({ canvasElement }) => {
    await focusRow(canvasElement, 'Beta testing');
    await userEvent.keyboard('s');
    await waitFor(() => expect(timeline(canvasElement).shadowRoot?.querySelector('[role=menu]')).toBeTruthy());
  },
};

/** The title is edited in place. */
export const Renaming: Story = {
  play: async ({ canvasElement }) => {
    await focusRow(canvasElement, 'Beta testing');
    await userEvent.keyboard('{F2}');
    await waitFor(() => expect(timeline(canvasElement).shadowRoot?.querySelector('.rename')).toBeTruthy());
  },
};

export const Keys: Story = {
  play: async ({ canvasElement }) => {
    await focusRow(canvasElement, 'Phase 1');
    await userEvent.keyboard('?');
    await waitFor(() => expect(timeline(canvasElement).shadowRoot?.querySelector('.keys-help')).toBeTruthy());
  },
};

/** Hostile titles, days that do not exist, circles: drawn as well as it goes, and named. */
export const BadInput: Story = { args: { milestones: hostile } };

export const Empty: Story = { args: { milestones: [] } };
export const EmptyReadOnly: Story = { args: { milestones: [], readOnly: true } };

/** The shape of what is still to come. */
export const Loading: Story = {
  render: () => html`<milestone-provider .adapter=${neverOpens}><milestone-timeline></milestone-timeline></milestone-provider>`,
};

/** What went wrong, and what to do. */
export const Failed: Story = {
  render: () => html`<milestone-provider .adapter=${neverWorks}><milestone-timeline></milestone-timeline></milestone-provider>`,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(timeline(canvasElement).shadowRoot?.querySelector('[role=alert]')?.textContent)
      .toContain('disk is full'));
  },
};
