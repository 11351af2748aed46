import { css } from 'lit';

/** What every shadow root begins with: boxes, the focus ring, text for ears only, and motion that can be turned off. */
export const base = css`
  *, *::before, *::after { box-sizing: border-box; }

  h2, h3, p, dl, dd, ul, ol, figure { margin: 0; padding: 0; }
  h2, h3 { font-size: 1em; font-weight: 620; line-height: inherit; }
  ul, ol { list-style: none; }

  :focus-visible { outline: 2px solid var(--mk-accent); outline-offset: 2px; }
  :focus:not(:focus-visible) { outline: none; }

  .visually-hidden:not(:focus):not(:active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .muted { color: var(--mk-ink-2); }
  .faint { color: var(--mk-ink-3); }
  .small { font-size: .923em; }
  .tiny { font-size: .846em; }

  .symbol { inline-size: .78em; block-size: .78em; flex: none; overflow: visible; }

  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
  }
`;

/** The surface that a component lies on. */
export const card = css`
  .card {
    background: var(--mk-surface-1);
    border: 1px solid var(--mk-line);
    border-radius: var(--mk-radius);
    box-shadow: var(--mk-shadow-1);
  }
`;
