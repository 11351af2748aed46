import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container-type: inline-size;
    --_size: var(--mk-ring-size, 128px);
  }

  .card { padding: calc(var(--mk-space) * 3.5) calc(var(--mk-space) * 4); }

  .head { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--mk-space) * 1.5) calc(var(--mk-space) * 2.5); }
  .head h2 {
    flex: 1 1 auto; min-inline-size: 0; overflow-wrap: anywhere; unicode-bidi: isolate;
    max-block-size: 6lh; overflow: hidden;
  }

  .body {
    display: flex;
    align-items: center;
    gap: calc(var(--mk-space) * 4.5);
    margin-block-start: calc(var(--mk-space) * 2.5);
  }

  .ring { position: relative; flex: none; inline-size: var(--_size); block-size: var(--_size); }
  .ring svg { display: block; inline-size: 100%; block-size: 100%; overflow: visible; }
  .track { fill: none; stroke: var(--mk-planned-soft); stroke-width: 13; }
  .edge { fill: none; stroke: var(--mk-planned); stroke-width: .6; }
  .segment {
    fill: none;
    stroke: var(--state);
    stroke-width: 13;
    transition: stroke-dasharray 150ms, stroke-dashoffset 150ms;
  }
  .tick { fill: none; stroke: var(--mk-ink); stroke-width: 5; transition: stroke-dashoffset 150ms; }

  .centre {
    position: absolute;
    inset: 0;
    display: grid;
    align-content: center;
    justify-items: center;
    padding: calc(var(--_size) * .16);
    text-align: center;
  }
  .value { font-size: calc(var(--_size) * .21); font-weight: 650; letter-spacing: -.03em; line-height: 1.1; }
  .centre .faint { font-size: max(10.5px, calc(var(--_size) * .082)); line-height: 1.3; }

  .legend { display: grid; gap: calc(var(--mk-space) * 1.5); font-size: .923em; }
  .legend > div { display: flex; align-items: baseline; gap: calc(var(--mk-space) * 2); }
  .legend dt {
    display: flex;
    align-items: baseline;
    gap: calc(var(--mk-space) * 2);
    min-inline-size: 84px;
    color: var(--mk-ink-2);
  }
  .legend .symbol { color: var(--state); inline-size: 9px; block-size: 9px; }
  .legend dd { font-weight: 650; }

  .reason {
    margin-block-start: calc(var(--mk-space) * 2.5);
    padding-block-start: calc(var(--mk-space) * 2.5);
    border-block-start: 1px solid var(--mk-line);
    color: var(--mk-ink-2);
    font-size: .923em;
    overflow-wrap: anywhere;
  }
  .reason[hidden] { display: none; }
  .say { margin-block-start: calc(var(--mk-space) * 2.5); overflow-wrap: anywhere; }

  .breathing { animation: mk-breathe 1.6s ease-in-out infinite alternate; }
  .skeleton.line { inline-size: 96px; block-size: 11px; }

  @container (max-width: 259px) {
    .body { flex-direction: column; align-items: flex-start; }
    .ring { align-self: center; }
  }

  @media (forced-colors: active) {
    .edge { stroke-width: 1; }
    /* Two system colours may be the same one: there the width tells the states apart. */
    [data-state='at-risk'] > .segment { stroke-width: 8; }
    [data-state='off-track'] > .segment { stroke-width: 4; }
  }
`;
