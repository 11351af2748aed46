import * as v from 'valibot';

import {
  addMonths, cleanLine, cleanText, day, dayNumber, dependencyTypes, milestoneKinds, relativePeriod, resolvePeriod, share,
  statuses, toShare, type Day, type DependencyType, type MilestoneKind, type RelativePeriod, type Share, type Status,
} from '../../model/index.js';
import { compact } from '../define.js';

const text = v.pipe(v.string(), v.maxLength(1_000_000));
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(100_000));
const finite = v.pipe(v.number(), v.finite());
const names = v.array(text);

/** What reading a document gives, as `milestone-kit import --json` writes it. Other fields are let through unread. */
export const importedPlan = v.object({
  title: text,
  milestones: v.array(v.object({
    /** The document's own key for the unit: made from its place and title, the same when it is read again. */
    id: key,
    relative: v.exactOptional(relativePeriod),
    kind: v.picklist(milestoneKinds),
    parentId: v.exactOptional(key),
    title: text,
    description: v.exactOptional(text),
    startsOn: v.exactOptional(day),
    dueOn: v.exactOptional(day),
    status: v.picklist(statuses),
    progress: v.exactOptional(v.pipe(v.number(), v.transform(toShare), share)),
    successCriteria: v.exactOptional(v.array(v.object({ text, met: v.boolean() }))),
    dependsOn: v.exactOptional(v.array(v.object({ id: key, type: v.picklist(dependencyTypes), lagDays: finite }))),
    assignees: v.exactOptional(names),
  })),
  kpis: v.array(v.object({
    id: key,
    name: text,
    unit: v.exactOptional(text),
    targets: v.array(v.object({
      on: v.exactOptional(day),
      relative: v.exactOptional(relativePeriod),
      min: v.exactOptional(finite),
      max: v.exactOptional(finite),
      text,
    })),
  })),
  risks: v.array(v.object({ title: text, category: v.exactOptional(text), mitigation: v.exactOptional(text) })),
});
export type ImportedDocument = v.InferOutput<typeof importedPlan>;

/** A unit of a document in the terms of the model; kept with the batch, to know later what the document said. */
export interface ImportedItem {
  readonly key: string;
  /** Absent at the top. Always before its children in the list. */
  readonly parentKey?: string;
  readonly kind: MilestoneKind;
  readonly title: string;
  readonly description?: string;
  readonly startsOn?: Day;
  readonly dueOn?: Day;
  readonly relative?: RelativePeriod;
  readonly status: Status;
  readonly progress?: Share;
  readonly criteria: readonly ImportedCriterion[];
  readonly assignees: readonly string[];
  readonly links: readonly ImportedLink[];
}
export interface ImportedCriterion {
  /** Of the criterion in the record; given when it is taken in. */
  readonly id?: string;
  readonly text: string;
  readonly met: boolean;
}
export interface ImportedLink {
  /** Key of the unit that is waited for. */
  readonly from: string;
  readonly type: DependencyType;
  readonly lagInDays: number;
}
export interface ImportedTarget {
  readonly key: string;
  readonly on?: Day;
  readonly relative?: RelativePeriod;
  readonly min?: number;
  readonly max?: number;
  readonly text: string;
}
export interface ImportedKpi {
  readonly key: string;
  readonly name: string;
  readonly unit?: string;
  readonly direction: 'up' | 'down';
  readonly targets: readonly ImportedTarget[];
}
export interface ImportedRisk {
  readonly key: string;
  readonly title: string;
  readonly category?: string;
  readonly mitigation?: string;
}

/** What a document says, in the terms of the model. */
export interface ImportedContent {
  readonly title: string;
  /** The start it was read with. */
  readonly anchorOn?: Day;
  readonly items: readonly ImportedItem[];
  readonly kpis: readonly ImportedKpi[];
  readonly risks: readonly ImportedRisk[];
}

const longestKey = 500;
const longestTitle = 1_000;

