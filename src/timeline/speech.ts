import { dayNumber, type Id } from '../../sdk/model/index.js';
import type { Scene } from './scene.js';

/** What a row says of itself: "Public launch, milestone, off track, due 14 August 2026, 9 days overdue". */
export function speakRow(id: Id, scene: Scene): string {
  const { outline, lexicon } = scene;
  const item = outline.itemOf(id);
  const standing = outline.standingOf(id);
  if (!item) return '';
  const span = scene.preview?.id === id && scene.preview.span ? scene.preview.span : outline.spanOf(id);
  const parts = [item.title, lexicon.lower(lexicon.kind(item.kind))];
  parts.push(standing?.cancelled
    ? lexicon.say('speech.cancelled')
    : lexicon.lower(lexicon.state(outline.stateOf(id))));
  if (item.status === 'blocked') parts.push(lexicon.lower(lexicon.status('blocked')));
  if (span.from !== undefined && span.to !== undefined && item.kind !== 'milestone') {
    parts.push(lexicon.say('speech.span', { from: lexicon.day(span.from), to: lexicon.day(span.to) }));
  } else if ((span.to ?? span.from) !== undefined) {
    parts.push(lexicon.say('speech.due', { day: lexicon.day(span.to ?? span.from ?? 0) }));
  } else parts.push(lexicon.say('speech.no-days'));
  if (standing?.reason.code === 'overdue') parts.push(lexicon.say('speech.overdue', { count: standing.reason.days }));
  const drift = driftOf(id, scene);
  if (drift) parts.push(lexicon.say(drift > 0 ? 'speech.later' : 'speech.earlier', { count: Math.abs(drift) }));
  if (item.kind !== 'milestone' && standing?.progress !== undefined) {
    parts.push(lexicon.say('speech.progress', { share: lexicon.share(standing.progress) }));
  }
  const people = scene.peopleOf(id);
  if (people.length > 0) {
    const names = lexicon.list(people.map(({ name }) => name));
    parts.push(lexicon.say('speech.owners', { count: people.length, names }));
  }
  const flaw = scene.flaws.get(id);
  if (flaw) parts.push(lexicon.say(`flaw.${flaw}`));
  return parts.join(', ');
}

/** Days that an item ends later than its baseline had it; negative when earlier, absent when that is not known. */
export function driftOf(id: Id, scene: Scene): number | undefined {
  const due = scene.outline.data.baseline?.days[id]?.dueOn;
  const now = scene.outline.spanOf(id).to;
  return due === undefined || now === undefined ? undefined : now - dayNumber(due);
}
