import type { Settled } from '../../sdk/client/index.js';
import type { KitError } from '../../sdk/model/errors.js';
import type { OperationName } from '../../sdk/operations/index.js';

/**
 * An element asks for a change and does not make it. It bubbles out of shadow roots; whoever calls `preventDefault()`
 * takes the change over, else an element that is bound to a workspace runs the operation.
 */
export abstract class RequestEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** What has become of a change that was asked for. */
export type ChangeOutcome =
  | { readonly status: 'settled'; readonly settled: Settled }
  | { readonly status: 'failed'; readonly error: KitError }
  /** Somebody took it over, or there is no workspace: the host answers with new rows. */
  | { readonly status: 'left-to-host' };

/** Tells how a change that ran in the workspace ended. Event `milestone-change`. */
export class MilestoneChangeEvent extends Event {
  static readonly type = 'milestone-change';

  constructor(readonly operation: OperationName, readonly args: unknown, readonly outcome: ChangeOutcome) {
    super(MilestoneChangeEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'milestone-change': MilestoneChangeEvent;
  }
}
