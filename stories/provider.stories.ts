import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';

const roadmap = `# Bakery

## Phase 1: Open the shop (Month 1-6)

### Kitchen (Month 1-2)

- [x] Rent the rooms
- [x] Install the ovens

### Opening (Month 3-4)

- [ ] Hire two bakers
- [ ] Invite the street

## Phase 2: Deliver (Month 7-12)

- [ ] Buy two cargo bikes
- [ ] Find ten cafés

## Success metrics

| Metric | Month 6 | Month 12 |
| --- | --- | --- |
| Customers a day | 80 | 150-200 |
| Returned goods | <5% | <2% |
`;
const src = `data:text/markdown,${encodeURIComponent(roadmap)}`;

interface Args {
  src: string;
  start: string;
  language: string | undefined;
  readOnly: boolean;
}

const meta: Meta<Args> = {
  title: 'Provider',
  component: 'milestone-provider',
  args: { src, start: '2026-01-05', readOnly: false },
  render: ({ src: address, start, language, readOnly }) => html`
    <milestone-provider .src=${address} .start=${start} .language=${language} .readOnly=${readOnly} today="2026-04-01">
      <div .style=${'display: grid; gap: 16px; grid-template-columns: minmax(0, 330px) minmax(0, 1fr)'}>
        <milestone-progress-ring></milestone-progress-ring>
        <milestone-kpi-board></milestone-kpi-board>
      </div>
    </milestone-provider>
  `,
};
export default meta;
type Story = StoryObj<Args>;

const shows = (canvas: HTMLElement, tag: string, words: string) =>
  waitFor(() => expect(canvas.querySelector(tag)?.shadowRoot?.textContent).toContain(words), { timeout: 10_000 });

/** A document is read and kept in memory; everything below shows the same workspace. */
export const FromADocument: Story = {
  play: async ({ canvasElement }) => {
    await shows(canvasElement, 'milestone-kpi-board', 'Customers a day');
    await shows(canvasElement, 'milestone-progress-ring', '%');
  },
};

export const ReadOnly: Story = {
  args: { readOnly: true },
  play: async ({ canvasElement }) => {
    await shows(canvasElement, 'milestone-kpi-board', 'Customers a day');
    const root = canvasElement.querySelector('milestone-kpi-board')?.shadowRoot;
    await expect(root?.querySelector('[part~=record]')).toBe(null);
  },
};

/** Days and numbers follow the language; the words do where they are translated. */
export const German: Story = {
  args: { language: 'de' },
  play: ({ canvasElement }) => shows(canvasElement, 'milestone-kpi-board', 'Juli'),
};

export const NoPlanInTheDocument: Story = {
  args: { src: 'data:text/markdown,Just%20a%20letter.' },
  play: ({ canvasElement }) => shows(canvasElement, 'milestone-kpi-board', 'No plan was found'),
};

export const DocumentMissing: Story = {
  args: { src: '/nothing/here.md' },
  play: ({ canvasElement }) => shows(canvasElement, 'milestone-kpi-board', 'could not be loaded'),
};
