import { html, nothing, svg, type TemplateResult } from 'lit';

import { statuses, type Id } from '../../sdk/model/index.js';
import type { Commands } from './commands.js';
import type { Lexicon, Word } from './lexicon.js';
import type { Outline } from './outline.js';
import { indented, outdented, shifted } from './places.js';

/** The menu that is open: at a row, with the place on the screen where it was asked for. */
export interface OpenMenu {
  readonly kind: 'status' | 'actions';
  readonly id: Id;
  /** px of the viewport: the box that it stands beside. */
  readonly at: DOMRect;
}

export interface MenuHost {
  readonly outline: Outline;
  readonly lexicon: Lexicon;
  readonly commands: Commands;
  closeMenu(): void;
  openEditor(id: Id): void;
  rename(id: Id): void;
  addBelow(id: Id): void;
  remove(id: Id): void;
}

const tick = svg`<svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"
  ><path d="M1 5.6 3.8 8.4 9 2" fill="none" stroke="currentColor" stroke-width="1.9" /></svg>`;

/** The items of a menu; the element around them is the popover. */
export function menuItems(menu: OpenMenu, host: MenuHost): TemplateResult | typeof nothing {
  const { lexicon, outline, commands } = host;
  const item = outline.itemOf(menu.id);
  if (!item) return nothing;
  const act = (run: () => void) => () => {
    host.closeMenu();
    run();
  };
  if (menu.kind === 'status') {
    return html`${statuses.map((status) => html`<button role="menuitemradio" tabindex="-1"
      aria-checked=${item.status === status} @click=${act(() => commands.change(item.id, { status }))}>
      <span class="check">${item.status === status ? tick : nothing}</span>${lexicon.status(status)}
    </button>`)}`;
  }
  const entry = (word: Word, keys: string, run: (() => void) | undefined) => html`<button role="menuitem" tabindex="-1"
    aria-disabled=${run ? nothing : 'true'} @click=${run ? act(run) : nothing}
    >${lexicon.say(word)}<span class="keys" aria-hidden="true">${keys}</span></button>`;
  const place = (to: ReturnType<typeof shifted>) => to && (() => void commands.move(item.id, to));
  return html`
    ${entry('edit', 'Space', () => host.openEditor(item.id))}
    ${entry('rename', 'F2', () => host.rename(item.id))}
    ${entry('add-below', 'N', () => host.addBelow(item.id))}
    <hr>
    ${entry('up', 'Ctrl ↑', place(shifted(outline, item.id, -1)))}
    ${entry('down', 'Ctrl ↓', place(shifted(outline, item.id, 1)))}
    ${entry('indent', 'Ctrl →', place(indented(outline, item.id)))}
    ${entry('outdent', 'Ctrl ←', place(outdented(outline, item.id)))}
    <hr>
    ${entry('delete', 'Del', () => host.remove(item.id))}`;
}

/** Puts an open menu beside its box, inside of the viewport, and its first item under the keys. */
export function placeMenu(element: HTMLElement, at: DOMRect, rtl: boolean): void {
  if (!element.matches(':popover-open')) element.showPopover();
  const box = element.getBoundingClientRect();
  const left = rtl ? at.right - box.width : at.left;
  const below = at.bottom + 4 + box.height <= innerHeight;
  element.style.left = `${Math.max(8, Math.min(left, innerWidth - box.width - 8))}px`;
  element.style.top = `${Math.max(8, below ? at.bottom + 4 : at.top - box.height - 4)}px`;
  const items = [...element.querySelectorAll<HTMLElement>('button')];
  (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
}

/** Arrow keys, Home, End and Tab in a menu. */
export function moveInMenu(event: KeyboardEvent, element: HTMLElement, close: () => void): void {
  const items = [...element.querySelectorAll<HTMLElement>('button')];
  const [target] = event.composedPath();
  const at = items.findIndex((item) => item === target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  event.stopPropagation();
  if (event.key === 'Tab' || event.key === 'Escape') {
    event.preventDefault();
    close();
  } else if (to !== undefined) {
    event.preventDefault();
    items[(to + items.length) % items.length]?.focus();
  }
}
