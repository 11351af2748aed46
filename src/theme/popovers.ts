import { css } from 'lit';

/** `.popover`: what floats over the page, a `popover` or a `dialog`. The only thing with a shadow that lifts. */
export const popovers = css`
  .popover {
    max-inline-size: min(360px, calc(100vw - 24px));
    margin: 0;
    padding: calc(var(--mk-space) * 4);
    border: 1px solid var(--mk-line-strong);
    border-radius: var(--mk-radius);
    background: var(--mk-surface-1);
    box-shadow: var(--mk-shadow-3);
    color: var(--mk-ink);
    font: inherit;
  }

  dialog.popover { margin: auto; }
  .popover::backdrop { background: oklch(20% .02 260 / .28); }
`;
