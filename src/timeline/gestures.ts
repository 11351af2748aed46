import type { Id } from '../../sdk/model/index.js';
import { dayAt, panBy, zoomTo, type DaySpan, type View } from '../../sdk/plot/index.js';
import type { Commands } from './commands.js';
import type { Horizon } from './horizon.js';
import type { Preview, Scene } from './scene.js';

export type Grip = 'move' | 'start' | 'end' | 'progress';

export interface GestureHost {
  readonly chart: HTMLElement;
  readonly horizon: Horizon;
  readonly commands: Commands;
  readonly scene: Scene | undefined;
  select(id: Id): void;
  openEditor(id: Id): void;
  preview(preview: Preview | undefined): void;
}

type Drag =
  | {
    readonly kind: 'wait'; readonly x: number; readonly y: number;
    readonly id: Id | undefined; readonly grip: Grip | undefined; readonly rowId: Id | undefined;
  }
  | { readonly kind: 'pan'; readonly x: number; readonly from: View }
  | { readonly kind: 'bar'; readonly id: Id; readonly grip: Grip; readonly day: number; readonly span: DaySpan; x: number }
  | { readonly kind: 'pinch'; readonly distance: number; readonly from: View; readonly middle: number };

/** px that a press may tremble and still be a click. */
const tremble = 4;
/** px at either edge of the chart in which a dragged bar takes the view along. */
const edge = 28;

/** What pointers do in the chart: pan, pinch, and move, stretch and fill bars. */
export class ChartGestures {
  readonly #host: GestureHost;
  readonly #pointers = new Map<number, number>();
  #drag: Drag | undefined;
  #frame = 0;

  constructor(host: GestureHost) {
    this.#host = host;
  }

  /** Whether something is under way that Escape should end. */
  get isDragging(): boolean {
    return this.#drag?.kind === 'bar';
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const x = this.#inline(event);
    this.#pointers.set(event.pointerId, x);
    if (this.#pointers.size === 2) return this.#beginPinch();
    if (this.#pointers.size > 2) return;
    this.#host.horizon.stop();
    const hit = this.#hit(event);
    // One finger pans; only a bar that was chosen before follows it.
    const held = event.pointerType !== 'touch' || (hit && this.#host.scene?.selectedId === hit.id);
    this.#drag = {
      kind: 'wait', x, y: event.clientY, id: hit?.id, grip: held ? hit?.grip : undefined, rowId: this.#rowAt(event),
    };
  };

  readonly move = (event: PointerEvent): void => {
    const x = this.#inline(event);
    if (this.#pointers.has(event.pointerId)) this.#pointers.set(event.pointerId, x);
    else if (event.pointerType === 'mouse' && event.buttons === 0) return this.#hint(event);
    const drag = this.#drag;
    if (!drag) return;
    if (drag.kind === 'wait' && Math.hypot(x - drag.x, event.clientY - drag.y) > tremble) this.#begin(drag, event);
    const now = this.#drag;
    if (now?.kind === 'pan') this.#host.horizon.show(panBy(now.from, now.x - x));
    else if (now?.kind === 'pinch') this.#pinch(now);
    else if (now?.kind === 'bar') {
      now.x = x;
      this.#follow(now);
    }
  };

  readonly up = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    const drag = this.#drag;
    if (drag?.kind === 'wait' && drag.rowId !== undefined) this.#host.select(drag.rowId);
    if (drag?.kind === 'bar') this.#settle(drag);
    this.#end();
  };

  readonly cancel = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    this.abort();
  };

  readonly doubleClick = (event: MouseEvent): void => {
    const hit = this.#hit(event);
    if (hit) this.#host.openEditor(hit.id);
  };

  /** Ends a drag without asking for anything. */
  abort(): void {
    this.#end();
  }

  #begin(drag: Drag & { kind: 'wait' }, event: PointerEvent): void {
    const { scene, commands, chart } = this.#host;
    if (!scene) return;
    chart.setPointerCapture(event.pointerId);
    const { id, grip } = drag;
    if (id !== undefined && grip && !this.#refusal(id, grip)) {
      this.#host.select(id);
      const day = dayAt(scene.view, drag.x);
      this.#drag = { kind: 'bar', id, grip, day, span: scene.outline.spanOf(id), x: drag.x };
      this.#edge();
      return;
    }
    if (id !== undefined && grip && !scene.readOnly) {
      const host = this.#host;
      host.select(id);
      // Says why: the request is refused before it is made.
      if (grip === 'progress') commands.setProgress(id, 0);
      else commands.schedule(id, {});
    }
    chart.classList.add('panning');
    this.#drag = { kind: 'pan', x: drag.x, from: scene.view };
  }

