import { refOf, type Dependency, type Id } from '../../model/index.js';
import { pathAlong } from '../dependencies.js';
import type { ImportedItem, ImportedLink } from './document.js';
import type { ImportedItems } from './items.js';
import type { ImportRun } from './run.js';

interface Wanted {
  readonly key: string;
  readonly toKey: string;
  readonly link: ImportedLink;
}

/** Brings the dependencies up to what the document says. */
export function importLinks(run: ImportRun, { units, rowOf, keyNow }: ImportedItems): void {
  const { transaction, planId, last } = run;
  const wanted = linksOf(units, (key) => key);
  const before = linksOf(last?.items ?? [], (key) => keyNow.get(key) ?? key);
  const rows = new Map(transaction.all('dependency').map((row) => [endsOf(row), row]));
  const fresh: Dependency[] = [];
  for (const [key, { toKey, link }] of wanted) {
    const [from, to] = [rowOf.get(link.from), rowOf.get(toKey)];
    if (!from || !to) continue;
    const { type, lagInDays } = link;
    const row = rows.get(endsOf({ fromId: from.id, toId: to.id, type }));
    const was = before.get(key);
    if (row) {
      const isUntouched = row.lagInDays === was?.link.lagInDays;
      if (isUntouched && row.lagInDays !== lagInDays) transaction.put('dependency', { ...row, lagInDays });
    } else if (!was) {
      fresh.push({
        id: run.newId('d', fresh.length), planId, fromId: from.id, toId: to.id, type, lagInDays,
        importKey: key.slice(0, 500),
      });
    }
  }
  for (const [key, { toKey, link }] of before) {
    const [from, to] = [rowOf.get(link.from), rowOf.get(toKey)];
    const row = from && to && rows.get(endsOf({ fromId: from.id, toId: to.id, type: link.type }));
    const isOurs = row?.importKey !== undefined && row.lagInDays === link.lagInDays;
    if (!wanted.has(key) && isOurs) transaction.delete('dependency', row.id);
  }
  addWithoutCircles(run, fresh);
}

function addWithoutCircles(run: ImportRun, fresh: readonly Dependency[]): void {
  const { transaction } = run;
  const there = transaction.all('dependency');
  const areAllRight = isAcyclic([...there, ...fresh]);
  const added = [...there];
  for (const link of fresh) {
    if (!areAllRight && pathAlong(added, link.toId, link.fromId)) {
      const title = transaction.get('milestone', link.toId)?.title ?? '';
      run.kept.push({ ref: refOf('milestone', link.toId), title, why: 'circle', document: link.fromId });
      continue;
    }
    added.push(link);
    transaction.put('dependency', link);
  }
}

/** Takes away what waits for nothing, until nothing is left (Kahn 1962). */
function isAcyclic(links: readonly Dependency[]): boolean {
  const waiting = new Map<Id, number>();
  const next = new Map<Id, Id[]>();
  for (const { fromId, toId } of links) {
    waiting.set(toId, (waiting.get(toId) ?? 0) + 1);
    if (!waiting.has(fromId)) waiting.set(fromId, 0);
    const list = next.get(fromId);
    if (list) list.push(toId);
    else next.set(fromId, [toId]);
  }
  const free = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  let taken = 0;
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    taken++;
    for (const at of next.get(id) ?? []) {
      const count = (waiting.get(at) ?? 0) - 1;
      waiting.set(at, count);
      if (count === 0) free.push(at);
    }
  }
  return taken === waiting.size;
}

function linksOf(units: readonly ImportedItem[], keyOf: (key: string) => string): Map<string, Wanted> {
  const links = new Map<string, Wanted>();
  for (const unit of units) {
    for (const link of unit.links) {
      const [from, toKey] = [keyOf(link.from), keyOf(unit.key)];
      const key = `${link.type} ${from} > ${toKey}`;
      links.set(key, { key, toKey, link: { ...link, from } });
    }
  }
  return links;
}

function endsOf({ fromId, toId, type }: Pick<Dependency, 'fromId' | 'toId' | 'type'>): string {
  return `${type} ${fromId} > ${toId}`;
}
