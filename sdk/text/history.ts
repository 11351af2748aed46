import { say, type Locale } from './locale.js';
import { history } from './messages/en/history.js';
import { terms } from './messages/en/terms.js';
import type { KeyOf } from './messages/message.js';

/** What undo or redo would do: "Undo: move Public launch". */
export interface Step {
  /** The name of an operation, like `milestone.move`. */
  readonly operation: string;
  /** Of what it is done to; absent: "item". */
  readonly title?: string | undefined;
}

export function historyText(locale: Locale, direction: 'undo' | 'redo', { operation, title }: Step): string {
  const key = isKey(operation) ? operation : 'other';
  const what = say(locale, history, key, { title: title ?? say(locale, terms, 'item') });
  return say(locale, history, direction, { what });
}

function isKey(operation: string): operation is KeyOf<typeof history> {
  return operation.includes('.') && Object.hasOwn(history.messages, operation);
}
