import { InvalidError, type AnyRecord, type Id, type Kind } from '../model/index.js';
import { splitRef } from '../model/index.js';
import type { Rows } from './draft.js';

/** Which fields hold ids of which kinds. Everything named by a record has to be in the same workspace. */
const references: { readonly [K in Kind]?: Readonly<Record<string, readonly Kind[]>> } = {
  workspace: { calendarId: ['calendar'] },
  team: { memberIds: ['user'] },
  member: { userId: ['user'], rootIds: ['milestone'] },
  'share-link': { rootIds: ['milestone'] },
  plan: { calendarId: ['calendar'], baselineId: ['baseline'], importBatchId: ['import-batch'] },
  baseline: { planId: ['plan'] },
  'import-batch': { planId: ['plan'] },
  milestone: {
    planId: ['plan'], parentId: ['milestone'], categoryId: ['category'], ownerId: ['user'], watcherIds: ['user'],
    importBatchId: ['import-batch'],
  },
  assignment: { milestoneId: ['milestone'], assigneeId: ['user', 'team'] },
  dependency: { planId: ['plan'], fromId: ['milestone'], toId: ['milestone'] },
  'progress-report': { milestoneId: ['milestone'], revises: ['progress-report'] },
  kpi: { planId: ['plan'], goalId: ['milestone'], ownerId: ['user'] },
  'kpi-target': { kpiId: ['kpi'] },
  'kpi-reading': { kpiId: ['kpi'], revises: ['kpi-reading'] },
  risk: { planId: ['plan'], goalId: ['milestone'], ownerId: ['user'] },
  comment: { threadId: ['comment'], mentionIds: ['user'] },
  'notification-preference': { userId: ['user'] },
};

/** What a record names: field, the kinds it may be of, id. `about` names kind and id itself. */
export function referencesOf(kind: Kind, record: AnyRecord): { field: string; kinds: readonly Kind[]; id: Id }[] {
  const found: { field: string; kinds: readonly Kind[]; id: Id }[] = [];
  const fields = new Map(Object.entries(record) as [string, unknown][]);
  for (const [field, kinds] of Object.entries(references[kind] ?? {})) {
    const value = fields.get(field);
    if (typeof value === 'string') found.push({ field, kinds, id: value });
    if (Array.isArray(value)) for (const id of value) if (typeof id === 'string') found.push({ field, kinds, id });
  }
  const about = fields.get('about');
  if (typeof about === 'string') {
    const { kind: aboutKind, id } = splitRef(about);
    found.push({ field: 'about', kinds: [aboutKind], id });
  }
  return found;
}

const kindsWithAbout: readonly Kind[] = ['comment', 'attachment', 'notification', 'reminder-rule'];

/** The kinds whose records may name one of these kinds. */
export function kindsNaming(named: Iterable<Kind>): Kind[] {
  const wanted = new Set(named);
  const found = new Set<Kind>(wanted.size > 0 ? kindsWithAbout : []);
  for (const [kind, fields] of Object.entries(references) as [Kind, Readonly<Record<string, readonly Kind[]>>][]) {
    if (Object.values(fields).some((kinds) => kinds.some((candidate) => wanted.has(candidate)))) found.add(kind);
  }
  return [...found];
}

/**
 * Refuses a record that names something which is not in this workspace, be it foreign or absent: the answer is the same.
 *
 * @param before only what is new since then is looked at: what was deleted later does not freeze the record
 * @throws {InvalidError}
 */
export function assertReferences(rows: Rows, kind: Kind, record: AnyRecord, before?: AnyRecord): void {
  const known = new Set(before && referencesOf(kind, before).map(({ field, id }) => `${field} ${id}`));
  for (const { field, kinds, id } of referencesOf(kind, record)) {
    if (known.has(`${field} ${id}`) || kinds.some((candidate) => rows.get(candidate, id))) continue;
    throw new InvalidError(`"${field}" names something that is not here. Choose another one.`, field, { kind });
  }
}
