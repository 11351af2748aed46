import { dayFromNumber, toShare, type Id, type KitError, type Share } from '../../sdk/model/index.js';
import type { ArgsOf, OperationName } from '../../sdk/operations/index.js';
import type { DaySpan } from '../../sdk/plot/index.js';
import { requestChange, type ChangeOutcome, type RequestEvent } from '../bind/index.js';
import {
  MilestoneChangeRequestEvent, MilestoneCreateRequestEvent, MilestoneDeleteRequestEvent, MilestoneMoveRequestEvent,
  MilestoneProgressRequestEvent, MilestoneScheduleRequestEvent, type MilestoneChanges, type NewMilestone,
} from './events.js';
import type { Lexicon } from './lexicon.js';
import { toRelative } from './nominal.js';
import type { Outline } from './outline.js';
import { isWithin, type Place } from './places.js';

/** Called with what went wrong, in the reader's words: whoever holds what was typed shows it again. */
export type Refused = (problem: string) => void;

/** What the commands need of the element. */
export interface CommandHost {
  /** Where request events come from. */
  readonly element: HTMLElement;
  readonly outline: Outline;
  readonly lexicon: Lexicon;
  readonly isReadOnly: boolean;
  makeId(): Id;
  announce(text: string): void;
  /** The next time the item is drawn anew, it says what it has become. */
  sayWhenChanged(id: Id): void;
  /** Shows what went wrong; nothing takes it away again. */
  complain(message: string | undefined): void;
  /** What has gone wrong, in the reader's words. */
  describe(error: Pick<KitError, 'code' | 'message' | 'parameters'>): string;
}

/** Everything that can be asked for, whatever it was asked with: pointer, keys, menu or form. */
export class Commands {
  readonly #host: CommandHost;

  constructor(host: CommandHost) {
    this.#host = host;
  }

  /** Why the days of an item cannot be set by hand; nothing when they can. */
  whyFixed(id: Id): string | undefined {
    const { outline, lexicon, isReadOnly } = this.#host;
    const item = outline.itemOf(id);
    if (!item || isReadOnly) return lexicon.say('said.read-only');
    const own = item.startsOn !== undefined || item.dueOn !== undefined || item.relative !== undefined;
    if (own || !outline.hasChildren(outline.indexOf(id))) return undefined;
    return lexicon.say('said.dates-from-children', { title: item.title });
  }

  /** Why the progress of an item cannot be set by hand; nothing when it can. */
  whyRolledUp(id: Id): string | undefined {
    const { outline, lexicon, isReadOnly } = this.#host;
    const item = outline.itemOf(id);
    if (!item || isReadOnly) return lexicon.say('said.read-only');
    if (!outline.hasChildren(outline.indexOf(id))) return undefined;
    return lexicon.say('said.progress-from-children', { title: item.title });
  }

  /** @param span day numbers; an end that is left out stays unset */
  schedule(id: Id, span: DaySpan, refused?: Refused): void {
    const refusal = this.whyFixed(id);
    if (refusal) return this.#host.announce(refusal);
    if (span.from === undefined && span.to === undefined) return;
    const { outline } = this.#host;
    const before = outline.spanOf(id);
    if (before.from === span.from && before.to === span.to) return;
    this.#host.sayWhenChanged(id);
    if (outline.relative) {
      const relative = toRelative(span);
      const event = new MilestoneScheduleRequestEvent(id, undefined, undefined, relative);
      return this.#ask(event, 'milestone.schedule', { id, relative }, refused);
    }
    const startsOn = span.from === undefined ? null : dayFromNumber(span.from);
    const dueOn = span.to === undefined ? null : dayFromNumber(span.to);
    const event = new MilestoneScheduleRequestEvent(id, startsOn, dueOn);
    this.#ask(event, 'milestone.schedule', { id, startsOn, dueOn }, refused);
  }

  /** @param days whole, positive for later */
  moveBy(id: Id, days: number): void {
    const { from, to } = this.#host.outline.spanOf(id);
    this.schedule(id, {
      ...(from !== undefined && { from: from + days }),
      ...(to !== undefined && { to: to + days }),
    });
  }

