export interface TimelinePeriod {
  readonly section: string | undefined;
  readonly sectionLine: number;
  readonly period: string;
  readonly line: number;
  readonly events: readonly { readonly title: string; readonly line: number }[];
}

/** A timeline: periods with their events, perhaps in sections. */
export function readTimeline(source: string, line: number): TimelinePeriod[] {
  const periods: {
    section: string | undefined;
    sectionLine: number;
    period: string;
    line: number;
    events: { title: string; line: number }[];
  }[] = [];
  let section: string | undefined;
  let sectionLine = line;
  source.split('\n').forEach((raw, at) => {
    const text = raw.replace(/%%.*$/, '').trim();
    if (text === '' || /^(?:timeline|title|acc(?:Title|Descr)|---)(?:\s|:|$)/.test(text)) return;
    if (/^section\s/.test(text)) {
      section = text.slice(8).trim();
      sectionLine = line + at;
      return;
    }
    const parts = text.split(/\s:\s?|^:\s?/).map((part) => part.trim());
    const [head = '', ...events] = parts;
    const titles = events.map((title) => ({ title, line: line + at })).filter(({ title }) => title !== '');
    if (head === '') periods.at(-1)?.events.push(...titles);
    else periods.push({ section, sectionLine, period: head, line: line + at, events: titles });
  });
  return periods;
}
