import type {
  Day, Health, KitError, KpiTarget, MilestoneKind, RelativePeriod, Share, State, Status,
} from '../model/index.js';
import type { KpiReason } from '../rules/key-results.js';
import type { Period } from '../rules/periods.js';
import type { Reason, Span } from '../rules/types.js';
import { formatDay, formatSpan, type DayStyle } from './days.js';
import { errorText } from './errors.js';
import { historyText, type Step } from './history.js';
import { makeLocale, say, type Locale } from './locale.js';
import { formatMeasure, formatTarget } from './measures.js';
import type { Translation } from './messages/catalogue.js';
import { states } from './messages/en/states.js';
import type { KeyOf, Parameters, Room } from './messages/message.js';
import { formatNumber, formatShare } from './numbers.js';
import { formatPeriod, formatRelativePeriod } from './periods.js';
import { kpiReasonText, reasonText } from './reasons.js';

/**
 * Everything that is said in one language. A page that has to be small takes the functions one by one instead: each
 * takes the {@link Locale} first.
 */
export interface Text {
  readonly language: string;
  readonly locale: Locale;
  /** "5 Jan 2026". */
  formatDay(day: Day, style?: DayStyle): string;
  /** "5 Jan – 14 Aug 2026". */
  formatSpan(span: Span, style?: DayStyle): string;
  /** "43%", floored. */
  formatShare(share: Share): string;
  formatNumber(value: number, options?: Intl.NumberFormatOptions): string;
  /** "$168K". @param unit `%`, an ISO 4217 code, or a word */
  formatMeasure(value: number, unit?: string): string;
  /** "500+", "15–25". */
  formatTarget(target: Pick<KpiTarget, 'min' | 'max' | 'text'>, unit?: string): string;
  /** "Q1", "Q1 2026". */
  formatPeriod(period: Period, style?: 'short' | 'long'): string;
  /** "Weeks 3–4 of month 2". */
  formatRelativePeriod(period: RelativePeriod): string;
  /** A message of one room, each of which is a module of `sdk/text/messages/en`. */
  message<R extends Room>(room: R, key: KeyOf<R>, parameters?: Parameters): string;
  /** "behind: 43% done, 49% expected; 2 of 7 children off track". */
  reason(reason: Reason): string;
  /** "84% of the way, $32K to gain". */
  kpiReason(reason: KpiReason, unit?: string): string;
  stateName(state: State | Health): string;
  statusName(status: Status): string;
  kindName(kind: MilestoneKind): string;
  describeError(error: Pick<KitError, 'code' | 'message' | 'parameters'>): string;
  /** "Undo: move Public launch". */
  undoLabel(step: Step): string;
  redoLabel(step: Step): string;
}

/**
 * @param language BCP 47, like `de-AT`
 * @param translations words in place of the English ones: another language, a host's own; later ones win
 */
export function makeText(language: string, ...translations: readonly Translation[]): Text {
  const locale = makeLocale(language, ...translations);
  return {
    language,
    locale,
    formatDay: (day, style) => formatDay(locale, day, style),
    formatSpan: (span, style) => formatSpan(locale, span, style),
    formatShare: (share) => formatShare(locale, share),
    formatNumber: (value, options) => formatNumber(locale, value, options),
    formatMeasure: (value, unit) => formatMeasure(locale, value, unit),
    formatTarget: (target, unit) => formatTarget(locale, target, unit),
    formatPeriod: (period, style) => formatPeriod(locale, period, style),
    formatRelativePeriod: (period) => formatRelativePeriod(locale, period),
    message: (room, key, parameters) => say(locale, room, key, parameters),
    reason: (reason) => reasonText(locale, reason),
    kpiReason: (reason, unit) => kpiReasonText(locale, reason, unit),
    stateName: (state) => say(locale, states, `state.${state}`),
    statusName: (status) => say(locale, states, `status.${status}`),
    kindName: (kind) => say(locale, states, `kind.${kind}`),
    describeError: (error) => errorText(locale, error),
    undoLabel: (step) => historyText(locale, 'undo', step),
    redoLabel: (step) => historyText(locale, 'redo', step),
  };
}
