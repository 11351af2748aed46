import type { Draft } from './draft.js';
import { makeDraft } from './draft.js';
import { periodKey } from './periods.js';
import type { ReadTitle } from './titles.js';
import type { ImportNote, ImportedRisk } from './types.js';

export interface Place {
  readonly parent: Draft | undefined;
  readonly form: Draft['form'];
  readonly line: number;
  readonly box?: boolean;
  readonly year?: number | undefined;
  /** It stands in an overview, a checklist, a status. */
  readonly summary?: boolean;
  /** Its parent is stated here for the second time. */
  readonly restated?: boolean;
}

/** The children of one parent by what can be said of them again. */
interface Index {
  readonly byTitle: Map<string, Draft[]>;
  readonly byUnit: Map<string, Draft[]>;
  readonly byPeriod: Map<string, Draft[]>;
}

/** Collects the units, KPIs and risks of a document; a unit that is stated again is found, not made anew. */
export class PlanBuilder {
  readonly roots: Draft[] = [];
  readonly risks: ImportedRisk[] = [];
  readonly notes: ImportNote[] = [];
  private readonly indexes = new Map<Draft | undefined, Index>();
  private readonly units = new Map<string, Draft[]>();

  note(kind: ImportNote['kind'], line: number | undefined, message: string): void {
    this.notes.push(line === undefined ? { kind, message } : { kind, line, message });
  }

  /** @returns the unit, and whether it was there before */
  place(read: ReadTitle, place: Place): { draft: Draft; merged: boolean } {
    const same = this.findSame(read, place);
    if (same) {
      this.merge(same, read, place);
      return { draft: same, merged: true };
    }
    const draft = makeDraft(read.title === '' ? '–' : read.title, place.line, place.form, {
      bare: read.bare,
      box: place.box ?? false,
      summary: place.summary ?? false,
      leads: read.leads,
      ...(read.unit !== undefined && { unit: read.unit }),
      ...(place.year !== undefined && { year: place.year }),
    });
    fill(draft, read);
    this.add(draft, place.parent);
    return { draft, merged: false };
  }

  add(draft: Draft, parent: Draft | undefined): void {
    if (parent) draft.parent = parent;
    (parent?.children ?? this.roots).push(draft);
    this.index(draft, parent);
  }

  /** Takes a unit out again that turned out to hold nothing of a plan. */
  remove(draft: Draft): void {
    const siblings = draft.parent?.children ?? this.roots;
    const at = siblings.lastIndexOf(draft);
    if (at >= 0) siblings.splice(at, 1);
    const index = this.indexes.get(draft.parent);
    for (const map of index ? [index.byTitle, index.byUnit, index.byPeriod] : []) {
      for (const list of map.values()) if (list.includes(draft)) list.splice(list.indexOf(draft), 1);
    }
    for (const list of this.units.values()) if (list.includes(draft)) list.splice(list.indexOf(draft), 1);
  }

  /** The only unit of this number: what "Phase 2 checklist" speaks of. */
  findUnit(unit: string, parent: Draft | undefined): Draft | undefined {
    const near = this.indexes.get(parent)?.byUnit.get(unit) ?? [];
    const [first, second] = near.length > 0 ? near : (this.units.get(unit) ?? []);
    return second === undefined ? first : undefined;
  }

  private findSame(read: ReadTitle, place: Place): Draft | undefined {
    const index = this.indexes.get(place.parent);
    const fits = (draft: Draft): boolean =>
      agree(draft, read) && !(draft.unit !== undefined && read.unit !== undefined && draft.unit !== read.unit);
    if (read.unit !== undefined) {
      const near = index?.byUnit.get(read.unit)?.find((draft) => fits(draft));
      if (near) return near;
      const far = this.units.get(read.unit) ?? [];
      if (place.parent === undefined && place.summary === true && far.length === 1 && far[0] && fits(far[0]))
        return far[0];
      // Stated at the top of an overview before, now in its place.
      const early = far.find(
        (draft) => draft.parent === undefined && draft.summary && fits(draft) && draft !== place.parent,
      );
      if (early && place.parent !== undefined && !isWithin(place.parent, early)) return this.move(early, place.parent);
    }
    if (read.bare !== '') {
      const same = index?.byTitle.get(read.bare)?.find((draft) => fits(draft));
      if (same) return same;
    }
    const key = read.leads && read.span ? periodKey(read.span.period) : undefined;
    if (key !== undefined && read.unit === undefined) {
      const sameDays = (draft: Draft): boolean =>
        draft.leads &&
        (place.summary === true || place.restated === true || draft.summary || draft.bare === '' || read.bare === '');
      const near = index?.byPeriod.get(key)?.filter(sameDays) ?? [];
      if (near.length === 1 && near[0]?.line !== place.line) return near[0];
      if (place.restated === true || place.summary === true) {
        const deep = descend(place.parent, this.roots).filter(
          (draft) => draft.leads && draft.span && periodKey(draft.span.period) === key && draft.unit === undefined,
        );
        if (deep.length === 1) return deep[0];
      }
    }
    if (place.restated === true && place.parent && read.bare !== '') {
      return this.throughDated(place.parent, (draft) => draft.bare === read.bare && fits(draft), place.box === true);
    }
    return undefined;
  }

