import { css } from 'lit';

/** How everything folds with the width of the container. Last of the styles: it overrules the others. */
export const fold = css`
  @container timeline (max-width: 1080px) {
    .frame { --grid: 400px; --columns: 1fr 50px 92px 46px; }
    .legend { display: none; }
  }

  @container timeline (max-width: 880px) {
    .frame { --grid: 320px; --columns: 1fr 92px 46px; }
    .cell.people, .head .people { display: none; }
  }

  @container timeline (max-width: 720px) {
    .frame { --grid: 216px; --columns: 1fr 26px; }
    .cell.share, .head .share { display: none; }
    .head .status { visibility: hidden; }
    .cell .chip { padding-inline: 5px; min-inline-size: 24px; min-block-size: 24px; justify-content: center; }
    .cell .chip { font-size: 0; }
    .cell .chip::before { inline-size: 9px; block-size: 9px; }
    .toolbar { padding: 8px 10px; gap: 6px; }
    .toolbar .grow { display: none; }
    .search { flex: 1; }
    .find { inline-size: 100%; min-inline-size: 60px; }
    .new .word { position: absolute; clip-path: inset(50%); }
  }

  @container timeline (max-width: 480px) {
    .frame { --grid: 100%; --row: calc(var(--mk-row) + 16px); --head: 40px; }
    .sheet, .bones { grid-template-columns: minmax(0, 1fr); }
    .sheet > * { grid-area: 1 / 1; }
    .bones > div:first-child { display: none; }
    .segmented { order: 1; inline-size: 100%; }
    .segmented > button { flex: 1; padding-inline: 4px; min-block-size: 28px; }

    .grid { border: 0; z-index: 2; pointer-events: none; }
    .head { clip-path: inset(50%); }
    .grid .row { border: 0; align-items: start; background: none; }
    /* A finger on a name pans, like one beside it. */
    .cell.name { block-size: 28px; }
    .cell.name :is(button, input) { pointer-events: auto; }
    /* Not a stroke, as under the bars: axe takes that for the colour of the text. */
    .cell.name .title { text-shadow: 0 0 2px var(--mk-surface-1), 0 0 2px var(--mk-surface-1), 0 0 3px var(--mk-surface-1); }
    .cell.status { display: grid; align-items: center; block-size: 28px; pointer-events: auto; }

    .axis { z-index: 4; }
    .lane { --mid: calc(var(--row) - 16px); }
  }
`;
