import type { Word } from './lexicon.js';

/** Everything that keys can do in the grid. */
export type KeyAction =
  | 'row-up' | 'row-down' | 'page-up' | 'page-down' | 'first' | 'last' | 'forward' | 'back'
  | 'rename' | 'edit' | 'menu' | 'status' | 'later' | 'earlier' | 'longer' | 'shorter' | 'more-done' | 'less-done'
  | 'indent' | 'outdent' | 'up' | 'down' | 'delete' | 'new' | 'undo' | 'redo'
  | 'zoom-in' | 'zoom-out' | 'fit' | 'today' | 'pan-forward' | 'pan-back' | 'find' | 'help';

/** The key map, in the order in which the help lists it. Also the documentation: docs and help are made from it. */
export const keyMap: readonly { readonly keys: string; readonly does: Word }[] = [
  { keys: '↑ ↓', does: 'key.rows' },
  { keys: '→ ←', does: 'key.open' },
  { keys: 'Home End PageUp PageDown', does: 'key.far' },
  { keys: 'Enter F2', does: 'key.rename' },
  { keys: 'Space', does: 'key.edit' },
  { keys: 'S', does: 'key.status' },
  { keys: 'Shift+F10', does: 'key.menu' },
  { keys: 'Alt+← Alt+→', does: 'key.move' },
  { keys: 'Alt+Shift+← Alt+Shift+→', does: 'key.stretch' },
  { keys: 'Alt+↑ Alt+↓', does: 'key.progress' },
  { keys: 'Ctrl+→ Ctrl+←', does: 'key.indent' },
  { keys: 'Ctrl+↑ Ctrl+↓', does: 'key.order' },
  { keys: 'N Insert', does: 'key.new' },
  { keys: 'Delete', does: 'key.delete' },
  { keys: 'Ctrl+Z Ctrl+Shift+Z', does: 'key.undo' },
  { keys: '+ −', does: 'key.zoom' },
  { keys: 'F T', does: 'key.fit' },
  { keys: 'Shift+← Shift+→', does: 'key.pan' },
  { keys: '/', does: 'key.find' },
  { keys: 'Esc', does: 'key.escape' },
];

const plain: Readonly<Record<string, KeyAction>> = {
  ArrowUp: 'row-up', ArrowDown: 'row-down', PageUp: 'page-up', PageDown: 'page-down', Home: 'first', End: 'last',
  F2: 'rename', Enter: 'rename', ' ': 'edit', s: 'status', S: 'status', ContextMenu: 'menu', Delete: 'delete',
  Insert: 'new', n: 'new', N: 'new', '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', '_': 'zoom-out', f: 'fit',
  F: 'fit', t: 'today', T: 'today', '/': 'find', '?': 'help',
};

/** What a key press means in the grid; nothing for one that is not ours. */
export function actionOf(event: KeyboardEvent, rtl: boolean): KeyAction | undefined {
  const forward = event.key === (rtl ? 'ArrowLeft' : 'ArrowRight');
  const back = event.key === (rtl ? 'ArrowRight' : 'ArrowLeft');
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey && !control) {
    if (forward) return event.shiftKey ? 'longer' : 'later';
    if (back) return event.shiftKey ? 'shorter' : 'earlier';
    if (event.key === 'ArrowUp') return 'more-done';
    return event.key === 'ArrowDown' ? 'less-done' : undefined;
  }
  if (control && !event.altKey) {
    if (forward) return 'indent';
    if (back) return 'outdent';
    if (event.key === 'ArrowUp') return 'up';
    if (event.key === 'ArrowDown') return 'down';
    if (event.key === 'Home') return 'first';
    if (event.key === 'End') return 'last';
    if (event.key.toLowerCase() === 'z') return event.shiftKey ? 'redo' : 'undo';
    return event.key.toLowerCase() === 'y' ? 'redo' : undefined;
  }
  if (control || event.altKey) return undefined;
  if (event.shiftKey && event.key === 'F10') return 'menu';
  if (forward) return event.shiftKey ? 'pan-forward' : 'forward';
  if (back) return event.shiftKey ? 'pan-back' : 'back';
  return plain[event.key];
}
