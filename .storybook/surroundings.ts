interface Surroundings {
  readonly theme?: unknown;
  readonly direction?: unknown;
}

/** Gives the page around a story the colours and the direction that the toolbar, or the story itself, asks for. */
export function surround(page: HTMLElement, { theme, direction }: Surroundings): void {
  page.style.colorScheme = theme === 'forced' ? 'light dark' : String(theme ?? 'light');
  page.style.background = 'Canvas';
  page.style.color = 'CanvasText';
  page.style.font = '16px/1.5 system-ui, sans-serif';
  page.dir = String(direction ?? 'ltr');
  page.lang = direction === 'rtl' ? 'ar' : 'en';
}
