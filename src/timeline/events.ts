import type { Day, Id, Milestone, MilestoneKind, RelativePeriod, Share, Status } from '../../sdk/model/index.js';
import { RequestEvent } from '../bind/index.js';

/** Asks for new days of an item. `null` takes a day away. Event `milestone-schedule-request`. */
export class MilestoneScheduleRequestEvent extends RequestEvent {
  static readonly type = 'milestone-schedule-request';

  /** @param relative set instead of the days in a plan without an anchor */
  constructor(
    readonly id: Id,
    readonly startsOn: Day | null | undefined,
    readonly dueOn: Day | null | undefined,
    readonly relative?: RelativePeriod,
  ) {
    super(MilestoneScheduleRequestEvent.type);
  }
}

/** The fields that the timeline changes by itself. */
export type MilestoneChanges = Partial<Pick<Milestone, 'title' | 'kind' | 'status'>>;

/** Asks for new values of fields. Event `milestone-change-request`. */
export class MilestoneChangeRequestEvent extends RequestEvent {
  static readonly type = 'milestone-change-request';

  constructor(readonly id: Id, readonly set: MilestoneChanges) {
    super(MilestoneChangeRequestEvent.type);
  }
}

/** Asks for another place in the tree. Event `milestone-move-request`. */
export class MilestoneMoveRequestEvent extends RequestEvent {
  static readonly type = 'milestone-move-request';

  /**
   * @param parentId `null` for the top level
   * @param afterId the sibling before it, `null` for the first place
   */
  constructor(readonly id: Id, readonly parentId: Id | null, readonly afterId: Id | null) {
    super(MilestoneMoveRequestEvent.type);
  }
}

/** Asks for a check-in with a new progress. Event `milestone-progress-request`. */
export class MilestoneProgressRequestEvent extends RequestEvent {
  static readonly type = 'milestone-progress-request';

  /** @param on the day it speaks of */
  constructor(readonly id: Id, readonly progress: Share, readonly on: Day) {
    super(MilestoneProgressRequestEvent.type);
  }
}

/** What a new item is made with. */
export interface NewMilestone {
  readonly id: Id;
  readonly planId: Id;
  readonly kind: MilestoneKind;
  readonly title: string;
  readonly parentId: Id | null;
  readonly afterId: Id | null;
  readonly startsOn?: Day;
  readonly dueOn?: Day;
  readonly relative?: RelativePeriod;
  readonly status?: Status;
}

/** Asks for a new item. Event `milestone-create-request`. */
export class MilestoneCreateRequestEvent extends RequestEvent {
  static readonly type = 'milestone-create-request';

  constructor(readonly milestone: NewMilestone) {
    super(MilestoneCreateRequestEvent.type);
  }
}

/** Asks to delete an item and all below it. Event `milestone-delete-request`. */
export class MilestoneDeleteRequestEvent extends RequestEvent {
  static readonly type = 'milestone-delete-request';

  constructor(readonly id: Id) {
    super(MilestoneDeleteRequestEvent.type);
  }
}

/** An item was chosen. Event `milestone-select`. */
export class MilestoneSelectEvent extends Event {
  static readonly type = 'milestone-select';

  constructor(readonly id: Id) {
    super(MilestoneSelectEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'milestone-schedule-request': MilestoneScheduleRequestEvent;
    'milestone-change-request': MilestoneChangeRequestEvent;
    'milestone-move-request': MilestoneMoveRequestEvent;
    'milestone-progress-request': MilestoneProgressRequestEvent;
    'milestone-create-request': MilestoneCreateRequestEvent;
    'milestone-delete-request': MilestoneDeleteRequestEvent;
    'milestone-select': MilestoneSelectEvent;
  }
}
