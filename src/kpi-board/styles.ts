import { css } from 'lit';

export const styles = css`
  :host { display: block; min-inline-size: 0; container-type: inline-size; }

  .board { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--mk-space) * 3); }
  @container (min-width: 440px) { .board { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
  @container (min-width: 680px) { .board { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
  @container (min-width: 920px) { .board { grid-template-columns: repeat(4, minmax(0, 1fr)); } }
  @container (min-width: 1160px) { .board { grid-template-columns: repeat(5, minmax(0, 1fr)); } }

  .kpi {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    padding: calc(var(--mk-space) * 3.5) calc(var(--mk-space) * 4);
  }

  .head { display: flex; align-items: flex-start; gap: calc(var(--mk-space) * 2.5); min-block-size: 22px; }
  .head h3 {
    display: -webkit-box;
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    color: var(--mk-ink-2);
    font-size: .923em;
    font-weight: 540;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .head .chip { flex: none; max-inline-size: 60%; }

  .reading { display: flex; align-items: flex-end; gap: calc(var(--mk-space) * 2); margin-block-start: calc(var(--mk-space) * 1.25); }
  .reading > div { flex: 1; min-inline-size: 0; }
  .value { font-size: 1.77em; font-weight: 650; letter-spacing: -.02em; line-height: 1.3; overflow-wrap: anywhere; }
  .value.words { font-size: 1.23em; letter-spacing: -.01em; }
  .value.none { color: var(--mk-ink-3); font-weight: 500; }
  .unit { color: var(--mk-ink-2); font-size: .565em; font-weight: 500; letter-spacing: 0; }
  .record { flex: none; margin: 0 calc(var(--mk-space) * -2) calc(var(--mk-space) * -1) 0; }
  .record .symbol { inline-size: 12px; block-size: 12px; }

  .trend { position: relative; block-size: 52px; margin-block-start: auto; }
  :host(:dir(rtl)) .trend { transform: scaleX(-1); }
  .trend > svg { display: block; inline-size: 100%; block-size: 52px; overflow: visible; }
  .trend path { fill: none; vector-effect: non-scaling-stroke; }
  .trend .line { stroke: var(--state); stroke-width: 2; stroke-linejoin: round; }
  .trend .area { fill: var(--state); opacity: .09; }
  .trend .aims { stroke: var(--mk-planned); stroke-dasharray: 2 3; stroke-width: 1.4; }
  .trend .range { stroke: var(--mk-ink-2); stroke-width: 1.5; }
  .trend .dot { stroke: var(--state); stroke-linecap: round; stroke-width: 6.4; }
  .next {
    position: absolute;
    inline-size: 8px;
    block-size: 8px;
    border: 1.5px solid var(--mk-ink-2);
    background: var(--mk-surface-1);
    transform: translate(-50%, -50%) rotate(45deg);
  }

  .say { padding: calc(var(--mk-space) * 4); overflow-wrap: anywhere; }
  .say:not(.problem) { color: var(--mk-ink-2); }
  .say + .board { margin-block-start: calc(var(--mk-space) * 3); }
  .skeleton.name { inline-size: 45%; block-size: 12px; }
  .skeleton.number { inline-size: 35%; block-size: 24px; margin-block-start: calc(var(--mk-space) * 3); }
  .skeleton.curve { inline-size: 100%; block-size: 44px; margin-block-start: calc(var(--mk-space) * 5); }

  dialog { inline-size: 340px; }
  form { display: grid; gap: calc(var(--mk-space) * 3); }
  .problem:empty { display: none; }

  @media (forced-colors: active) {
    .trend .area { opacity: 0; }
    .next { forced-color-adjust: none; }
  }
`;
