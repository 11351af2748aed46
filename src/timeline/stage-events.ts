import type { Brush } from './brush.js';
import type { Desk } from './desk.js';
import type { ChartGestures } from './gestures.js';
import { perform } from './grid-actions.js';
import { actionOf } from './keys.js';
import type { RowDrag } from './row-drag.js';
import { turnWheel } from './wheel.js';

/** What happens on the stage, led to who knows what to do about it. The same functions whatever is rendered. */
export class StageEvents {
  readonly #desk: Desk;
  gestures: ChartGestures | undefined;
  rowDrag: RowDrag | undefined;
  brush: Brush | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  readonly scrolled = (): void => this.#desk.painter?.scrolled();

  /** Why it is so, when a pointer rests on a bar or a state. Told on the way: hundreds of titles nobody reads are work. */
  readonly over = (event: PointerEvent): void => {
    const [target] = event.composedPath();
    const rested = target instanceof Element ? target.closest<HTMLElement>('[data-bar], .chip') : null;
    const id = this.#desk.outline.idAt(Number(rested?.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1));
    if (rested && id !== undefined) rested.title = this.#desk.explain(id);
  };

  readonly key = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement) return this.#renameKey(event, target);
    const desk = this.#desk;
    if (event.key === 'Escape') return this.#escape();
    // A button in a row keeps its own keys; everything else is a key of the grid.
    if (target instanceof HTMLButtonElement && (event.key === 'Enter' || event.key === ' ')) return;
    const action = actionOf(event, desk.painter?.size.rtl ?? false);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    perform(action, desk);
  };

  #renameKey(event: KeyboardEvent, input: HTMLInputElement): void {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    const { value } = input;
    this.#desk.endRename(event.key === 'Enter' ? value : undefined, true);
  }

  #escape(): void {
    if (!this.gestures?.isDragging && !this.rowDrag?.isDragging) return;
    this.gestures?.abort();
    this.rowDrag?.abort();
    this.#desk.announce(this.#desk.lexicon.say('said.cancelled'));
  }

  readonly click = (event: MouseEvent): void => {
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    const row = target.closest<HTMLElement>('.row');
    const desk = this.#desk;
    const id = desk.outline.idAt(Number(row?.dataset['index'] ?? -1));
    if (id === undefined) return;
    const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (act === 'toggle') desk.toggle(id);
    else if (act === 'status') desk.openMenu('status', id);
  };

  readonly doubleClick = (event: MouseEvent): void => {
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    if (target.closest('.chart')) return this.gestures?.doubleClick(event);
    const desk = this.#desk;
    const id = desk.outline.idAt(Number(target.closest<HTMLElement>('.row')?.dataset['index'] ?? -1));
    if (id === undefined || target.closest('button, input')) return;
    if (target.closest('.title')) desk.rename(id);
    else desk.openEditor(id);
  };

  readonly contextMenu = (event: MouseEvent): void => {
    const [target] = event.composedPath();
    const lane = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    const id = this.#desk.outline.idAt(Number(lane?.dataset['index'] ?? -1));
    if (id === undefined || this.#desk.isReadOnly) return;
    event.preventDefault();
    this.#desk.choose(id);
    // The keyboard's context menu key comes without a place.
    this.#desk.openMenu('actions', id, event.button === 2 ? new DOMRect(event.clientX, event.clientY, 0, 0) : undefined);
  };

  readonly wheel = (event: WheelEvent): void => {
    const { painter, horizon } = this.#desk;
    const chart = event.currentTarget;
    if (!painter || !(chart instanceof HTMLElement)) return;
    const box = chart.getBoundingClientRect();
    const x = painter.size.rtl ? box.right - event.clientX : event.clientX - box.left;
    turnWheel(event, x, painter.size.rtl, horizon);
  };

  readonly chartDown = (event: PointerEvent): void => this.gestures?.down(event);
  readonly chartMove = (event: PointerEvent): void => this.gestures?.move(event);
  readonly chartUp = (event: PointerEvent): void => this.gestures?.up(event);
  readonly chartCancel = (event: PointerEvent): void => this.gestures?.cancel(event);
  readonly rowDown = (event: PointerEvent): void => this.rowDrag?.down(event);
  readonly rowMove = (event: PointerEvent): void => this.rowDrag?.move(event);
  readonly rowUp = (): void => this.rowDrag?.up();
  readonly rowCancel = (): void => this.rowDrag?.abort();
  readonly brushDown = (event: PointerEvent): void => this.brush?.down(event);
  readonly brushMove = (event: PointerEvent): void => this.brush?.move(event);
  readonly brushUp = (): void => this.brush?.up();
  readonly brushKey = (event: KeyboardEvent): void => this.brush?.key(event);
}
