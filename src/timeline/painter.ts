import {
  panBy, rowWindow, scrollToRow, sheetHeight, xOf, type RowWindow, type View,
} from '../../sdk/plot/index.js';
import { paintAxis, pinMajor } from './axis.js';
import { paintLinks } from './links.js';
import type { Extent } from './overview.js';
import { RowPool } from './row-pool.js';
import type { Preview, Scene } from './scene.js';
import { Strip } from './strip.js';

/** The elements that are painted into, found once after the first render of the frame. */
export interface Surfaces {
  readonly scroller: HTMLElement;
  readonly sheet: HTMLElement;
  readonly chart: HTMLElement;
  readonly rows: HTMLElement;
  readonly header: HTMLElement;
  readonly backdrop: HTMLElement;
  readonly bars: HTMLElement;
  readonly links: SVGElement;
  readonly strip: HTMLElement;
  readonly brush: HTMLElement;
  readonly probe: HTMLElement;
}

/** What the element knows; place and size are added here. */
export type Stage = Omit<Scene, 'view' | 'origin' | 'clip' | 'rowHeight' | 'width' | 'stacked' | 'rtl'>;

/** Rows beyond those that are drawn whose links are drawn with them. */
const linksAhead = 24;

/**
 * Draws what is seen and nothing else. A scroll draws the rows that come in; a pan shifts what is painted and paints
 * anew only when it runs out; a zoom paints bars and axis anew; a change of the data everything.
 */
export class Painter {
  readonly #surfaces: Surfaces;
  readonly #pool: RowPool;
  readonly #strip: Strip;
  readonly #view: () => View;
  readonly #painted: (scene: Scene) => void;
  #stage: Stage | undefined;
  #scene: Scene | undefined;
  #frame = 0;
  #scrollTop = 0;
  #hasBrokenLinks = false;
  #numbers = { cells: 0, bars: 0 };
  #size = { width: 0, height: 0, row: 38, head: 46, strip: 0, rtl: false, stacked: false };
  #window: RowWindow = { first: 0, last: 0, shift: 0 };
  #linked: (RowWindow & { readonly paint: number }) | undefined;

  /** @param painted called after every paint, with what was painted */
  constructor(surfaces: Surfaces, view: () => View, painted: (scene: Scene) => void) {
    this.#surfaces = surfaces;
    this.#pool = new RowPool(surfaces.rows, surfaces.bars);
    this.#strip = new Strip(surfaces.strip, surfaces.brush);
    this.#view = view;
    this.#painted = painted;
  }

  /** What was painted last. */
  get scene(): Scene | undefined {
    return this.#scene;
  }

  get preview(): Preview | undefined {
    return this.#stage?.preview;
  }

  get size(): { readonly width: number; readonly height: number; readonly rtl: boolean; readonly strip: number } {
    return this.#size;
  }

  /** The days from one end of the strip to the other. */
  get extent(): Extent | undefined {
    return this.#strip.extent;
  }

  /** px that rows are drawn away from their place in a list that is too long for a page. */
  get rowShift(): number {
    return this.#window.shift;
  }

  /** Whether a link was painted that is contradicted by the dates. */
  get hasBrokenLinks(): boolean {
    return this.#hasBrokenLinks;
  }

