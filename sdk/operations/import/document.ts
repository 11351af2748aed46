import * as v from 'valibot';

import {
  day, dependencyTypes, milestoneKinds, relativePeriod, share, statuses, toShare, type Day, type DependencyType,
  type MilestoneKind, type RelativePeriod, type Share, type Status,
} from '../../model/index.js';

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
