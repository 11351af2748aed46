import { refOf, type Id, type Kpi, type KpiTarget, type Rank, type Risk } from '../../model/index.js';
import { compareSiblings, rankAmong, ranksFor } from '../../rules/order.js';
import { compact } from '../define.js';
import { equalJson } from '../equal.js';
import { assertFree } from '../living.js';
import type { ImportedKpi, ImportedRisk, ImportedTarget } from './document.js';
import { follow, type ImportRun } from './run.js';

/** Brings the KPIs and their targets up to what the document says. */
export function importKpis(run: ImportRun): void {
  const { transaction, planId, now, last } = run;
  const rows = transaction.all('kpi').filter((row) => row.planId === planId);
  const byKey = livingFirst(rows);
  const lastByKey = new Map(last?.kpis.map((kpi) => [kpi.key, kpi]));
  const rankOf = makeRanks(rows, now.kpis.length);
  now.kpis.forEach((kpi, index) => {
    const row = byKey.get(kpi.key);
    const before = lastByKey.get(kpi.key);
    if (row?.deletedAt !== undefined && before) {
      run.kept.push({ ref: refOf('kpi', row.id), title: row.name, why: 'binned' });
      return;
    }
    const id = row?.id ?? run.newId('k', index);
    if (!row) assertFree(transaction, 'kpi', id);
    const next: Kpi = row && row.deletedAt === undefined
      ? follow(run, { ref: refOf('kpi', id), title: row.name }, row, before && kpiFields(before), kpiFields(kpi), [
        ['name'], ['unit', 'direction'],
      ])
      : { ...kpiFields(kpi), id, planId, importKey: kpi.key, rank: row?.rank ?? rankOf(index) };
    if (!equalJson(next, row)) transaction.put('kpi', next);
    importTargets(run, id, index, kpi, before);
  });
  const keys = new Set(now.kpis.map(({ key }) => key));
  for (const before of last?.kpis ?? []) {
    const row = byKey.get(before.key);
    if (keys.has(before.key) || !row || row.deletedAt !== undefined) continue;
    const isRead = transaction.all('kpi-reading').some(({ kpiId }) => kpiId === row.id);
    const { id, planId: _plan, rank, importKey, ...fields } = row;
    if (isRead || !equalJson(fields, kpiFields(before)) || !areAsImported(run, id, before.targets)) {
      run.kept.push({ ref: refOf('kpi', id), title: row.name, why: 'in-use' });
    } else {
      transaction.put('kpi', { ...row, deletedAt: run.context.at });
    }
  }
}

function importTargets(
  run: ImportRun,
  kpiId: Id,
  kpiIndex: number,
  kpi: ImportedKpi,
  before: ImportedKpi | undefined,
): void {
  const { transaction } = run;
  const rows = targetsByKey(run, kpiId);
  const lastByKey = new Map(before?.targets.map((target) => [target.key, target]));
  kpi.targets.forEach((target, index) => {
    const row = rows.get(target.key);
    const was = lastByKey.get(target.key);
    // People have deleted it.
    if (!row && was) return;
    const id = row?.id ?? run.newId(`t${kpiIndex}-`, index);
    const next: KpiTarget = row
      ? follow(run, { ref: refOf('kpi-target', id), title: kpi.name }, row, was && targetFields(was), targetFields(target), [
        ['min', 'max', 'text'], ['on', 'relative'],
      ])
      : { ...targetFields(target), id, kpiId, importKey: target.key };
    if (!equalJson(next, row)) transaction.put('kpi-target', next);
  });
  const keys = new Set(kpi.targets.map(({ key }) => key));
  for (const was of before?.targets ?? []) {
    const row = rows.get(was.key);
    if (keys.has(was.key) || !row) continue;
    if (isAsImported(row, was)) transaction.delete('kpi-target', row.id);
    else run.kept.push({ ref: refOf('kpi-target', row.id), title: kpi.name, why: 'in-use' });
  }
}

