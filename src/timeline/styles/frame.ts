import { css } from 'lit';

/** The frame, what stands around the rows, and how the columns fold with the width of the container. */
export const frame = css`
  :host {
    display: flex;
    flex-direction: column;
    max-block-size: var(--mk-timeline-block-size, 680px);
    min-inline-size: 0;
    container: timeline / inline-size;
  }

  .frame {
    --grid: 492px;
    --columns: 1fr 62px 96px 58px;
    --row: var(--mk-row);
    --head: 46px;
    display: flex;
    flex-direction: column;
    flex: 1 1 auto;
    min-block-size: 0;
    position: relative;
    overflow: clip;
    background: var(--mk-surface-1);
    border: 1px solid var(--mk-line);
    border-radius: var(--mk-radius);
    box-shadow: var(--mk-shadow-1);
  }

  .scroller {
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: hidden auto;
    /* The rows move by hand: the browser is not to correct the position on its own. */
    overflow-anchor: none;
    scrollbar-width: thin;
    scrollbar-color: var(--mk-line-strong) transparent;
  }

  .sheet { display: grid; grid-template-columns: var(--grid) minmax(0, 1fr); min-block-size: 100%; }

  .probe { position: absolute; visibility: hidden; inline-size: 0; block-size: var(--row); }

  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    padding: 8px 14px;
    border-block-end: 1px solid var(--mk-line);
    background: var(--mk-at-risk-soft);
    color: var(--mk-at-risk-ink);
    font-size: .923em;
    overflow-wrap: anywhere;
  }

  .message { display: grid; justify-items: center; align-content: center; gap: 10px; padding: 56px 24px; text-align: center; }
  .message svg { color: var(--mk-ink-3); }
  .message h3 { font-size: 1.15em; }
  .message p { max-inline-size: 46ch; color: var(--mk-ink-2); overflow-wrap: anywhere; }

  .bones { display: grid; grid-template-columns: var(--grid) minmax(0, 1fr); }
  .bones > div { display: grid; grid-auto-rows: var(--row); padding-block-start: var(--head); }
  .bones > div:first-child { border-inline-end: 1px solid var(--mk-line-strong); }
  .bones span { display: flex; align-items: center; border-block-end: 1px solid var(--mk-line); padding-inline: 22px; }
  .bones .skeleton { block-size: 12px; }

  @media (forced-colors: active) {
    .frame { border-color: CanvasText; }
  }
`;
