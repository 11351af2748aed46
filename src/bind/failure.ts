import { KitError } from '../../sdk/model/errors.js';

/** Whatever was thrown as an error that can be told to a person. */
export function toKitError(error: unknown): KitError {
  if (error instanceof KitError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  return new KitError('unexpected', `Something went wrong: ${cause.message}. Reload the page.`, {}, { cause });
}
