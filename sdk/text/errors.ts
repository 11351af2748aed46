import type { KitError } from '../model/errors.js';
import { say, type Locale } from './locale.js';
import { errors } from './messages/en/errors.js';
import type { KeyOf } from './messages/message.js';

/** What went wrong and what to do next. A code that is not known here says its own, English sentence. */
export function errorText(locale: Locale, error: Pick<KitError, 'code' | 'message' | 'parameters'>): string {
  const { code, message, parameters } = error;
  // What it is about tells more than the code alone: a circle of parents is not one of dependencies.
  const about = parameters['what'] ?? (code === 'invalid' ? parameters['field'] : undefined);
  const key = [`${code}.${about}`, code].find(isKey);
  return key === undefined ? message : say(locale, errors, key, { ...named(parameters), message });
}

function isKey(key: string): key is KeyOf<typeof errors> {
  return Object.hasOwn(errors.messages, key);
}

/** Years are names, not amounts. */
function named(parameters: KitError['parameters']): KitError['parameters'] {
  const { year } = parameters;
  return year === undefined ? parameters : { ...parameters, year: String(year) };
}
