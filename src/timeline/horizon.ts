import type { View } from '../../sdk/plot/index.js';

const glideMs = 150;

/** The part of time that is shown, and its short glides from one to another. */
export class Horizon {
  #view: View = { start: 0, perDay: 1.545 };
  #frame = 0;
  #target: View | undefined;
  readonly #changed: () => void;

  /** @param changed called after every change of the view; it asks for a paint */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get view(): View {
    return this.#view;
  }

  /** Where a glide leads; the view when there is none. What is pressed twice goes on from there. */
  get target(): View {
    return this.#target ?? this.#view;
  }

  show(view: View): void {
    this.stop();
    this.#view = view;
    this.#changed();
  }

  /** Glides there in 150 ms; jumps for readers who want less motion. */
  glide(to: View): void {
    this.stop();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.show(to);
      return;
    }
    const from = this.#view;
    const begun = performance.now();
    this.#target = to;
    const step = (now: number): void => {
      const at = Math.min(1, Math.max(0, (now - begun) / glideMs));
      if (at === 1) {
        this.show(to);
        return;
      }
      this.#view = between(from, to, 1 - (1 - at) ** 3);
      this.#changed();
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#target = undefined;
  }
}

/** Zooming is felt as a ratio, so that the widths go evenly on a logarithmic scale. */
function between(from: View, to: View, at: number): View {
  const ratio = to.perDay / from.perDay;
  if (Math.abs(ratio - 1) < 1e-6) return { start: from.start + (to.start - from.start) * at, perDay: to.perDay };
  const perDay = from.perDay * ratio ** at;
  // The day that keeps its place on the screen in both views keeps it in between as well.
  const fixed = (from.start * from.perDay - to.start * to.perDay) / (from.perDay - to.perDay);
  return { start: fixed - (fixed - from.start) * from.perDay / perDay, perDay };
}
