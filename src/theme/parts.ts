import { css } from 'lit';

/**
 * The colours of a state for whatever carries `data-state`: `--state`, its pale ground `--state-soft`, and `--state-ink`
 * for text on either. With `.chip`, a pill that holds a symbol and a word.
 */
export const chips = css`
  [data-state='done'] { --state: var(--mk-done); --state-soft: var(--mk-done-soft); --state-ink: var(--mk-done-ink); }
  [data-state='on-track'] {
    --state: var(--mk-on-track);
    --state-soft: var(--mk-on-track-soft);
    --state-ink: var(--mk-on-track-ink);
  }
  [data-state='at-risk'] {
    --state: var(--mk-at-risk);
    --state-soft: var(--mk-at-risk-soft);
    --state-ink: var(--mk-at-risk-ink);
  }
  [data-state='off-track'] {
    --state: var(--mk-off-track);
    --state-soft: var(--mk-off-track-soft);
    --state-ink: var(--mk-off-track-ink);
  }
  [data-state='planned'] { --state: var(--mk-planned); --state-soft: var(--mk-planned-soft); --state-ink: var(--mk-ink-2); }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--mk-space) * 1.25);
    max-inline-size: 100%;
    padding: 1px calc(var(--mk-space) * 2) 1px calc(var(--mk-space) * 1.75);
    border: 0;
    border-radius: 99px;
    background: var(--state-soft, var(--mk-surface-2));
    color: var(--state-ink, var(--mk-ink-2));
    font: inherit;
    font-size: .885em;
    font-weight: 560;
    white-space: nowrap;
  }

  button.chip { min-block-size: 24px; cursor: pointer; }

  @media (forced-colors: active) {
    .chip { outline: 1px solid CanvasText; outline-offset: -1px; }
    button.chip:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
  }
`;

/** `.avatar`: initials on a disc whose hue comes from the person; several overlap in `.avatars`. */
export const avatars = css`
  .avatars { display: inline-flex; }
  .avatars > .avatar + .avatar { margin-inline-start: -6px; }

  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: oklch(50% .12 var(--hue, 260));
    box-shadow: 0 0 0 1.5px var(--mk-surface-1);
    color: oklch(100% 0 0);
    font-size: 9.5px;
    font-weight: 650;
    line-height: 1;
  }

  @media (forced-colors: active) {
    .avatar { border: 1px solid CanvasText; }
  }
`;

/** `.skeleton`: the shape of what is still to come. */
export const skeletons = css`
  .skeleton {
    border-radius: calc(var(--mk-radius) * .5);
    background: var(--mk-planned-soft);
    animation: mk-breathe 1.6s ease-in-out infinite alternate;
  }

  @keyframes mk-breathe { from { opacity: 1; } to { opacity: .45; } }

  @media (forced-colors: active) {
    .skeleton { border: 1px solid GrayText; }
  }
`;

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
