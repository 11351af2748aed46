import { html, render, type TemplateResult } from 'lit';

import { Brush } from './brush.js';
import type { Desk } from './desk.js';
import { ChartGestures } from './gestures.js';
import { columns } from './grid-focus.js';
import { Painter, type Surfaces } from './painter.js';
import { RowDrag } from './row-drag.js';
import type { DropPlace, Preview, Scene } from './scene.js';
import { StageEvents } from './stage-events.js';
import { stripInset } from './strip.js';
import { toolbar } from './toolbar.js';
import type { ZoomLevel } from './zoom.js';

/** Builds the stage that is painted on, and wires what happens on it to the desk. */
export class Stagehand {
  readonly #desk: Desk;
  readonly #events: StageEvents;
  #surfaces: (Surfaces & { overview: HTMLElement }) | undefined;
  #observer: ResizeObserver | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;
  #level: ZoomLevel | undefined;
  #wished: ZoomLevel | 'fit' | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#events = new StageEvents(desk);
    desk.paintToolbar = () => {
      const place = desk.element.shadowRoot?.querySelector<HTMLElement>('.toolbar');
      if (place) render(toolbar(desk), place);
    };
  }

  /** Only the frame of it: rows, bars, axis and strip are painted into it. */
  render(notice: unknown): TemplateResult {
    const { lexicon, rowList, isReadOnly, title } = this.#desk;
    return html`<div class="toolbar" part="toolbar"></div>${notice}<div class="scroller" tabindex="-1" @scroll=${this.#events.scrolled} @keydown=${this.#events.key}
        @click=${this.#events.click} @dblclick=${this.#events.doubleClick} @contextmenu=${this.#events.contextMenu} @pointerover=${this.#events.over}>
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
          <div class="rows" role="rowgroup" @pointerdown=${this.#events.rowDown} @pointermove=${this.#events.rowMove}
            @pointerup=${this.#events.rowUp} @pointercancel=${this.#events.rowCancel}></div>
          <div class="drop" hidden></div>
        </div>
        <div class="chart" part="chart" aria-hidden="true" @pointerdown=${this.#events.chartDown}
          @pointermove=${this.#events.chartMove} @pointerup=${this.#events.chartUp} @pointercancel=${this.#events.chartCancel}>
          <div class="axis"><div class="plane header"></div></div>
          <div class="backdrop"><div class="plane lines"></div></div>
          <div class="plane bars"><svg class="links"></svg></div>
        </div>
      </div>
    </div>
    <div class="overview" part="overview" @pointerdown=${this.#events.brushDown} @pointermove=${this.#events.brushMove}
      @pointerup=${this.#events.brushUp} @pointercancel=${this.#events.brushUp}>
      <div class="strip"></div>
      <div class="brush" role="slider" tabindex="0" aria-orientation="horizontal" data-brush="move"
        aria-label=${lexicon.say('overview')} aria-valuemin="0" aria-valuemax="100" aria-valuenow="0"
        @keydown=${this.#events.brushKey}><i data-brush="start"></i><i data-brush="end"></i></div>
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
    this.#events.gestures?.abort();
    this.#events.rowDrag?.abort();
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
    surfaces.chart.addEventListener('wheel', this.#events.wheel, { passive: false });
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
    this.#events.gestures = new ChartGestures({
      chart: surfaces.chart, horizon, commands,
      get scene() { return scene(); },
      select: (id) => desk.choose(id),
      openEditor: (id) => desk.openEditor(id),
      preview: (preview: Preview | undefined) => painter.showPreview(preview),
    });
    this.#events.rowDrag = new RowDrag({
      rows: surfaces.rows, scroller: surfaces.scroller, commands,
      get scene() { return scene(); },
      get shift() { return painter.rowShift; },
      showDrop: (place) => this.#showDrop(place),
    });
    this.#events.brush = new Brush({
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
    drop.style.insetBlockStart = `${rows.offsetTop + place.row * scene.rowHeight + (this.#desk.painter?.rowShift ?? 0) - 1}px`;
    drop.style.insetInlineStart = `${place.depth * 17 + 22}px`;
  }

  #startRename(): void {
    const input = this.#desk.root.querySelector<HTMLInputElement>('.rename');
    if (!input || this.#desk.root.activeElement === input) return;
    input.focus({ preventScroll: true });
    input.select();
    input.addEventListener('blur', () => this.#desk.endRename(input.value), { once: true });
  }
}
