import * as v from 'valibot';

import { activity, attachment, comment, notification, notificationPreference, reminderRule } from './conversation.js';
import { InvalidError } from './errors.js';
import { kpi, kpiReading, kpiTarget, risk } from './measures.js';
import { assignment, dependency, milestone, progressReport } from './milestone.js';
import {
  apiKey, delivery, integration, invitation, limits, member, shareLink, team, user, workspace,
} from './people.js';
import { baseline, calendar, category, customField, importBatch, plan, template } from './plan.js';
import type { Id } from './values.js';

/** Every kind of record, with the schema it is parsed with. Adding a kind begins here. */
export const schemas = {
  workspace, user, team, member, invitation, 'share-link': shareLink, 'api-key': apiKey, limits, integration, delivery,
  plan, calendar, baseline, category, 'custom-field': customField, template, 'import-batch': importBatch,
  milestone, assignment, dependency, 'progress-report': progressReport,
  kpi, 'kpi-target': kpiTarget, 'kpi-reading': kpiReading, risk,
  comment, attachment, notification, 'notification-preference': notificationPreference,
  'reminder-rule': reminderRule, activity,
};

export type Kind = keyof typeof schemas;
export type RecordOf<K extends Kind> = v.InferOutput<(typeof schemas)[K]>;
export type AnyRecord = { [K in Kind]: RecordOf<K> }[Kind];

/** Names a record inside its workspace: `milestone/0190…`. */
export type Ref = `${Kind}/${string}`;

export function refOf<K extends Kind>(kind: K, id: Id): `${K}/${string}` {
  return `${kind}/${id}`;
}

/** @throws {InvalidError} when the reference names no kind that is known here */
export function splitRef(ref: string): { kind: Kind; id: Id } {
  const at = ref.indexOf('/');
  const kind = ref.slice(0, at);
  if (at < 1 || !isKind(kind)) throw new InvalidError(`"${ref}" names no kind of record. Write kind/id.`, 'ref');
  return { kind, id: ref.slice(at + 1) };
}

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(schemas, kind);
}

/**
 * Parses what comes in at the door.
 *
 * @throws {InvalidError} with the path of the first field that is wrong and a sentence that says what to do
 */
export function parseRecord<K extends Kind>(kind: K, value: unknown): RecordOf<K> {
  const result = v.safeParse(schemas[kind], value, { abortEarly: true });
  if (result.success) return result.output as RecordOf<K>;
  const [issue] = result.issues;
  throw new InvalidError(issue.message, v.getDotPath(issue) ?? undefined, { kind });
}