  /** How many rows fit. */
  get visibleRows(): number {
    return Math.floor((this.#size.height - this.#size.head) / this.#size.row);
  }

  /** Reads the layout; the only place that does. */
  measure(): boolean {
    const { scroller, chart, probe, strip, header } = this.#surfaces;
    const style = getComputedStyle(scroller);
    const size = {
      width: chart.clientWidth,
      height: scroller.clientHeight,
      row: probe.offsetHeight || 38,
      head: header.offsetHeight,
      strip: strip.clientWidth,
      rtl: style.direction === 'rtl',
      stacked: chart.offsetLeft === this.#surfaces.rows.offsetLeft && chart.clientWidth >= scroller.clientWidth - 1,
    };
    const same = Object.entries(size).every(([name, value]) => this.#size[name as keyof typeof size] === value);
    this.#size = size;
    this.#scrollTop = scroller.scrollTop;
    if (!same) this.#scene = undefined;
    return !same;
  }

  /** Takes what has changed and paints all of it now. */
  stage(stage: Stage): void {
    this.#stage = stage;
    this.#numbers = { cells: this.#numbers.cells + 1, bars: this.#numbers.bars + 1 };
    this.#scene = undefined;
    this.#fitSheet(stage.rows.length);
    this.paint();
  }

  /** Before the rows: how tall they are together decides how much of them is seen. */
  #fitSheet(count: number): void {
    const { sheet } = this.#surfaces;
    const blockSize = `${sheetHeight(count, this.#size.row) + this.#size.head}px`;
    if (sheet.style.blockSize === blockSize) return;
    sheet.style.blockSize = blockSize;
    this.measure();
  }

  /** Shows a drag; nothing but the bars is painted. */
  showPreview(preview: Preview | undefined): void {
    if (!this.#stage) return;
    this.#stage = { ...this.#stage, preview };
    if (this.#scene) this.#scene = { ...this.#scene, preview };
    this.#numbers.bars++;
    this.#window = { first: 0, last: 0, shift: 0 };
    this.schedule();
  }

  /** After the rows were scrolled. The position is kept: reading it in a paint would force a layout. */
  scrolled(): void {
    this.#scrollTop = this.#surfaces.scroller.scrollTop;
    this.schedule();
  }

  schedule(): void {
    this.#frame ||= requestAnimationFrame(() => this.paint());
  }

  /** Takes everything from the stage that was painted row by row. */
  clear(): void {
    this.stop();
    this.#strip.stop();
    this.#pool.clear();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Moves as little as possible to show a row whole. */
  reveal(row: number): void {
    if (!this.#stage) return;
    const { scroller } = this.#surfaces;
    const height = this.#size.height - this.#size.head;
    const top = scrollToRow(row, this.#scrollTop, height, this.#stage.rows.length, this.#size.row);
    if (top !== this.#scrollTop) scroller.scrollTop = top;
    this.#scrollTop = scroller.scrollTop;
    this.paint();
  }

  paint(): void {
    this.stop();
    const stage = this.#stage;
    if (!stage || this.#size.width <= 0) return;
    const before = this.#scene;
    const scene = this.#sceneFor(stage, before);
    this.#scene = scene;
    const { chart } = this.#surfaces;
    if (scene.origin !== before?.origin || scene.clip.to !== before.clip.to) {
      if (before) this.#numbers.bars++;
      chart.style.setProperty('--painted', `${scene.clip.to}px`);
      chart.style.setProperty('--viewport', `${this.#size.height}px`);
      paintAxis(this.#surfaces, scene);
    }
    if (!before) this.#strip.paint(scene, this.#size.strip);
    const repainted = this.#paintRows(scene, before);
    this.#shift(scene);
    if (repainted || before?.view !== scene.view) this.#painted(scene);
  }

  #paintRows(scene: Scene, before: Scene | undefined): boolean {
    const window = rowWindow(
      this.#scrollTop, this.#size.height - this.#size.head, scene.rows.length, scene.rowHeight,
    );
    const same = before && before.origin === scene.origin && before.clip.to === scene.clip.to
      && window.first === this.#window.first && window.last === this.#window.last && window.shift === this.#window.shift;
    if (same) return false;
    this.#window = window;
    const focused = scene.rows.rowOf(scene.outline.indexOf(scene.activeId));
    this.#pool.paint(scene, window, this.#numbers, focused);
    this.#paintLinks(scene, window);
    return true;
  }

  /** A little further than the rows, so that not every row that scrolls in draws all links anew. */
  #paintLinks(scene: Scene, window: RowWindow): void {
    const known = this.#linked;
    const inside = known?.paint === this.#numbers.bars && known.shift === window.shift
      && known.first <= window.first && known.last >= window.last;
    if (inside) return;
    const first = Math.max(0, window.first - linksAhead);
    const last = Math.min(scene.rows.length, window.last + linksAhead);
    this.#linked = { first, last, shift: window.shift, paint: this.#numbers.bars };
    if (paintLinks(this.#surfaces.links, scene, this.#linked)) this.#hasBrokenLinks = true;
  }

  #sceneFor(stage: Stage, before: Scene | undefined): Scene {
    const view = this.#view();
    const { width, row, rtl, stacked } = this.#size;
    const place = { view, rowHeight: row, width, rtl, stacked };
    if (before && before.view.perDay === view.perDay) {
      const offset = xOf({ start: before.origin, perDay: view.perDay }, view.start);
      if (offset >= 0 && offset + width <= before.clip.to) return { ...before, ...place };
    }
    return { ...stage, ...place, origin: panBy(view, -width).start, clip: { from: 0, to: 3 * width } };
  }

  #shift(scene: Scene): void {
    const offset = Math.round(xOf({ start: scene.origin, perDay: scene.view.perDay }, scene.view.start));
    const transform = `translateX(${scene.rtl ? offset : -offset}px)`;
    const { header, backdrop, bars } = this.#surfaces;
    for (const plane of [header, backdrop, bars]) plane.style.transform = transform;
    pinMajor(header, offset);
    this.#strip.placeBrush(scene, this.#size.strip);
  }
}