/** Brings a document into the terms of the model; what would be refused there is mended, never dropped. */
export function contentOf(document: ImportedDocument, anchorOn: Day | undefined): ImportedContent {
  const uniqueKey = makeUnique();
  const keys = document.milestones.map((unit) => uniqueKey(unit.id));
  // Of units with one id the first is meant by whoever names it.
  const keyOfId = new Map<string, string>();
  document.milestones.forEach((unit, index) => {
    if (!keyOfId.has(unit.id)) keyOfId.set(unit.id, keys[index] ?? unit.id);
  });
  const units = document.milestones.map((unit, index) => itemOf(unit, keys[index] ?? unit.id, keyOfId, anchorOn));
  return compact<ImportedContent>({
    title: titleOf(document.title, 'Untitled plan').title,
    anchorOn,
    items: parentsFirst(units),
    kpis: kpisOf(document),
    risks: risksOf(document),
  });
}

function itemOf(
  unit: ImportedDocument['milestones'][number],
  ownKey: string,
  keyOfId: ReadonlyMap<string, string>,
  anchorOn: Day | undefined,
): ImportedItem {
  const { title, rest } = titleOf(unit.title, 'Untitled');
  const description = [rest, cleanText(unit.description ?? '')].filter((part) => part !== '').join('\n\n');
  const parentKey = unit.parentId === undefined ? undefined : keyOfId.get(unit.parentId);
  const links = (unit.dependsOn ?? []).flatMap((link) => {
    const from = keyOfId.get(link.id);
    const lagInDays = Math.max(-3_650, Math.min(3_650, Math.round(link.lagDays)));
    return from === undefined || from === ownKey ? [] : [{ from, type: link.type, lagInDays }];
  });
  return compact<ImportedItem>({
    key: ownKey,
    parentKey: parentKey === ownKey ? undefined : parentKey,
    kind: unit.kind,
    title,
    description: description === '' ? undefined : cut(description, 100_000),
    ...daysOf(unit, anchorOn),
    status: unit.status,
    progress: unit.progress,
    criteria: (unit.successCriteria ?? []).slice(0, 1_000)
      .map((criterion) => ({ text: cut(criterion.text, 2_000), met: criterion.met })),
    assignees: [...new Set((unit.assignees ?? []).map((name) => cutLine(name, 200)))]
      .filter((name) => name !== ''),
    links,
  });
}

/**
 * The days of a unit: counted from the anchor where the document counts, so that the plan can be anchored anew, and
 * exact where it names a day.
 */
function daysOf(
  unit: Pick<ImportedDocument['milestones'][number], 'relative' | 'startsOn' | 'dueOn'>,
  anchorOn: Day | undefined,
): Pick<ImportedItem, 'startsOn' | 'dueOn' | 'relative'> {
  const { relative, dueOn } = unit;
  // A start after the end is a slip of the pen: the end is what a plan is held to.
  const startsOn = unit.startsOn !== undefined && dueOn !== undefined && unit.startsOn > dueOn ? undefined : unit.startsOn;
  const exact = compact<Pick<ImportedItem, 'startsOn' | 'dueOn'>>({ startsOn, dueOn });
  if (!relative) return exact;
  if (anchorOn === undefined) return startsOn === undefined && dueOn === undefined ? { relative } : exact;
  if (startsOn === undefined && dueOn === undefined) return { relative };
  const wanted = compact<RelativePeriod>({
    ...relative,
    from: startsOn === undefined ? undefined : relative.from,
    to: dueOn === undefined ? undefined : relative.to,
  });
  const found = sinceMonths(wanted, anchorOn, startsOn, dueOn)
    .find((period) => isPeriod(period, anchorOn, startsOn, dueOn));
  return { relative: found ?? inDays(anchorOn, startsOn, dueOn) };
}

function isPeriod(period: RelativePeriod, anchorOn: Day, startsOn: Day | undefined, dueOn: Day | undefined): boolean {
  if (period.from === undefined && period.to === undefined) return false;
  const span = resolvePeriod(period, anchorOn);
  return span.startsOn === startsOn && span.dueOn === dueOn;
}

/** The same count begun in each month up to the one in question: "week 3" is that of the month it stands under. */
function sinceMonths(
  period: RelativePeriod,
  anchorOn: Day,
  startsOn: Day | undefined,
  dueOn: Day | undefined,
): RelativePeriod[] {
  const until = startsOn ?? dueOn ?? anchorOn;
  const periods = [period];
  for (let month = 2; month <= 1_200 && addMonths(anchorOn, month - 1) <= until; month++) {
    periods.push({ ...period, sinceMonth: month });
  }
  return periods;
}