function targetsByKey({ transaction }: ImportRun, kpiId: Id): Map<string, KpiTarget> {
  const rows = transaction.all('kpi-target').filter((row) => row.kpiId === kpiId && row.importKey !== undefined);
  return new Map(rows.map((row) => [row.importKey ?? '', row]));
}

function areAsImported(run: ImportRun, kpiId: Id, targets: readonly ImportedTarget[]): boolean {
  const rows = run.transaction.all('kpi-target').filter((row) => row.kpiId === kpiId);
  return rows.every((row) => {
    const was = targets.find(({ key }) => key === row.importKey);
    return was !== undefined && isAsImported(row, was);
  });
}

function isAsImported({ id, kpiId, importKey, ...fields }: KpiTarget, was: ImportedTarget): boolean {
  return equalJson(fields, targetFields(was));
}

function kpiFields({ name, unit, direction }: ImportedKpi): Pick<Kpi, 'name' | 'unit' | 'direction'> {
  return compact<Pick<Kpi, 'name' | 'unit' | 'direction'>>({ name, unit, direction });
}

function targetFields({ key, ...fields }: ImportedTarget): Omit<KpiTarget, 'id' | 'kpiId'> {
  return fields;
}

/** Brings the risks up to what the document says. */
export function importRisks(run: ImportRun): void {
  const { transaction, planId, now, last } = run;
  const rows = transaction.all('risk').filter((row) => row.planId === planId);
  const byKey = livingFirst(rows);
  const lastByKey = new Map(last?.risks.map((risk) => [risk.key, risk]));
  const rankOf = makeRanks(rows, now.risks.length);
  now.risks.forEach((risk, index) => {
    const row = byKey.get(risk.key);
    const before = lastByKey.get(risk.key);
    if (row?.deletedAt !== undefined && before) {
      run.kept.push({ ref: refOf('risk', row.id), title: row.title, why: 'binned' });
      return;
    }
    const id = row?.id ?? run.newId('r', index);
    if (!row) assertFree(transaction, 'risk', id);
    const next: Risk = row && row.deletedAt === undefined
      ? follow(run, { ref: refOf('risk', id), title: row.title }, row, before && riskFields(before), riskFields(risk), [
        ['title'], ['category'], ['mitigation'],
      ])
      : { ...riskFields(risk), id, planId, state: 'open', importKey: risk.key, rank: row?.rank ?? rankOf(index) };
    if (!equalJson(next, row)) transaction.put('risk', next);
  });
  const keys = new Set(now.risks.map(({ key }) => key));
  for (const before of last?.risks ?? []) {
    const row = byKey.get(before.key);
    if (keys.has(before.key) || !row || row.deletedAt !== undefined) continue;
    const { id, planId: _plan, rank, importKey, ...fields } = row;
    if (equalJson(fields, { ...riskFields(before), state: 'open' })) {
      transaction.put('risk', { ...row, deletedAt: run.context.at });
    } else {
      run.kept.push({ ref: refOf('risk', id), title: row.title, why: 'in-use' });
    }
  }
}

function riskFields({ key, ...fields }: ImportedRisk): Pick<Risk, 'title' | 'category' | 'mitigation'> {
  return fields;
}

function livingFirst<Row extends { readonly importKey?: string; readonly deletedAt?: string }>(
  rows: readonly Row[],
): Map<string, Row> {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const other = row.importKey === undefined ? row : byKey.get(row.importKey);
    if (row.importKey !== undefined && (!other || row.deletedAt === undefined)) byKey.set(row.importKey, row);
  }
  return byKey;
}

/** Ranks after all that are there. */
function makeRanks(rows: readonly { readonly id: Id; readonly rank: Rank }[], count: number): (index: number) => Rank {
  const siblings = [...rows].sort(compareSiblings);
  const ranks = ranksFor(count);
  let last = siblings.at(-1);
  return (index) => {
    if (siblings.length === 0) return ranks[index] ?? 'a0';
    // Behind the last one there is always room; equal ranks are told apart by their ids.
    const rank = last ? rankAmong([last], 1).rank : 'a0';
    last = { id: '', rank };
    return rank;
  };
}
