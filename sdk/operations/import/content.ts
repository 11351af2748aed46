import { cleanLine, cleanText, type Day } from '../../model/index.js';
import { compact } from '../define.js';
import type {
  ImportedContent, ImportedDocument, ImportedItem, ImportedKpi, ImportedRisk, ImportedTarget,
} from './document.js';
import { daysOf } from './relative-days.js';

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
