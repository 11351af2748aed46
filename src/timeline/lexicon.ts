import { dayFromNumber } from '../../sdk/model/day.js';
import type { MilestoneKind, State, Status } from '../../sdk/model/milestone.js';
import type { Share } from '../../sdk/model/values.js';
import { formatDay, type DayStyle } from '../../sdk/text/days.js';
import { cached } from '../../sdk/text/formatters.js';
import { say, type Locale } from '../../sdk/text/locale.js';
import { states } from '../../sdk/text/messages/en/states.js';
import { timeline } from '../../sdk/text/messages/en/timeline.js';
import type { KeyOf, Parameters } from '../../sdk/text/messages/message.js';
import { formatShare } from '../../sdk/text/numbers.js';
import { nominalDay } from './nominal.js';

export type Word = KeyOf<typeof timeline>;

const msPerDay = 86_400_000;

/** What the timeline says, in the reader's words. Days are day numbers, as on the axis. */
export class Lexicon {
  readonly locale: Locale;
  /** Whether days are counted from the beginning of the plan. */
  readonly relative: boolean;

  constructor(locale: Locale, relative: boolean) {
    this.locale = locale;
    this.relative = relative;
  }

  /** Makes the formatters that the first frame needs: the very first takes longer than the rest of the frame. */
  warmUp(): void {
    this.format(0, { month: 'short' });
    this.day(0);
    this.share(0);
  }

  say(word: Word, parameters?: Parameters): string {
    return say(this.locale, timeline, word, parameters);
  }

  /** "14 August 2026"; "Month 3, Day 2" in a plan without an anchor. */
  day(day: number, style: DayStyle = 'long'): string {
    return this.relative ? nominalDay(day, this) : formatDay(this.locale, dayFromNumber(day), style);
  }

  /** For what the axis shows: parts that no sentence has. */
  format(day: number, options: Intl.DateTimeFormatOptions): string {
    return cached(Intl.DateTimeFormat, this.locale.language, { ...options, timeZone: 'UTC' }).format(day * msPerDay);
  }

  share(share: Share): string {
    return formatShare(this.locale, share);
  }

  list(names: readonly string[]): string {
    if (names.length < 2) return names[0] ?? '';
    return cached(Intl.ListFormat, this.locale.language, { type: 'conjunction' } as const).format(names);
  }

  state(state: State): string {
    return say(this.locale, states, `state.${state}`);
  }

  status(status: Status): string {
    return say(this.locale, states, `status.${status}`);
  }

  kind(kind: MilestoneKind): string {
    return say(this.locale, states, `kind.${kind}`);
  }

  /** Inside of a sentence. */
  lower(text: string): string {
    return text.toLocaleLowerCase(this.locale.language);
  }
}
