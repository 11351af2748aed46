import { css, html, type TemplateResult } from 'lit';

/** Who an avatar stands for. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Initials on a disc; the name is what ears get and what a pointer sees. Needs the `avatars` css. */
export function avatar(person: Person): TemplateResult {
  // Set through the property, which is CSSOM: a strict policy forbids style attributes, styleMap's first one included.
  return html`<span class="avatar" role="img" aria-label=${person.name} title=${person.name}
    .style=${`--hue: ${hueOf(person.id)}`}><span aria-hidden="true">${initialsOf(person.name)}</span></span>`;
}

/** @returns one or two letters, `?` for a name without any */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu) ?? [];
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => word ? String.fromCodePoint(word.codePointAt(0) ?? 63) : '').join('').toUpperCase() || '?';
}

/** @returns 0 to 359, always the same for the same id */
export function hueOf(id: string): number {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) % 1_000_003;
  // The golden angle spreads neighbours around the circle.
  return Math.round(hash * 137.508) % 360;
}

/** `.avatar`: initials on a disc whose hue comes from the person; several overlap in `.avatars`. */
export const avatars = css`
  .avatars { display: inline-flex; }
  .avatars > .avatar + .avatar { margin-inline-start: -6px; }

  .avatar {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: oklch(50% .12 var(--hue, 260));
    box-shadow: 0 0 0 1.5px var(--mk-surface-1);
    color: oklch(100% 0 0);
    font-size: 9.5px;
    font-weight: 650;
    line-height: 1;
  }

  @media (forced-colors: active) {
    .avatar { border: 1px solid CanvasText; }
  }
`;
