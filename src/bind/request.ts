import type { ArgsOf, OperationName } from '../../sdk/operations/index.js';
import { toKitError } from './failure.js';
import { MilestoneChangeEvent, type ChangeOutcome, type RequestEvent } from './events.js';
import { PlanController } from './plan-controller.js';

/**
 * Asks for a change: dispatches `event` on the element and, unless somebody prevents it, runs the operation in the
 * workspace that the element is bound to. A `milestone-change` event tells how it ended.
 *
 * @returns never rejects: what went wrong is an outcome
 */
export async function requestChange<Name extends OperationName>(
  host: HTMLElement,
  event: RequestEvent,
  operation: Name,
  args: ArgsOf<Name>,
): Promise<ChangeOutcome> {
  const controller = PlanController.of(host);
  const isFree = host.dispatchEvent(event);
  if (!isFree || !controller || controller.source === 'own' || !controller.workspace) return { status: 'left-to-host' };
  const outcome = await controller.run(operation, args).then(
    (settled): ChangeOutcome => ({ status: 'settled', settled }),
    (error: unknown): ChangeOutcome => ({ status: 'failed', error: toKitError(error) }),
  );
  host.dispatchEvent(new MilestoneChangeEvent(operation, args, outcome));
  return outcome;
}
