import type { KitError } from '../../model/index.js';
import type { Outcome, RejectionCode } from '../adapter.js';

export type Rejected = Extract<Outcome, { kind: 'rejected' }>;

/** An error of an operation as the outcome of the mutation. */
export function rejected(number: number, error: KitError): Rejected {
  const { field } = error.parameters;
  return {
    number,
    kind: 'rejected',
    code: codeOf(error),
    ...(typeof field === 'string' && { field }),
    message: error.message,
    parameters: error.parameters,
  };
}

const rejectionCodes: readonly string[] = [
  'forbidden', 'invalid', 'gone', 'conflict', 'cycle', 'limit', 'unknown-op', 'outdated',
] satisfies readonly RejectionCode[];

function codeOf(error: KitError): RejectionCode {
  return rejectionCodes.includes(error.code) ? error.code as RejectionCode : 'invalid';
}

/** The outcome of a member of a group that another member has made fail. */
export function notAlone(number: number, failed: Rejected | undefined): Rejected {
  return {
    number,
    kind: 'rejected',
    code: failed?.code ?? 'conflict',
    message: 'This belongs to a group of changes of which one was refused, so that none was made.',
    parameters: { ...failed?.parameters, ...(failed && { number: failed.number }) },
  };
}