  #refusal(id: Id, grip: Grip): string | undefined {
    const { commands } = this.#host;
    return grip === 'progress' ? commands.whyRolledUp(id) : commands.whyFixed(id);
  }

  #follow(drag: Drag & { kind: 'bar' }): void {
    const { scene } = this.#host;
    // Deleted while it was dragged.
    if (!scene || scene.outline.indexOf(drag.id) < 0) return this.#end();
    const day = dayAt(scene.view, drag.x);
    this.#host.preview({ id: drag.id, ...dragged(drag.grip, drag.span, day, Math.round(day - drag.day)) });
  }

  #settle(drag: Drag & { kind: 'bar' }): void {
    const { scene, commands } = this.#host;
    const preview = scene?.preview;
    if (preview?.id !== drag.id) return;
    if (preview.span) commands.schedule(drag.id, preview.span);
    if (preview.progress !== undefined) commands.setProgress(drag.id, preview.progress);
  }

  #end(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#drag = undefined;
    this.#host.chart.classList.remove('panning');
    if (this.#host.scene?.preview) this.#host.preview(undefined);
  }

  #edge(): void {
    this.#frame = requestAnimationFrame(() => {
      const drag = this.#drag;
      const { scene, horizon } = this.#host;
      if (drag?.kind !== 'bar' || !scene) return;
      const out = drag.x < edge ? drag.x - edge : Math.max(0, drag.x - scene.width + edge);
      if (out !== 0) {
        horizon.show(panBy(horizon.view, Math.max(-24, Math.min(24, out * 0.4))));
        this.#follow(drag);
      }
      this.#edge();
    });
  }

  #beginPinch(): void {
    const [a = 0, b = 0] = this.#pointers.values();
    if (this.#host.scene?.preview) this.#host.preview(undefined);
    const { view } = this.#host.horizon;
    this.#drag = { kind: 'pinch', distance: Math.max(Math.abs(a - b), 16), from: view, middle: (a + b) / 2 };
  }

  #pinch(drag: Drag & { kind: 'pinch' }): void {
    const [a = 0, b = 0] = this.#pointers.values();
    const panned = panBy(drag.from, drag.middle - (a + b) / 2);
    const ratio = Math.max(Math.abs(a - b), 16) / drag.distance;
    this.#host.horizon.show(zoomTo(panned, drag.from.perDay * ratio, (a + b) / 2));
  }

  /** Shows by the cursor what a press would do. */
  #hint(event: PointerEvent): void {
    const bar = barElement(event);
    const hit = bar && this.#hit(event);
    if (hit) bar.dataset['zone'] = this.#refusal(hit.id, hit.grip) ? 'none' : hit.grip;
  }

  #hit(event: MouseEvent): { id: Id; grip: Grip } | undefined {
    const { scene } = this.#host;
    const bar = barElement(event);
    const lane = bar?.closest<HTMLElement>('.lane');
    const id = scene?.outline.idAt(Number(lane?.dataset['index'] ?? -1));
    if (!scene || !bar || id === undefined) return undefined;
    const [target] = event.composedPath();
    const named = target instanceof HTMLElement ? target.dataset['grip'] : undefined;
    if (named === 'start' || named === 'end' || named === 'progress') return { id, grip: named };
    if (bar.classList.contains('point')) return { id, grip: 'move' };
    const box = bar.getBoundingClientRect();
    const x = scene.rtl ? box.right - event.clientX : event.clientX - box.left;
    const reach = Math.min(8, box.width / 4);
    return { id, grip: x < reach ? 'start' : x > box.width - reach ? 'end' : 'move' };
  }

  #rowAt(event: MouseEvent): Id | undefined {
    const [target] = event.composedPath();
    const lane = target instanceof Element ? target.closest<HTMLElement>('.lane') : null;
    return this.#host.scene?.outline.idAt(Number(lane?.dataset['index'] ?? -1));
  }

  #inline(event: MouseEvent): number {
    const box = this.#host.chart.getBoundingClientRect();
    return this.#host.scene?.rtl ? box.right - event.clientX : event.clientX - box.left;
  }
}

function barElement(event: MouseEvent): HTMLElement | undefined {
  const [target] = event.composedPath();
  return target instanceof HTMLElement ? target.closest<HTMLElement>('[data-bar]') ?? undefined : undefined;
}

/** @param by whole days that the pointer has gone */
function dragged(grip: Grip, { from, to }: DaySpan, day: number, by: number): Omit<Preview, 'id'> {
  switch (grip) {
    case 'move':
      return { span: { ...(from !== undefined && { from: from + by }), ...(to !== undefined && { to: to + by }) } };
    case 'start':
      return { span: { from: Math.min((from ?? to ?? 0) + by, to ?? Infinity), ...(to !== undefined && { to }) } };
    case 'end':
      return { span: { ...(from !== undefined && { from }), to: Math.max((to ?? from ?? 0) + by, from ?? -Infinity) } };
    case 'progress': {
      const first = from ?? to ?? 0;
      const share = (day - first) / Math.max((to ?? first) + 1 - first, 1);
      return { progress: Math.round(Math.min(1, Math.max(0, share)) * 100) / 100 };
    }
  }
}
