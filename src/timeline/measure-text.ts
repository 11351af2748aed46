let context: CanvasRenderingContext2D | null | undefined;

/** Measures labels without touching the layout of the page; what was measured once is remembered. */
export class TextMeasure {
  readonly #widths = new Map<string, number>();
  #font = '';

  /** @param font what labels are set in: `11.5px Inter` */
  use(font: string): void {
    if (font === this.#font) return;
    this.#font = font;
    this.#widths.clear();
  }

  /** @returns px, a little more than less */
  widthOf(text: string, bold: boolean): number {
    const key = bold ? `b${text}` : text;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#widths.size > 20_000) this.#widths.clear();
    context ??= document.createElement('canvas').getContext('2d');
    let width = text.length * 7;
    if (context) {
      context.font = `${bold ? 600 : 400} ${this.#font}`;
      width = context.measureText(text.slice(0, 300)).width + 2;
    }
    this.#widths.set(key, width);
    return width;
  }
}
