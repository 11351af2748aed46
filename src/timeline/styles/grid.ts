import { css } from 'lit';

/** The tree grid. */
export const grid = css`
  .grid { position: relative; border-inline-end: 1px solid var(--mk-line-strong); min-inline-size: 0; }
  .rows, .bars { position: relative; }

  .slot { position: absolute; inset-inline: 0; inset-block-start: 0; block-size: var(--row); contain: strict; }
  .slot[hidden] { display: none; }

  .head, .row {
    display: grid;
    grid-template-columns: var(--columns);
    gap: 6px;
    padding-inline: 10px;
    border-block-end: 1px solid var(--mk-line);
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    block-size: var(--head);
    align-items: end;
    padding-block-end: 6px;
    background: var(--mk-surface-2);
    color: var(--mk-ink-3);
    font-size: .846em;
    font-weight: 560;
  }

  .head .name { padding-inline-start: 19px; }
  .head .share, .cell.share { text-align: end; }

  .row { block-size: 100%; align-items: center; user-select: none; -webkit-user-select: none; }
  .row:focus-visible { outline-offset: -2px; }
  .row[aria-selected='true'], .lane.selected { background: color-mix(in oklab, var(--mk-accent-soft) 62%, transparent); }
  .row[aria-selected='true'] { background: var(--mk-accent-soft); }

  .cell { min-inline-size: 0; }
  .cell:focus-visible { outline-offset: -1px; border-radius: 4px; }

  .cell.name {
    display: flex;
    align-items: center;
    gap: 7px;
    block-size: 100%;
    padding-inline-start: calc(var(--depth) * 17px);
    white-space: nowrap;
  }

  .title { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
  [data-kind='goal'] > .name > .title { font-weight: 590; }
  .cancelled .title, .cancelled .label { text-decoration: line-through; color: var(--mk-ink-3); }
  .kind { inline-size: 9px; block-size: 9px; }

  .twisty {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin: 0 -6px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--mk-ink-3);
    cursor: pointer;
  }

  span.twisty { cursor: inherit; }
  .twisty:hover { color: var(--mk-ink); }
  .twisty svg { inline-size: 9px; block-size: 9px; fill: none; stroke: currentColor; stroke-width: 1.6; transition: transform 150ms; }
  .frame[data-rtl] .twisty svg { transform: scaleX(-1); }
  .row[aria-expanded='true'] .twisty svg { transform: rotate(90deg); }

  .cell.people { display: flex; align-items: center; padding-inline-start: 2px; }
  .more { color: var(--mk-ink-3); font-size: .8em; margin-inline-start: 2px; }
  .cell.share { color: var(--mk-ink-2); }

  .rename {
    flex: 1;
    min-inline-size: 0;
    block-size: 26px;
    margin-inline-start: -5px;
    padding: 0 4px;
    border: 1px solid var(--mk-accent);
    border-radius: 5px;
    background: var(--mk-surface-1);
    color: var(--mk-ink);
    font: inherit;
  }

  .drop {
    position: absolute;
    inset-inline-end: 8px;
    block-size: 0;
    border-block-start: 2px solid var(--mk-accent);
    z-index: 2;
    pointer-events: none;
  }
  .drop::before {
    content: '';
    position: absolute;
    inset-block-start: -5px;
    inset-inline-start: -4px;
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid var(--mk-accent);
    border-radius: 50%;
    background: var(--mk-surface-1);
  }
  .lifted .row[data-lifted] { opacity: .5; }

  @media (forced-colors: active) {
    .row[aria-selected='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
  }
`;
