import { css } from 'lit';

/** `.skeleton`: the shape of what is still to come. */
export const skeletons = css`
  .skeleton {
    border-radius: calc(var(--mk-radius) * .5);
    background: var(--mk-planned-soft);
    animation: mk-breathe 1.6s ease-in-out infinite alternate;
  }

  @keyframes mk-breathe { from { opacity: 1; } to { opacity: .45; } }

  @media (forced-colors: active) {
    .skeleton { border: 1px solid GrayText; }
  }
`;
