import type { ImportedItem } from './document.js';

/** From here on two titles are taken for the same thing, said in other words. */
const alike = 0.6;

/**
 * Units that go by another key than last time, because their title or that of a unit above them was changed.
 *
 * @returns key of last time by key of now
 */
export function renamedItems(last: readonly ImportedItem[], now: readonly ImportedItem[]): ReadonlyMap<string, string> {
  const nowKeys = new Set(now.map(({ key }) => key));
  const lastKeys = new Set(last.map(({ key }) => key));
  const gone = new Map<string, ImportedItem[]>();
  for (const item of last) {
    if (nowKeys.has(item.key)) continue;
    const place = item.parentKey ?? '';
    gone.set(place, [...gone.get(place) ?? [], item]);
  }
  const renamed = new Map<string, string>();
  if (gone.size === 0) return renamed;
  const lastKeyOf = (key: string): string | undefined => lastKeys.has(key) ? key : renamed.get(key);
  // Parents come first, so that what is below a renamed unit is found below it.
  for (const [parentKey, items] of byParent(now.filter(({ key }) => !lastKeys.has(key)))) {
    const place = parentKey === '' ? '' : lastKeyOf(parentKey);
    const candidates = place === undefined ? undefined : gone.get(place);
    if (!candidates) continue;
    for (const [item, match] of bestPairs(items, candidates)) renamed.set(item.key, match.key);
  }
  return renamed;
}

function byParent(items: readonly ImportedItem[]): ReadonlyMap<string, readonly ImportedItem[]> {
  const groups = new Map<string, ImportedItem[]>();
  for (const item of items) {
    const place = item.parentKey ?? '';
    const group = groups.get(place);
    if (group) group.push(item);
    else groups.set(place, [item]);
  }
  return groups;
}

/** Pairs the likeliest first; nothing is paired twice. */
function bestPairs(
  items: readonly ImportedItem[],
  candidates: readonly ImportedItem[],
): (readonly [ImportedItem, ImportedItem])[] {
  // The same title is found at once; only what is left is compared each with each.
  const pairs: (readonly [ImportedItem, ImportedItem])[] = [];
  const open = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  const byTitle = new Map(candidates.map((candidate) => [candidate.title, candidate]));
  const rest = items.filter((item) => {
    const same = byTitle.get(item.title);
    if (!same || !open.delete(same.key)) return true;
    pairs.push([item, same]);
    return false;
  });
  if (rest.length * open.size > 250_000) return pairs;
  const scored = rest.flatMap((item) => [...open.values()].map((candidate) => ({
    item, candidate, score: likeness(item, candidate),
  }))).filter(({ score }) => score >= alike).sort((a, b) => b.score - a.score);
  const paired = new Set<ImportedItem>();
  for (const { item, candidate } of scored) {
    if (paired.has(item) || !open.delete(candidate.key)) continue;
    paired.add(item);
    pairs.push([item, candidate]);
  }
  return pairs;
}

/** 0 to 1: how much of the titles is the same; the same days and the same kind of work speak for it too. */
function likeness(a: ImportedItem, b: ImportedItem): number {
  const isSameTime = a.startsOn === b.startsOn && a.dueOn === b.dueOn
    && JSON.stringify(a.relative) === JSON.stringify(b.relative);
  const hasTime = (a.startsOn ?? a.dueOn ?? a.relative) !== undefined;
  return dice(a.title.toLowerCase(), b.title.toLowerCase())
    + (hasTime && isSameTime ? 0.25 : 0) - (a.kind === b.kind ? 0 : 0.25);
}

/** Share of the pairs of neighbouring letters that two texts have in common (Dice 1945). */
function dice(a: string, b: string): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  const all = Math.max(0, a.length - 1) + Math.max(0, b.length - 1);
  return all === 0 ? 0 : 2 * common / all;
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < text.length; index++) {
    const pair = text.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