function inDays(anchorOn: Day, startsOn: Day | undefined, dueOn: Day | undefined): RelativePeriod {
  const offset = (on: Day | undefined): number | undefined =>
    on === undefined ? undefined : dayNumber(on) - dayNumber(anchorOn) + 1;
  return compact<RelativePeriod>({ unit: 'day', from: offset(startsOn), to: offset(dueOn), sinceMonth: undefined });
}

/** Each parent before its children; what has no parent here, or is its own ancestor, stands at the top. */
function parentsFirst(units: readonly ImportedItem[]): ImportedItem[] {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const done = new Set<string>();
  const list: ImportedItem[] = [];
  for (const unit of units) {
    const path: ImportedItem[] = [];
    const onPath = new Set<string>();
    for (let at: ImportedItem | undefined = unit; at && !done.has(at.key) && !onPath.has(at.key);) {
      path.push(at);
      onPath.add(at.key);
      at = at.parentKey === undefined ? undefined : byKey.get(at.parentKey);
    }
    for (const member of path.reverse()) {
      const { parentKey, ...top } = member;
      list.push(parentKey !== undefined && done.has(parentKey) ? member : top);
      done.add(member.key);
    }
  }
  return list;
}

function kpisOf({ kpis }: ImportedDocument): ImportedKpi[] {
  const uniqueKey = makeUnique();
  return kpis.map(({ id, name, unit, targets }) => {
    const uniqueTarget = makeUnique();
    const onlyUpperEnds = targets.some(({ max }) => max !== undefined)
      && targets.every(({ min }) => min === undefined);
    return compact<ImportedKpi>({
      key: uniqueKey(id),
      name: cutLine(name, 300) || 'Untitled',
      unit: unit === undefined ? undefined : cutLine(unit, 60) || undefined,
      direction: onlyUpperEnds ? 'down' : 'up',
      targets: targets.map((target) => {
        const isReversed = target.min !== undefined && target.max !== undefined && target.min > target.max;
        return compact<ImportedTarget>({
          key: uniqueTarget(target.on ?? JSON.stringify(target.relative ?? null)),
          on: target.on,
          relative: target.on === undefined ? target.relative : undefined,
          min: isReversed ? target.max : target.min,
          max: isReversed ? target.min : target.max,
          text: cutLine(target.text, 500) || '–',
        });
      }),
    });
  });
}

function risksOf({ risks }: ImportedDocument): ImportedRisk[] {
  const uniqueKey = makeUnique();
  return risks.map((risk) => {
    const { title, rest } = titleOf(risk.title, 'Untitled');
    const mitigation = [rest, cleanText(risk.mitigation ?? '')].filter((part) => part !== '').join('\n\n');
    return compact<ImportedRisk>({
      key: uniqueKey(title.toLowerCase()),
      title,
      category: risk.category === undefined ? undefined : cutLine(risk.category, 200) || undefined,
      mitigation: cut(mitigation, 20_000) || undefined,
    });
  });
}

/** What does not fit into a title goes on in the text below it: nothing is cut. */
function titleOf(raw: string, otherwise: string): { title: string; rest: string } {
  const clean = cleanLine(raw);
  if (clean.length <= longestTitle) return { title: clean || otherwise, rest: '' };
  const at = clean.lastIndexOf(' ', longestTitle - 2);
  const end = at > longestTitle / 2 ? at : longestTitle - 2;
  return { title: `${cleanText(clean.slice(0, end)).trim()} …`, rest: cleanText(clean.slice(end)).trim() };
}

function cut(raw: string, longest: number): string {
  // Cleaned afterwards, because a cut may leave half a character behind.
  return cleanText(raw.slice(0, longest));
}

function cutLine(raw: string, longest: number): string {
  return cut(cleanLine(raw), longest).trim();
}

/** Keys fit their field and occur once: the second "a" becomes "a#2". */
function makeUnique(): (key: string) => string {
  const seen = new Set<string>();
  return (raw) => {
    const short = raw.length <= longestKey ? raw : `${raw.slice(0, longestKey - 60)}~${raw.length}~${raw.slice(-40)}`;
    let key = short;
    for (let count = 2; seen.has(key); count++) key = `${short.slice(0, longestKey - 8)}#${count}`;
    seen.add(key);
    return key;
  };
}
