import { html, render, type TemplateResult } from 'lit';

import { Brush } from './brush.js';
import type { Desk } from './desk.js';
import { ChartGestures } from './gestures.js';
import { perform } from './grid-actions.js';
import { columns } from './grid-focus.js';
import { actionOf } from './keys.js';
import { Painter, stripInset, type Surfaces } from './painter.js';
import { RowDrag } from './row-drag.js';
import type { DropPlace, Preview, Scene } from './scene.js';
import { toolbar } from './toolbar.js';
import { turnWheel } from './wheel.js';
import type { ZoomLevel } from './zoom.js';

/** Builds the stage that is painted on, and wires what happens on it to the desk. */
export class Stagehand {
  readonly #desk: Desk;
  #surfaces: (Surfaces & { overview: HTMLElement }) | undefined;
  #gestures: ChartGestures | undefined;
  #rowDrag: RowDrag | undefined;
  #brush: Brush | undefined;
  #observer: ResizeObserver | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;
  #level: ZoomLevel | undefined;
  #wished: ZoomLevel | 'fit' | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.paintToolbar = () => {
      const place = desk.element.shadowRoot?.querySelector<HTMLElement>('.toolbar');
      if (place) render(toolbar(desk), place);
    };
  }

  /** Only the frame of it: rows, bars, axis and strip are painted into it. */
  render(notice: unknown): TemplateResult {
    const { lexicon, rowList, isReadOnly, title } = this.#desk;
    return html`<div class="toolbar" part="toolbar"></div>${notice}<div class="scroller" tabindex="-1" @scroll=${this.#scrolled} @keydown=${this.#key}
        @click=${this.#click} @dblclick=${this.#doubleClick} @contextmenu=${this.#contextMenu}>
      <div class="probe"></div>
      <div class="sheet">
        <div class="grid" part="grid" role="treegrid" aria-label=${title} aria-rowcount=${rowList.length + 1}
          aria-colcount=${columns.length} aria-readonly=${isReadOnly}
          @focusin=${this.#desk.focus.enter} @focusout=${this.#desk.focus.leave}>
          <div class="head" role="row" aria-rowindex="1">
            <span class="name" role="columnheader">${lexicon.say('column.name')}</span>
            <span class="people" role="columnheader">${lexicon.say('column.owner')}</span>
            <span class="status" role="columnheader">${lexicon.say('column.status')}</span>
            <span class="share" role="columnheader">${lexicon.say('column.progress')}</span>
          </div>
          <div class="rows" role="rowgroup" @pointerdown=${this.#rowDown} @pointermove=${this.#rowMove}
            @pointerup=${this.#rowUp} @pointercancel=${this.#rowCancel}></div>
          <div class="drop" hidden></div>
        </div>
        <div class="chart" part="chart" aria-hidden="true" @pointerdown=${this.#chartDown}
          @pointermove=${this.#chartMove} @pointerup=${this.#chartUp} @pointercancel=${this.#chartCancel}>
          <div class="axis"><div class="plane header"></div></div>
          <div class="backdrop"><div class="plane lines"></div></div>
          <div class="plane bars"><svg class="links"></svg></div>
        </div>
      </div>
    </div>
    <div class="overview" part="overview" @pointerdown=${this.#brushDown} @pointermove=${this.#brushMove}
      @pointerup=${this.#brushUp} @pointercancel=${this.#brushUp}>
      <div class="strip"></div>
      <div class="brush" role="slider" tabindex="0" aria-orientation="horizontal" data-brush="move"
        aria-label=${lexicon.say('overview')} aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"
        @keydown=${this.#brushKey}><i data-brush="start"></i><i data-brush="end"></i></div>
    </div>`;
  }

  /** After each render: paints what has changed on the stage, if there is one. */
  paint(zoom: ZoomLevel | 'fit' | undefined): void {
    const desk = this.#desk;
    const scroller = desk.root.querySelector<HTMLElement>('.scroller');
    if (!scroller) return this.leave();
    desk.paintToolbar();
    if (this.#surfaces?.scroller !== scroller || !desk.painter) this.#enter(scroller);
    this.#wished = zoom;
    desk.sight.begin(zoom);
    desk.painter?.stage(desk.stage);
    this.#startRename();
  }

  /** Lets go of everything that outlives a render. */
  leave(): void {
    clearTimeout(this.#saying);
    this.#observer?.disconnect();
    this.#desk.painter?.clear();
    this.#desk.horizon.stop();
    this.#desk.painter = undefined;
    this.#surfaces = undefined;
  }

  #enter(scroller: HTMLElement): void {
    this.leave();
    const desk = this.#desk;
    const find = <E extends Element>(selector: string): E => {
      const element = desk.root.querySelector<E>(selector);
      if (!element) throw new Error(`The stage has no ${selector}.`);
      return element;
    };
    const surfaces = {
      scroller,
      sheet: find<HTMLElement>('.sheet'),
      chart: find<HTMLElement>('.chart'),
      rows: find<HTMLElement>('.rows'),
      header: find<HTMLElement>('.header'),
      backdrop: find<HTMLElement>('.lines'),
      bars: find<HTMLElement>('.bars'),
      links: find<SVGElement>('.links'),
      strip: find<HTMLElement>('.strip'),
      brush: find<HTMLElement>('.brush'),
      probe: find<HTMLElement>('.probe'),
      overview: find<HTMLElement>('.overview'),
    };
    this.#surfaces = surfaces;
    const painter = new Painter(surfaces, () => desk.horizon.view, (scene) => this.#painted(scene));
    desk.painter = painter;
    this.#wire(surfaces, painter);
    // Lit's @wheel would be passive in some browsers; zooming has to keep the page from zooming as well.
    surfaces.chart.addEventListener('wheel', this.#wheel, { passive: false });
    this.#measure();
    this.#observer = new ResizeObserver(() => {
      if (!this.#measure()) return;
      desk.sight.begin(this.#wished);
      painter.schedule();
    });
    for (const element of [scroller, surfaces.chart, surfaces.probe]) this.#observer.observe(element);
  }

  #wire(surfaces: Surfaces & { overview: HTMLElement }, painter: Painter): void {
    const desk = this.#desk;
    const { commands, horizon } = desk;
    const scene = (): Scene | undefined => painter.scene;
    this.#gestures = new ChartGestures({
      chart: surfaces.chart, horizon, commands,
      get scene() { return scene(); },
      select: (id) => desk.choose(id),
      openEditor: (id) => desk.openEditor(id),
      preview: (preview: Preview | undefined) => painter.showPreview(preview),
    });
    this.#rowDrag = new RowDrag({
      rows: surfaces.rows, scroller: surfaces.scroller, commands,
      get scene() { return scene(); },
      showDrop: (place) => this.#showDrop(place),
    });
    this.#brush = new Brush({
      overview: surfaces.overview, horizon,
      get width() { return painter.size.width; },
      get rtl() { return painter.size.rtl; },
      get strip() {
        return painter.extent && { extent: painter.extent, inset: stripInset, width: painter.size.strip };
      },
    });
  }

  #measure(): boolean {
    const { painter } = this.#desk;
    const changed = painter?.measure() ?? false;
    if (!changed || !this.#surfaces || !painter) return changed;
    const { fontFamily, fontSize } = getComputedStyle(this.#surfaces.bars);
    this.#desk.useFont(`${Number.parseFloat(fontSize) * 0.885}px ${fontFamily}`);
    this.#surfaces.scroller.closest('.frame')?.toggleAttribute('data-rtl', painter.size.rtl);
    return changed;
  }

  #painted(scene: Scene): void {
    const { painter, level } = this.#desk;
    if (!painter) return;
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.#sayView(scene), 100);
    if (this.#level === level && this.#desk.hasBrokenLinks === painter.hasBrokenLinks) return;
    this.#level = level;
    this.#desk.hasBrokenLinks = painter.hasBrokenLinks;
    this.#desk.paintToolbar();
  }

  /** What the strip says to ears: once the view has come to rest, not on every frame. */
  #sayView(scene: Scene): void {
    const { brush } = this.#surfaces ?? {};
    const { painter, lexicon } = this.#desk;
    if (!brush || !painter?.extent) return;
    const { from, to } = painter.extent;
    const last = scene.view.start + scene.width / scene.view.perDay;
    const now = Math.round((scene.view.start - from) / Math.max(to - from, 1) * 100);
    brush.ariaValueNow = String(Math.min(100, Math.max(0, now)));
    brush.ariaValueText = lexicon.say('zoom.said', { from: lexicon.day(scene.view.start), to: lexicon.day(last) });
  }

  #showDrop(place: DropPlace | undefined): void {
    const { rows } = this.#surfaces ?? {};
    const drop = this.#desk.root.querySelector<HTMLElement>('.drop');
    const scene = this.#desk.painter?.scene;
    if (!drop || !rows || !scene) return;
    drop.hidden = !place;
    if (!place) return;
    drop.style.insetBlockStart = `${rows.offsetTop + place.row * scene.rowHeight - 1}px`;
    drop.style.insetInlineStart = `${place.depth * 17 + 22}px`;
  }

  #startRename(): void {
    const input = this.#desk.root.querySelector<HTMLInputElement>('.rename');
    if (!input || this.#desk.root.activeElement === input) return;
    input.focus({ preventScroll: true });
    input.select();
    input.addEventListener('blur', () => this.#desk.endRename(input.value), { once: true });
  }

  readonly #scrolled = (): void => this.#desk.painter?.scrolled();

  readonly #key = (event: KeyboardEvent): void => {
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
    if (!this.#gestures?.isDragging && !this.#rowDrag?.isDragging) return;
    this.#gestures?.abort();
    this.#rowDrag?.abort();
    this.#desk.announce(this.#desk.lexicon.say('said.cancelled'));
  }

  readonly #click = (event: MouseEvent): void => {
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

  readonly #doubleClick = (event: MouseEvent): void => {
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    if (target.closest('.chart')) return this.#gestures?.doubleClick(event);
    const desk = this.#desk;
    const id = desk.outline.idAt(Number(target.closest<HTMLElement>('.row')?.dataset['index'] ?? -1));
    if (id === undefined || target.closest('button, input')) return;
    if (target.closest('.title')) desk.rename(id);
    else desk.openEditor(id);
  };

  readonly #contextMenu = (event: MouseEvent): void => {
    const [target] = event.composedPath();
    const lane = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
    const id = this.#desk.outline.idAt(Number(lane?.dataset['index'] ?? -1));
    const onBar = target instanceof Element && (target.closest('[data-bar], .row') !== null);
    if (id === undefined || !onBar || this.#desk.isReadOnly) return;
    event.preventDefault();
    this.#desk.choose(id);
    // The keyboard's context menu key comes without a place.
    this.#desk.openMenu('actions', id, event.button === 2 ? new DOMRect(event.clientX, event.clientY, 0, 0) : undefined);
  };

  readonly #wheel = (event: WheelEvent): void => {
    const { painter, horizon } = this.#desk;
    const { chart } = this.#surfaces ?? {};
    if (!painter || !chart) return;
    const box = chart.getBoundingClientRect();
    const x = painter.size.rtl ? box.right - event.clientX : event.clientX - box.left;
    turnWheel(event, x, painter.size.rtl, horizon);
  };

  readonly #chartDown = (event: PointerEvent): void => this.#gestures?.down(event);
  readonly #chartMove = (event: PointerEvent): void => this.#gestures?.move(event);
  readonly #chartUp = (event: PointerEvent): void => this.#gestures?.up(event);
  readonly #chartCancel = (event: PointerEvent): void => this.#gestures?.cancel(event);
  readonly #rowDown = (event: PointerEvent): void => this.#rowDrag?.down(event);
  readonly #rowMove = (event: PointerEvent): void => this.#rowDrag?.move(event);
  readonly #rowUp = (): void => this.#rowDrag?.up();
  readonly #rowCancel = (): void => this.#rowDrag?.abort();
  readonly #brushDown = (event: PointerEvent): void => this.#brush?.down(event);
  readonly #brushMove = (event: PointerEvent): void => this.#brush?.move(event);
  readonly #brushUp = (): void => this.#brush?.up();
  readonly #brushKey = (event: KeyboardEvent): void => this.#brush?.key(event);
}
