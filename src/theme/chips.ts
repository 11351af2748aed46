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
