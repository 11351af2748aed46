import type { Day } from '../../sdk/model/day.js';

/** The calendar day where the reader is: the edge at which elements learn the time. */
export function localToday(): Day {
  const now = new Date();
  // The local parts of the date, written by way of UTC, which changes nothing about them.
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10) as Day;
}

/** The language of the place: the nearest `lang`, through shadow roots, else the browser's. */
export function languageOf(element: Element): string {
  for (let place: Element | undefined = element; place;) {
    const lang = place.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
    const root = place.getRootNode();
    place = root instanceof ShadowRoot ? root.host : undefined;
  }
  return navigator.language;
}
