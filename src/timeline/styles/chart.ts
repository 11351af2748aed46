import { css } from 'lit';

/** Axis, lines, bars and what hangs on them. */
export const chart = css`
  .chart {
    position: relative;
    min-inline-size: 0;
    overflow-x: clip;
    touch-action: pan-y;
    cursor: grab;
    user-select: none;
    -webkit-user-select: none;
    --foot: polygon(0 0, 0 100%, 100% 44%);
  }
  .chart.panning { cursor: grabbing; }
  .frame[data-rtl] .chart { --foot: polygon(100% 0, 100% 100%, 0 44%); }
  .chart [data-zone='move'] { cursor: move; }
  .chart [data-zone='start'], .chart [data-zone='end'], .chart [data-grip] { cursor: ew-resize; }

  .plane { position: absolute; inset-block-start: 0; inset-inline-start: 0; inline-size: var(--painted, 100%); }

  .axis {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    block-size: var(--head);
    overflow: clip;
    background: var(--mk-surface-2);
    border-block-end: 1px solid var(--mk-line);
    color: var(--mk-ink-3);
    font-size: .846em;
  }

  .axis .plane { block-size: 100%; }
  .major, .minor { position: absolute; overflow: clip; white-space: nowrap; border-inline-start: 1px solid var(--mk-line); }
  .major > span, .minor > span { display: block; padding-inline-start: 6px; }
  .major > span { position: absolute; }
  .major { inset-block: 0; border-color: var(--mk-line-strong); color: var(--mk-ink-2); font-size: 1.045em; font-weight: 600; padding-block-start: 5px; }
  .minor { inset-block: calc(var(--head) - 22px) 0; padding-block-start: 3px; }

  .pill { position: absolute; inset-block-end: 2px; inline-size: 0; display: grid; justify-content: center; }
  .pill > span {
    padding: 0 7px;
    border-radius: 9px;
    background: var(--mk-off-track);
    color: var(--mk-surface-1);
    font-size: .955em;
    font-weight: 600;
    line-height: 17px;
    white-space: nowrap;
  }

  .backdrop { position: sticky; inset-block-start: 0; block-size: 0; }
  .backdrop .plane { block-size: var(--viewport, 0); }
  .backdrop i { position: absolute; inset-block-start: 0; inline-size: 1px; block-size: 100%; background: var(--mk-line); opacity: .75; }
  .backdrop i.strong { background: var(--mk-line-strong); opacity: .8; }
  .backdrop i.today { inline-size: 1.4px; margin-inline-start: -.7px; background: var(--mk-off-track); opacity: 1; }

  .bars { position: absolute; inset-block-start: var(--head); }
  .lane {
    --mid: calc(var(--row) / 2);
    position: absolute;
    inset: 0;
    border-block-end: 1px solid var(--mk-line);
    color: var(--mk-ink-2);
    font-size: .885em;
  }
  .lane > * { position: absolute; }

  .task {
    inset-block-start: calc(var(--mid) - 11px);
    block-size: 21px;
    border-radius: 6px;
    --full: color-mix(in oklab, var(--state) 88%, var(--state-soft));
    background: linear-gradient(to right, var(--full) var(--done), var(--state-soft) var(--done));
    box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--state) 38%, transparent);
  }
  .frame[data-rtl] .task { background: linear-gradient(to left, var(--full) var(--done), var(--state-soft) var(--done)); }
  .fill { display: block; block-size: 100%; background: var(--state); }

  .goal { inset-block-start: calc(var(--mid) - 7px); block-size: 9px; border-radius: 4.5px; background: var(--state-soft); }
  .goal .fill { border-radius: inherit; }
  .goal::before, .goal::after {
    content: '';
    position: absolute;
    inset-block-start: 5px;
    inset-inline-start: 0;
    inline-size: 5px;
    block-size: 8px;
    background: var(--mk-ink-2);
    clip-path: var(--foot);
  }
  .goal::after { inset-inline: auto 0; transform: scaleX(-1); }
  [data-state='done'] > .goal::before, [data-state='done'] > .goal::after { background: var(--state); }

  .point {
    inset-block-start: calc(var(--mid) - 7px);
    inline-size: 14px;
    block-size: 14px;
    margin-inline-start: -7px;
    border-radius: 2.5px;
    rotate: 45deg;
    background: var(--state);
    box-shadow: 0 0 0 1.8px var(--mk-surface-1);
  }
  [data-state='planned'] > .point { background: var(--mk-surface-1); box-shadow: inset 0 0 0 1.8px var(--mk-ink-2), 0 0 0 1.8px var(--mk-surface-1); }
  .lead { inset-block-start: calc(var(--mid) - .5px); block-size: 1.5px; background: var(--state); opacity: .45; }

  .ghost { inset-block-start: calc(var(--mid) + 12px); block-size: 3px; border-radius: 1.5px; background: var(--mk-planned); }
  .ghost.point {
    inset-block-start: calc(var(--mid) - 5px);
    inline-size: 10px;
    block-size: 10px;
    margin-inline-start: -5px;
    border: 1.4px dashed var(--mk-planned);
    border-radius: 1px;
    background: none;
    box-shadow: none;
  }

  .label {
    inset-block-start: calc(var(--mid) - .75em);
    line-height: 1.5;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    -webkit-text-stroke: 3px var(--mk-surface-1);
    paint-order: stroke fill;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .selected .label { -webkit-text-stroke-color: color-mix(in oklab, var(--mk-accent-soft) 62%, var(--mk-surface-1)); }
  .goal ~ .label { font-weight: 600; inset-block-start: calc(var(--mid) - .95em); }
  .point ~ .label { color: var(--mk-ink); font-weight: 580; }

  .selected > .task::after {
    content: '';
    position: absolute;
    inset: -2px;
    border: 1.8px solid var(--mk-accent);
    border-radius: 7.5px;
    pointer-events: none;
  }
  .selected > .point:not(.ghost) { outline: 1.8px solid var(--mk-accent); outline-offset: 2.5px; }
  .selected > .goal { outline: 1.8px solid var(--mk-accent); outline-offset: 3px; }

  .knob, .grip { position: absolute; z-index: 1; inline-size: 24px; block-size: 24px; inset-block-start: -1.5px; margin-inline-start: -12px; }
  .knob::before {
    content: '';
    position: absolute;
    inset: 8px;
    border: 1.8px solid var(--mk-accent);
    border-radius: 50%;
    background: var(--mk-surface-1);
  }
  .knob.start { inset-inline-start: 0; margin-inline-start: -16px; }
  .knob.end { inset-inline-start: 100%; margin-inline-start: -8px; }
  .knob.start::before { inset-inline: 11px 5px; }
  .knob.end::before { inset-inline: 3px 13px; }
  .grip { inset-block-start: 10px; block-size: 18px; inline-size: 16px; margin-inline-start: -8px; }
  .grip::before {
    content: '';
    position: absolute;
    inset-block-start: 7px;
    inset-inline-start: 3px;
    border: 5px solid transparent;
    border-block-start-width: 0;
    border-block-end-color: var(--mk-ink-2);
  }

  .bubble { inset-block-start: -3px; inline-size: 0; z-index: 3; display: grid; justify-content: center; pointer-events: none; }
  .bubble > span {
    translate: 0 -100%;
    padding: 2px 8px;
    border-radius: 6px;
    background: var(--mk-ink);
    color: var(--mk-surface-1);
    font-weight: 560;
    white-space: nowrap;
  }
  .slot:has(.bubble) { z-index: 4; contain: none; }

  .links { position: absolute; inset: 0; inline-size: 100%; block-size: 1px; overflow: visible; pointer-events: none; }
  .frame[data-rtl] .links { transform: scaleX(-1); }
  .link { fill: none; stroke: var(--mk-planned); stroke-width: 1.4; }
  .link-head { fill: var(--mk-planned); }
  .link.broken { stroke: var(--mk-off-track); }
  .link-head.broken { fill: var(--mk-off-track); }

  @media (forced-colors: active) {
    .task, .goal, .point { forced-color-adjust: none; }
    .task { box-shadow: inset 0 0 0 1px CanvasText; --full: CanvasText; --state-soft: Canvas; }
    .goal { box-shadow: inset 0 0 0 1px CanvasText; background: Canvas; }
    .fill { background: CanvasText; }
    :is([data-state='off-track'], [data-state='at-risk']) > .task { --full: Highlight; }
    :is([data-state='off-track'], [data-state='at-risk']) > .goal > .fill { background: Highlight; }
    .pill > span { forced-color-adjust: none; background: Highlight; color: HighlightText; }
    .backdrop i.today { forced-color-adjust: none; background: Highlight; }
  }
`;