  /** A child, or one below with only dated blocks between; boxes also below other blocks. */
  private throughDated(parent: Draft, is: (draft: Draft) => boolean, boxes: boolean): Draft | undefined {
    const found: Draft[] = [];
    const work = [{ draft: parent, near: true }];
    for (let next = work.pop(); next; next = work.pop()) {
      const { draft, near } = next;
      for (const child of draft.children) {
        if (is(child) && (near || (boxes && child.box))) found.push(child);
        if (child.children.length > 0 && (boxes || (near && isDated(child))))
          work.push({ draft: child, near: near && isDated(child) });
      }
    }
    return found.length === 1 ? found[0] : undefined;
  }

  private merge(draft: Draft, read: ReadTitle, place: Place): void {
    if (place.summary !== true) draft.summary = false;
    // "Phase 2" alone, or a period alone, was only a reference: the name comes now.
    if (draft.bare === '' && read.bare !== '') {
      draft.title = read.title;
      draft.bare = read.bare;
      this.index(draft, draft.parent);
    }
    if (draft.unit === undefined && read.unit !== undefined) {
      draft.unit = read.unit;
      if (read.title.length > draft.title.length) draft.title = read.title;
      this.index(draft, draft.parent);
    }
    if (place.box === true) draft.box = true;
    if (place.form === 'block' && draft.form !== 'chart') draft.form = 'block';
    fill(draft, read);
    this.note(
      'merged',
      place.line,
      `"${shorten(read.title)}" is the unit that line ${draft.line} speaks of; the two became one.`,
    );
  }

  private move(draft: Draft, parent: Draft): Draft {
    this.remove(draft);
    this.add(draft, parent);
    return draft;
  }

  private index(draft: Draft, parent: Draft | undefined): void {
    let index = this.indexes.get(parent);
    if (!index) this.indexes.set(parent, (index = { byTitle: new Map(), byUnit: new Map(), byPeriod: new Map() }));
    if (draft.form === 'chart') return;
    if (draft.bare !== '') push(index.byTitle, draft.bare, draft);
    if (draft.unit !== undefined) {
      push(index.byUnit, draft.unit, draft);
      push(this.units, draft.unit, draft);
    }
    if (draft.leads && draft.span) push(index.byPeriod, periodKey(draft.span.period), draft);
  }
}

function push(map: Map<string, Draft[]>, key: string, draft: Draft): void {
  const list = map.get(key);
  if (!list) map.set(key, [draft]);
  else if (!list.includes(draft)) list.push(draft);
}

export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

const isDated = (draft: Draft): boolean => draft.span !== undefined;

function isWithin(draft: Draft | undefined, parent: Draft): boolean {
  for (let at = draft; at; at = at.parent) if (at === parent) return true;
  return false;
}

/** All below a unit, through dated blocks and phases only; from the top where there is none. */
function descend(parent: Draft | undefined, roots: readonly Draft[]): Draft[] {
  const found: Draft[] = [];
  const work = [...(parent?.children ?? roots)];
  for (let draft = work.pop(); draft && found.length < 2_000; draft = work.pop()) {
    if (!isDated(draft)) continue;
    found.push(draft);
    for (const child of draft.children) if (isDated(child)) work.push(child);
  }
  return found;
}

/** Two statements speak of one unit only when their days do not differ. */
function agree(draft: Draft, read: ReadTitle): boolean {
  const same = (a: ReadTitle['span'], b: ReadTitle['span']): boolean =>
    !a || !b || periodKey(a.period) === periodKey(b.period);
  return same(draft.span, read.span) && same(draft.due, read.due);
}

/** Adds what a title says; what was stated before stays, except for the status. */
function fill(draft: Draft, read: ReadTitle): void {
  if (read.span) draft.span ??= read.span;
  if (read.due) draft.due ??= read.due;
  if (read.leads && draft.span === read.span) draft.leads = true;
  if (read.status) draft.status = read.status.status;
  if (read.progress !== undefined) draft.progress = read.progress;
  for (const name of read.assignees ?? []) if (!draft.assignees.includes(name)) draft.assignees.push(name);
}
