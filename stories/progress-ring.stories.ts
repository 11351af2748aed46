import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';

import type { Milestone } from '../sdk/model/index.js';
import type { StateCounts } from '../sdk/rules/types.js';
import type { MilestoneProgressRing } from '../src/progress-ring/index.js';
import { neverOpens, neverWorks } from './storages.js';

const counts: StateCounts = { done: 13, 'on-track': 7, 'at-risk': 4, 'off-track': 2, planned: 15 };

interface Args {
  progress: number | undefined;
  expected: number | undefined;
  counts: StateCounts | undefined;
}

const meta: Meta<Args> = {
  title: 'Progress ring',
  component: 'milestone-progress-ring',
  args: { progress: 0.43, expected: 0.49, counts },
  render: ({ progress, expected, counts: given }) => html`
    <milestone-progress-ring .progress=${progress} .expected=${expected} .counts=${given}
     ></milestone-progress-ring>
  `,
  decorators: [(story) => html`<div .style=${'max-width: 330px'}>${story()}</div>`],
};
export default meta;
type Story = StoryObj<Args>;

const part = (canvas: HTMLElement, name: string) =>
  canvas.querySelector('milestone-progress-ring')?.shadowRoot?.querySelector<HTMLElement>(`[part~=${name}]`);

/** Items by state around the ring, the share that is done inside, a tick where the plan expected to be. */
export const Behind: Story = {};

export const Ahead: Story = { args: { progress: 0.62, expected: 0.5 } };

export const OffTrack: Story = {
  args: { progress: 0.2, expected: 0.6, counts: { done: 3, 'on-track': 1, 'at-risk': 2, 'off-track': 6, planned: 5 } },
};

export const Done: Story = {
  args: { progress: 1, expected: 1, counts: { done: 41, 'on-track': 0, 'at-risk': 0, 'off-track': 0, planned: 0 } },
};

/** Nothing has begun, which is not a failure. */
export const NotStarted: Story = {
  args: { progress: 0, expected: 0, counts: { done: 0, 'on-track': 0, 'at-risk': 0, 'off-track': 0, planned: 41 } },
};

/** Items without any progress reported: no number is invented. */
export const UnknownProgress: Story = { args: { progress: undefined, expected: undefined } };

/** A share and nothing else. */
export const NumbersOnly: Story = { args: { counts: undefined } };

export const Dark: Story = { globals: { theme: 'dark' } };

/** Asked why: the reason is a sentence below. */
export const Explained: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(part(canvasElement, 'chip')).toBeTruthy());
    part(canvasElement, 'chip')?.click();
    await waitFor(() => expect(part(canvasElement, 'reason')?.textContent).toContain('43% done, 49% expected'));
  },
};

function item(id: string, given: Partial<Milestone>): Milestone {
  return { id, planId: 'plan', kind: 'task', rank: id, title: id, status: 'planned', ...given };
}
const milestones: readonly Milestone[] = [
  item('launch', { kind: 'goal', title: 'Launch preparation', startsOn: '2026-01-05', dueOn: '2026-06-30' }),
  item('beta', { parentId: 'launch', status: 'done', startsOn: '2026-01-05', dueOn: '2026-02-27' }),
  item('campaign', { parentId: 'launch', status: 'active', progress: 0.3, startsOn: '2026-02-02', dueOn: '2026-04-30' }),
  item('release', { parentId: 'launch', startsOn: '2026-05-04', dueOn: '2026-06-30' }),
];

/** A branch of a plan that is given as an array. */
export const Branch: Story = {
  render: () => html`
    <milestone-progress-ring .milestones=${milestones} milestone-id="launch" today="2026-04-01"></milestone-progress-ring>
  `,
};

export const Empty: Story = {
  render: () => html`<milestone-progress-ring .milestones=${[]}></milestone-progress-ring>`,
};

export const Loading: Story = {
  render: () => html`
    <milestone-provider .adapter=${neverOpens}><milestone-progress-ring></milestone-progress-ring></milestone-provider>
  `,
};

export const Failed: Story = {
  render: () => html`
    <milestone-provider .adapter=${neverWorks}><milestone-progress-ring></milestone-progress-ring></milestone-provider>
  `,
  play: async ({ canvasElement }) => {
    const ring = canvasElement.querySelector('milestone-progress-ring') as MilestoneProgressRing;
    await waitFor(() => expect(ring.shadowRoot?.querySelector('[role=alert]')?.textContent).toContain('disk'));
  },
};

export const Narrow: Story = {
  decorators: [(story) => html`<div .style=${'width: 200px'}>${story()}</div>`],
};

/** A page's own colours, roundness and font. */
export const WhiteLabel: Story = {
  decorators: [(story) => html`
    <div .style=${'--mk-radius: 3px; --mk-done: oklch(55% .14 300); --mk-on-track: oklch(60% .1 210); font-family: Georgia, serif'}>
      ${story()}
    </div>
  `],
};

export const RightToLeft: Story = { globals: { direction: 'rtl' } };
