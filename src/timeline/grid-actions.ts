import type { Id } from '../../sdk/model/index.js';
import { panBy, zoomBy } from '../../sdk/plot/index.js';
import type { Commands } from './commands.js';
import { columns, type GridFocus } from './grid-focus.js';
import type { Horizon } from './horizon.js';
import type { KeyAction } from './keys.js';
import type { Lexicon } from './lexicon.js';
import type { Outline } from './outline.js';
import { indented, outdented, shifted } from './places.js';
import type { RowList } from './row-list.js';

export interface GridHost {
  readonly outline: Outline;
  readonly rowList: RowList;
  readonly commands: Commands;
  readonly horizon: Horizon;
  readonly lexicon: Lexicon;
  readonly isReadOnly: boolean;
  readonly focus: GridFocus;
  readonly chartWidth: number;
  readonly rowsPerPage: number;
  isOpen(id: Id): boolean;
  toggle(id: Id): void;
  rename(id: Id): void;
  openEditor(id: Id): void;
  openMenu(kind: 'status' | 'actions', id: Id): void;
  addBelow(id: Id | undefined): void;
  remove(id: Id): void;
  undo(): void;
  redo(): void;
  fit(): void;
  showToday(): void;
  focusFind(): void;
  showKeys(): void;
}

const stepOfProgress = 0.05;

/** Does what a key asks for. */
export function perform(action: KeyAction, host: GridHost): void {
  const { outline, rowList, commands, horizon } = host;
  const id = host.focus.activeId;
  const row = rowList.rowOf(outline.indexOf(id));
  switch (action) {
    case 'row-up': return host.focus.moveTo(row - 1);
    case 'row-down': return host.focus.moveTo(row + 1);
    case 'page-up': return host.focus.moveTo(Math.max(0, row - host.rowsPerPage));
    case 'page-down': return host.focus.moveTo(Math.min(rowList.length - 1, row + host.rowsPerPage));
    case 'first': return host.focus.moveTo(0);
    case 'last': return host.focus.moveTo(rowList.length - 1);
    case 'zoom-in': return horizon.glide(zoomBy(horizon.target, 1.5, host.chartWidth / 2));
    case 'zoom-out': return horizon.glide(zoomBy(horizon.target, 1 / 1.5, host.chartWidth / 2));
    case 'pan-forward': return horizon.glide(panBy(horizon.target, host.chartWidth / 4));
    case 'pan-back': return horizon.glide(panBy(horizon.target, -host.chartWidth / 4));
    case 'fit': return host.fit();
    case 'today': return host.showToday();
    case 'find': return host.focusFind();
    case 'help': return host.showKeys();
    case 'undo': return host.undo();
    case 'redo': return host.redo();
    case 'new': return host.addBelow(id);
  }
  if (id === undefined) return;
  switch (action) {
    case 'forward': return forward(id, row, host);
    case 'back': return back(id, row, host);
    case 'rename': return columns[host.focus.cell] === 'status' ? host.openMenu('status', id) : host.rename(id);
    case 'edit': return host.openEditor(id);
    case 'menu': return host.openMenu('actions', id);
    case 'status': return host.openMenu('status', id);
    case 'later': return commands.moveBy(id, 1);
    case 'earlier': return commands.moveBy(id, -1);
    case 'longer': return commands.extendBy(id, 1);
    case 'shorter': return commands.extendBy(id, -1);
    case 'more-done': return commands.setProgress(id, (outline.standingOf(id)?.progress ?? 0) + stepOfProgress);
    case 'less-done': return commands.setProgress(id, (outline.standingOf(id)?.progress ?? 0) - stepOfProgress);
    case 'indent': return void commands.move(id, indented(outline, id));
    case 'outdent': return void commands.move(id, outdented(outline, id));
    case 'up': return void commands.move(id, shifted(outline, id, -1));
    case 'down': return void commands.move(id, shifted(outline, id, 1));
    case 'delete': return host.remove(id);
  }
}

function forward(id: Id, row: number, host: GridHost): void {
  const closed = host.outline.hasChildren(host.outline.indexOf(id)) && !host.isOpen(id);
  if (host.focus.cell < 0 && closed) return host.toggle(id);
  host.focus.moveTo(row, Math.min(host.focus.cell + 1, columns.length - 1));
}

function back(id: Id, row: number, host: GridHost): void {
  if (host.focus.cell >= 0) return host.focus.moveTo(row, host.focus.cell - 1);
  if (host.outline.hasChildren(host.outline.indexOf(id)) && host.isOpen(id)) return host.toggle(id);
  const parent = host.rowList.rowOf(host.outline.indexOf(host.outline.parentIdOf(id)));
  if (parent >= 0) host.focus.moveTo(parent);
}
