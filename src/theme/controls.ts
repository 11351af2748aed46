import { css } from 'lit';

/** `.button` (`.primary`, `.plain`, `.icon`) and `.segmented`, a group of buttons of which one is pressed or checked. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--mk-space) * 1.5);
    min-block-size: 28px;
    min-inline-size: 28px;
    margin: 0;
    padding: calc(var(--mk-space) * 1.1) calc(var(--mk-space) * 2.5);
    border: 1px solid var(--mk-line-strong);
    border-radius: calc(var(--mk-radius) * .7);
    background: var(--mk-surface-1);
    color: var(--mk-ink);
    font: inherit;
    font-weight: 520;
    line-height: 1.3;
    white-space: nowrap;
    cursor: pointer;
    transition: background-color 150ms, border-color 150ms;
  }

  .button:hover { background: var(--mk-surface-2); }
  .button:active { border-color: var(--mk-ink-3); }
  .button.primary { background: var(--mk-accent); border-color: transparent; color: var(--mk-on-accent); }
  .button.primary:hover { background: color-mix(in oklab, var(--mk-accent) 90%, var(--mk-ink)); }
  .button.plain { background: none; border-color: transparent; color: var(--mk-ink-2); }
  .button.plain:hover { background: var(--mk-surface-2); color: var(--mk-ink); }
  .button.icon { padding-inline: calc(var(--mk-space) * 1.5); }
  .button:disabled, .button[aria-disabled='true'] { color: var(--mk-ink-3); cursor: default; opacity: .6; }

  .segmented {
    display: inline-flex;
    padding: 2px;
    border: 1px solid var(--mk-line);
    border-radius: calc(var(--mk-radius) * .8);
    background: var(--mk-surface-2);
  }

  .segmented > button {
    min-block-size: 24px;
    margin: 0;
    padding: calc(var(--mk-space) * .5) calc(var(--mk-space) * 2.5);
    border: 0;
    border-radius: calc(var(--mk-radius) * .6);
    background: none;
    color: var(--mk-ink-2);
    font: inherit;
    line-height: 1.3;
    cursor: pointer;
  }

  .segmented > button:hover { color: var(--mk-ink); }

  .segmented > :is([aria-pressed='true'], [aria-checked='true'], [aria-selected='true']) {
    background: var(--mk-surface-1);
    box-shadow: var(--mk-shadow-2);
    color: var(--mk-ink);
    font-weight: 560;
  }

  @media (forced-colors: active) {
    .button.primary { forced-color-adjust: none; background: ButtonText; color: ButtonFace; }
    .button:disabled, .button[aria-disabled='true'] { color: GrayText; border-color: GrayText; opacity: 1; }
    .segmented > :is([aria-pressed='true'], [aria-checked='true'], [aria-selected='true']) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;

/** `.field`: a label over its input, with `.hint` and `.problem` below. */
export const fields = css`
  .field { display: grid; gap: var(--mk-space); min-inline-size: 0; }
  .field > :is(label, .label) { color: var(--mk-ink-2); font-size: .923em; font-weight: 540; }

  .field :is(input, textarea, select) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 32px;
    margin: 0;
    padding: calc(var(--mk-space) * 1.25) calc(var(--mk-space) * 2);
    border: 1px solid var(--mk-ink-3);
    border-radius: calc(var(--mk-radius) * .6);
    background: var(--mk-surface-1);
    color: var(--mk-ink);
    font: inherit;
  }

  .field textarea { min-block-size: 60px; resize: vertical; }
  .field :is(input, textarea, select):focus-visible { outline-offset: 0; }
  .field :is(input, textarea, select)[aria-invalid='true'] { border-color: var(--mk-off-track); }
  .field .hint { color: var(--mk-ink-3); font-size: .846em; }
  .problem { color: var(--mk-off-track-ink); font-size: .923em; overflow-wrap: anywhere; }
  .actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: calc(var(--mk-space) * 2); }
`;
