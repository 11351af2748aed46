import { css } from 'lit';

export const toolbar = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 10px;
    padding: 10px 14px;
    border-block-end: 1px solid var(--mk-line);
  }

  .toolbar .grow { flex: 1; }
  .legend { display: inline-flex; align-items: center; gap: 14px; color: var(--mk-ink-3); font-size: .923em; }
  .legend span { display: inline-flex; align-items: center; gap: 6px; }
  .legend i { inline-size: 14px; block-size: 3px; border-radius: 2px; background: var(--mk-planned); }
  .legend i.broken { block-size: 0; border-block-start: 1.5px solid var(--mk-off-track); border-radius: 0; background: none; }

  .find {
    inline-size: 150px;
    min-block-size: 30px;
    padding: 4px 10px 4px 28px;
    border: 1px solid var(--mk-line-strong);
    border-radius: calc(var(--mk-radius) * .7);
    background: none;
    color: var(--mk-ink);
    font: inherit;
  }

  .find::placeholder { color: var(--mk-ink-2); opacity: 1; }
  .search { position: relative; display: inline-flex; align-items: center; }
  .search svg { position: absolute; inset-inline-start: 9px; pointer-events: none; color: var(--mk-ink-3); }
  .frame[data-rtl] .find { padding: 4px 28px 4px 10px; }

  .button svg { display: block; }
  .frame[data-rtl] .turn svg { transform: scaleX(-1); }
`;
