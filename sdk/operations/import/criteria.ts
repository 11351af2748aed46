import type { SuccessCriterion } from '../../model/index.js';
import type { ImportedCriterion, ImportedItem } from './document.js';

/** Gives the criteria of a unit the ids they had: by their words, else by their place. */
export function withCriterionIds(unit: ImportedItem, known: readonly (ImportedCriterion | SuccessCriterion)[]): ImportedItem {
  const open = new Map(known.map((criterion, index) => [criterion.id ?? `c${index + 1}`, criterion.text]));
  const used = new Set(open.keys());
  const ids = unit.criteria.map(({ text }) => {
    const same = [...open].find(([, words]) => words === text)?.[0];
    if (same !== undefined) open.delete(same);
    return same;
  });
  const criteria = unit.criteria.map((criterion, index) => {
    const atPlace = known[index]?.id;
    let id = ids[index] ?? (atPlace !== undefined && open.delete(atPlace) ? atPlace : undefined);
    for (let count = index + 1; id === undefined; count++) if (!used.has(`c${count}`)) id = `c${count}`;
    used.add(id);
    return { id, text: criterion.text, met: criterion.met };
  });
  return { ...unit, criteria };
}

/** The criteria of a record after the document has changed: what people changed themselves stays. */
export function criteriaAfter(
  here: readonly SuccessCriterion[],
  last: readonly ImportedCriterion[],
  now: readonly ImportedCriterion[],
): SuccessCriterion[] {
  const before = new Map(last.map((criterion) => [criterion.id, criterion]));
  const after = new Map(now.map((criterion) => [criterion.id, criterion]));
  const list = here.flatMap((criterion) => {
    const [was, is] = [before.get(criterion.id), after.get(criterion.id)];
    if (!was) return [criterion];
    const isUntouched = was.text === criterion.text && was.met === criterion.met;
    if (!is) return isUntouched ? [] : [criterion];
    const text = was.text === criterion.text ? is.text : criterion.text;
    const met = was.met === criterion.met ? is.met : criterion.met;
    return [{ ...criterion, text, met }];
  });
  const there = new Set(here.map(({ id }) => id));
  for (const { id, text, met } of now) {
    if (id !== undefined && !there.has(id) && !before.has(id)) list.push({ id, text, met });
  }
  return list;
}
