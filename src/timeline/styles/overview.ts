import { css } from 'lit';

/** The strip at the foot. */
export const overview = css`
  .overview {
    position: relative;
    flex: none;
    block-size: 44px;
    overflow: clip;
    border-block-start: 1px solid var(--mk-line);
    background: var(--mk-surface-2);
    touch-action: pan-y;
    cursor: pointer;
    user-select: none;
    -webkit-user-select: none;
  }

  .strip { position: absolute; inset: 0 12px; }
  .strip span {
    position: absolute;
    inset-block: 0;
    padding-inline-start: 4px;
    border-inline-start: 1px solid var(--mk-line);
    color: var(--mk-ink-3);
    font-size: .74em;
    line-height: 15px;
    white-space: nowrap;
  }
  .strip svg { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; overflow: visible; }
  .frame[data-rtl] .strip svg { transform: scaleX(-1); }
  .strip path { stroke: var(--state); stroke-width: 1.6; }
  .now { position: absolute; inset-block: 0; inline-size: 1px; background: var(--mk-off-track); }

  .brush {
    position: absolute;
    inset-block: 1px;
    inset-inline-start: 12px;
    border: 1.4px solid var(--mk-accent);
    border-radius: 4px;
    background: color-mix(in oklab, var(--mk-accent) 8%, transparent);
    cursor: grab;
  }
  .brush:active { cursor: grabbing; }
  .brush i { position: absolute; inset-block: 0; inline-size: 24px; inset-inline-start: -12px; cursor: ew-resize; }
  .brush i + i { inset-inline: auto -12px; }
  .brush i::after {
    content: '';
    position: absolute;
    inset-block: 13px;
    inset-inline-start: 10px;
    inline-size: 4px;
    border-radius: 2px;
    background: var(--mk-accent);
  }
`;
