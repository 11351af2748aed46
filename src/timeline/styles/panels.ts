import { css } from 'lit';

/** Menu, form and the list of keys. */
export const panels = css`
  .menu { position: fixed; inset: auto; min-inline-size: 180px; padding: 4px; overflow: auto; max-block-size: 80vh; }
  .menu::backdrop { background: none; }
  .menu button {
    display: flex;
    align-items: center;
    gap: 9px;
    inline-size: 100%;
    min-block-size: 30px;
    padding: 4px 10px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .menu button:is(:hover, :focus-visible) { background: var(--mk-accent-soft); }
  .menu button:focus-visible { outline-offset: -2px; }
  .menu button[aria-disabled='true'] { color: var(--mk-ink-3); cursor: default; }
  .menu .keys { margin-inline-start: auto; padding-inline-start: 16px; color: var(--mk-ink-3); font-size: .923em; }
  .menu hr { margin: 4px 8px; border: 0; border-block-start: 1px solid var(--mk-line); }
  .menu .check { inline-size: 10px; }
  .menu .check svg { display: block; }

  .editor { inline-size: min(440px, calc(100vw - 24px)); max-inline-size: none; padding: 0; }
  .editor form { display: grid; gap: 14px; padding: 18px; }
  .editor h2 { font-size: 1.15em; overflow-wrap: anywhere; }
  .editor .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
  .editor .actions { margin-block-start: 4px; }
  .editor .actions .grow { flex: 1; }
  .editor input[type='range'] { padding: 0; border: 0; accent-color: var(--mk-accent); }
  .editor .with-value { display: flex; align-items: center; gap: 10px; }
  .editor .with-value output { min-inline-size: 4ch; text-align: end; color: var(--mk-ink-2); }

  .keys-help { inline-size: min(560px, calc(100vw - 24px)); max-inline-size: none; max-block-size: 84vh; }
  .keys-help dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 18px; margin-block: 14px; }
  .keys-help dt { white-space: nowrap; }
  .keys-help dd { color: var(--mk-ink-2); }
  kbd {
    padding: 1px 5px;
    border: 1px solid var(--mk-line-strong);
    border-radius: 4px;
    background: var(--mk-surface-2);
    font: inherit;
    font-size: .923em;
  }
`;
