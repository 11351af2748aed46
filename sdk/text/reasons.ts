import type { KpiReason } from '../rules/key-results.js';
import type { Reason } from '../rules/types.js';
import { say, type Locale } from './locale.js';
import { formatMeasure } from './measures.js';
import { reasons } from './messages/en/reasons.js';
import { states } from './messages/en/states.js';
import { formatShare } from './numbers.js';

/** Why an item is in its state: "behind: 43% done, 49% expected; 2 of 7 children off track". */
export function reasonText(locale: Locale, reason: Reason): string {
  switch (reason.code) {
    case 'overdue':
      return say(locale, reasons, 'overdue', { count: reason.days });
    case 'stated':
      return reason.computed === undefined
        ? say(locale, reasons, 'stated')
        : say(locale, reasons, 'stated.computed', {
          health: say(locale, states, `state.${reason.computed}`).toLocaleLowerCase(locale.language),
        });
    case 'no-dates':
      return reason.done === undefined
        ? say(locale, reasons, 'no-dates')
        : say(locale, reasons, 'no-dates.done', { done: formatShare(locale, reason.done) });
    case 'on-plan':
    case 'behind':
      return reason.code === 'on-plan' && reason.done > reason.expected
        ? compared(locale, 'ahead', reason)
        : compared(locale, reason.code, reason);
    case 'children-off-track': {
      const { offTrack, children: count, done, expected } = reason;
      const second = say(locale, reasons, 'children-off-track', { offTrack, count });
      if (done === undefined || expected === undefined) return second;
      return say(locale, reasons, 'both', { first: compared(locale, 'behind', { done, expected }), second });
    }
    default:
      return say(locale, reasons, reason.code);
  }
}

function compared(
  locale: Locale, key: 'on-plan' | 'ahead' | 'behind', { done, expected }: { done: number; expected: number },
): string {
  return say(locale, reasons, key, { done: formatShare(locale, done), expected: formatShare(locale, expected) });
}

/**
 * Why a KPI is in its state: "84% of the way, $32K to gain".
 *
 * @param unit of the KPI
 */
export function kpiReasonText(locale: Locale, reason: KpiReason, unit?: string): string {
  switch (reason.code) {
    case 'scored':
      return say(locale, reasons, reason.toGo < 0 ? 'kpi.fall' : 'kpi.rise', {
        score: formatShare(locale, reason.score),
        toGo: formatMeasure(locale, Math.abs(reason.toGo), unit),
      });
    case 'met':
      return reason.ahead === undefined || reason.ahead === 0
        ? say(locale, reasons, 'kpi.met')
        : say(locale, reasons, 'kpi.met.ahead', { ahead: formatMeasure(locale, reason.ahead, unit) });
    default:
      return say(locale, reasons, `kpi.${reason.code}`);
  }
}
