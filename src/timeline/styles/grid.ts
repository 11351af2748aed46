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

  .title { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; text-align: -webkit-match-parent; text-align: match-parent; }
  [data-kind='goal'] > .name > .title { font-weight: 590; }
  .cancelled .title, .cancelled .label { text-decoration: line-through; color: var(--mk-ink-3); }
  .kind { flex: none; inline-size: 9px; block-size: 9px; border-radius: 50%; box-shadow: inset 0 0 0 1.5px var(--mk-ink-3); scale: .84; }
  [data-kind='goal'] .kind { border-radius: 3px; background: var(--mk-accent); box-shadow: none; scale: none; }
  [data-kind='milestone'] .kind { border-radius: 0; box-shadow: inset 0 0 0 2px var(--mk-ink-2); rotate: 45deg; }

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

  i.twisty { cursor: inherit; }
  .twisty:hover { color: var(--mk-ink); }
  button.twisty::before {
    content: '';
    inline-size: 5px;
    block-size: 5px;
    border-block-start: 1.5px solid currentColor;
    border-inline-end: 1.5px solid currentColor;
    rotate: 45deg;
    translate: -1px;
    transition: rotate 150ms, translate 150ms;
  }
  .frame[data-rtl] button.twisty::before { rotate: -45deg; translate: 1px; }
  .row[aria-expanded='true'] button.twisty::before { rotate: 135deg; translate: 0 -1px; }
  .frame[data-rtl] .row[aria-expanded='true'] button.twisty::before { rotate: -135deg; translate: 0 -1px; }

  .cell .chip::before {
    content: '';
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  .cell .chip[data-state='done']::before {
    border-radius: 0;
    clip-path: polygon(0 52%, 15% 37%, 38% 60%, 85% 8%, 100% 22%, 39% 90%);
    scale: 1.2;
  }
  .cell .chip[data-state='at-risk']::before { border-radius: 0; clip-path: polygon(50% 4%, 100% 94%, 0 94%); scale: 1.1; }
  .cell .chip[data-state='off-track']::before { border-radius: 0; clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%); scale: 1.1; }
  .cell .chip[data-state='planned']::before { box-shadow: inset 0 0 0 1.5px currentColor; background: none; }
  .chip[data-act] { min-block-size: 24px; margin-block: -1px; cursor: pointer; }
  .cell.people .avatar + .avatar { margin-inline-start: -6px; }

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
    .cell .chip::before, .kind { forced-color-adjust: none; }
  }
`;
