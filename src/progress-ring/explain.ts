import type { Reason } from '../../sdk/rules/types.js';
import { capitalize, type Locale } from '../../sdk/text/locale.js';
import { reasonText } from '../../sdk/text/reasons.js';

export { errorText } from '../../sdk/text/errors.js';

/** The reason on a line of its own: "Behind: 43% done, 49% expected". */
export function explain(locale: Locale, reason: Reason): string {
  return capitalize(locale, reasonText(locale, reason));
}