  /** Moves the due day, not before the start. */
  extendBy(id: Id, days: number): void {
    const { from, to } = this.#host.outline.spanOf(id);
    const last = to ?? from;
    if (last === undefined) return;
    this.schedule(id, { ...(from !== undefined && { from }), to: Math.max(last + days, from ?? -Infinity) });
  }

  setProgress(id: Id, progress: Share, refused?: Refused): void {
    const refusal = this.whyRolledUp(id);
    if (refusal) return this.#host.announce(refusal);
    const share = toShare(progress);
    const { outline } = this.#host;
    if (outline.standingOf(id)?.progress === share) return;
    const on = outline.data.today;
    this.#host.sayWhenChanged(id);
    this.#ask(
      new MilestoneProgressRequestEvent(id, share, on),
      'progress.report',
      { id: this.#host.makeId(), milestoneId: id, progress: share, on },
      refused,
    );
  }

  change(id: Id, set: MilestoneChanges, refused?: Refused): void {
    const { outline, lexicon, isReadOnly } = this.#host;
    const item = outline.itemOf(id);
    if (!item) return;
    if (isReadOnly) return this.#host.announce(lexicon.say('said.read-only'));
    const changed = Object.entries(set).filter(([field, value]) => item[field as keyof MilestoneChanges] !== value);
    if (changed.length === 0) return;
    const really: MilestoneChanges = Object.fromEntries(changed);
    this.#host.sayWhenChanged(id);
    this.#ask(new MilestoneChangeRequestEvent(id, really), 'milestone.change', { id, set: really }, refused);
  }

  /** @returns whether it was asked for */
  move(id: Id, place: Place | undefined): boolean {
    const { outline, lexicon, isReadOnly } = this.#host;
    const item = outline.itemOf(id);
    if (!item || isReadOnly || !place || isWithin(outline, place.parentId, id)) {
      this.#host.announce(lexicon.say(isReadOnly ? 'said.read-only' : 'said.edge'));
      return false;
    }
    const now = outline.parentIdOf(id);
    const siblings = outline.childIdsOf(place.parentId);
    if (now === place.parentId) {
      const others = siblings.filter((sibling) => sibling !== id);
      const to = place.afterId === null ? 1 : others.indexOf(place.afterId) + 2;
      this.#host.announce(lexicon.say('said.placed', { title: item.title, place: to, count: siblings.length }));
    } else {
      const parent = outline.itemOf(place.parentId ?? undefined)?.title;
      this.#host.announce(parent === undefined
        ? lexicon.say('said.moved-top', { title: item.title })
        : lexicon.say('said.moved-below', { title: item.title, parent }));
    }
    const { parentId, afterId } = place;
    this.#ask(new MilestoneMoveRequestEvent(id, parentId, afterId), 'milestone.move', { id, parentId, afterId });
    return true;
  }

  create(milestone: NewMilestone, refused?: Refused): void {
    const { lexicon, isReadOnly } = this.#host;
    if (isReadOnly) return this.#host.announce(lexicon.say('said.read-only'));
    this.#host.announce(lexicon.say('said.created', { title: milestone.title }));
    this.#ask(new MilestoneCreateRequestEvent(milestone), 'milestone.create', milestone, refused);
  }

  delete(id: Id): void {
    const { outline, lexicon, isReadOnly } = this.#host;
    const item = outline.itemOf(id);
    if (!item) return;
    if (isReadOnly) return this.#host.announce(lexicon.say('said.read-only'));
    this.#host.announce(lexicon.say('said.deleted', { title: item.title }));
    this.#ask(new MilestoneDeleteRequestEvent(id), 'milestone.delete', { id });
  }

  #ask<Name extends OperationName>(event: RequestEvent, operation: Name, args: ArgsOf<Name>, refused?: Refused): void {
    this.#host.complain(undefined);
    void requestChange(this.#host.element, event, operation, args).then((outcome) => {
      const problem = this.#problemOf(outcome);
      this.#host.complain(problem);
      if (problem !== undefined) refused?.(problem);
    });
  }

  #problemOf(outcome: ChangeOutcome): string | undefined {
    if (outcome.status === 'failed') return this.#host.describe(outcome.error);
    if (outcome.status !== 'settled' || outcome.settled.kind !== 'rejected') return undefined;
    const { code, message, parameters = {} } = outcome.settled.refusal;
    return this.#host.describe({ code, message, parameters });
  }
}
