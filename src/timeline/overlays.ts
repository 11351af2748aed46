import { html, nothing, type TemplateResult } from 'lit';

import type { Desk } from './desk.js';
import { editorForm } from './editor.js';
import { keysHelp } from './keys-help.js';
import { menuItems, moveInMenu, placeMenu } from './menu.js';

/** What floats over the timeline: menu, form, and the list of keys. */
export function overlays(desk: Desk): TemplateResult {
  const { menu, editing, lexicon } = desk;
  const label = menu && lexicon.say(menu.kind === 'status' ? 'status-of' : 'actions', { title: desk.titleOf(menu.id) });
  return html`
    ${menu ? html`<div class="menu popover" popover="auto" role="menu" aria-label=${label ?? ''}
      @toggle=${(event: ToggleEvent) => { if (event.newState === 'closed') desk.closeMenu(true); }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.currentTarget instanceof HTMLElement) moveInMenu(event, event.currentTarget, () => desk.closeMenu());
      }}>${menuItems(menu, desk)}</div>` : nothing}
    ${editing ? html`<dialog class="editor popover" aria-labelledby="editor-title" @close=${() => desk.closeEditor()}
      @keydown=${stop}>${editorForm(editing, desk)}</dialog>` : nothing}
    ${desk.keysAreShown ? html`<dialog class="keys-help popover" aria-labelledby="keys-title" @close=${() => desk.hideKeys()}
      @keydown=${stop}>${keysHelp(lexicon)}</dialog>` : nothing}`;
}

/** After the render: a dialog or popover is opened by a call. */
export function showOverlays(desk: Desk): void {
  const { root, menu, painter } = desk;
  for (const dialog of root.querySelectorAll('dialog')) {
    if (!dialog.open && dialog.isConnected) dialog.showModal();
  }
  const element = root.querySelector<HTMLElement>('.menu');
  if (menu && element && !element.matches(':popover-open')) placeMenu(element, menu.at, painter?.size.rtl ?? false);
}

/** Keys in a form are the form's. */
function stop(event: Event): void {
  event.stopPropagation();
}
