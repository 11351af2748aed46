import { html, nothing, type TemplateResult } from 'lit';

import {
  dayFromNumber, dayNumber, isDay, milestoneKinds, statuses, toShare, type Id, type MilestoneKind, type Status,
} from '../../sdk/model/index.js';
import type { DaySpan } from '../../sdk/plot/index.js';
import type { Commands, Refused } from './commands.js';
import type { NewMilestone } from './events.js';
import type { Lexicon } from './lexicon.js';
import { nominalAnchor, type Outline } from './outline.js';
import { isWithin } from './places.js';

/** What the form is open for. A new item is not in the plan before it is saved. */
export type Editing = { readonly kind: 'item'; readonly id: Id } | {
  readonly kind: 'new';
  readonly draft: NewMilestone;
  /** Why it was refused as it is. */
  readonly problem?: string;
};

export interface EditorHost {
  readonly outline: Outline;
  readonly lexicon: Lexicon;
  readonly commands: Commands;
  readonly isReadOnly: boolean;
  closeEditor(): void;
  editAgain(draft: NewMilestone, problem: string): void;
  remove(id: Id): void;
}

/** A list of thousands helps nobody. */
const mostChoices = 400;

/** Every change that can be made by dragging, as a form. */
export function editorForm(editing: Editing, host: EditorHost): TemplateResult | typeof nothing {
  const { outline, lexicon, commands } = host;
  const item = editing.kind === 'item' ? outline.itemOf(editing.id) : editing.draft;
  if (!item) return nothing;
  const isNew = editing.kind === 'new';
  const say = (word: Parameters<Lexicon['say']>[0]) => lexicon.say(word);
  const span = isNew ? spanOfDraft(editing.draft) : outline.spanOf(item.id);
  const daysFixed = !isNew && commands.whyFixed(item.id) !== undefined;
  const rolledUp = isNew || commands.whyRolledUp(item.id) !== undefined;
  const progress = Math.round((outline.standingOf(item.id)?.progress ?? 0) * 100);
  const parentId = isNew ? editing.draft.parentId : outline.parentIdOf(item.id);
  return html`<form method="dialog" novalidate @submit=${(event: SubmitEvent) => submit(event, editing, host)}>
    <h2 id="editor-title">${isNew ? say('new.title') : html`<bdi>${item.title}</bdi>`}</h2>
    <div class="field"><label for="f-title">${say('field.title')}</label>
      <input id="f-title" name="title" required maxlength="1000" autocomplete="off" .value=${item.title}
        @input=${clearProblem} aria-describedby="f-problem"></div>
    <div class="pair">
      <div class="field"><label for="f-kind">${say('field.kind')}</label>${
        choice('kind', item.kind, milestoneKinds.map((kind) => [kind, lexicon.kind(kind)]))}</div>
      <div class="field"><label for="f-status">${say('field.status')}</label>${
        choice('status', item.status ?? 'planned', statuses.map((status) => [status, lexicon.status(status)]))}</div>
    </div>
    <div class="pair">
      ${dayField('from', outline.relative ? say('field.first') : say('field.start'), span.from, outline, daysFixed)}
      ${dayField('to', outline.relative ? say('field.last') : say('field.due'), span.to, outline, daysFixed)}
    </div>
    ${daysFixed ? html`<p class="hint faint small">${say('field.rolled-up')}</p>` : nothing}
    ${isNew ? nothing : html`<div class="field"><label for="f-progress">${say('field.progress')}</label>
      <div class="with-value"><input id="f-progress" name="progress" type="range" min="0" max="100" step="1"
        .value=${String(progress)} ?disabled=${rolledUp} @input=${showValue}>
        <output for="f-progress">${lexicon.share(progress / 100)}</output></div></div>`}
    <div class="pair">
      <div class="field"><label for="f-parent">${say('field.parent')}</label>${
        choice('parent', parentId ?? '', parents(item.id, parentId, host))}</div>
      <div class="field"><label for="f-after">${say('field.after')}</label>${
        choice('after', isNew ? editing.draft.afterId ?? '' : before(outline, item.id), siblings(item.id, parentId, host))}</div>
    </div>
    <p class="problem" id="f-problem" role="alert" .textContent=${isNew ? editing.problem ?? '' : ''}></p>
    <div class="actions">
      ${isNew ? nothing : html`<button type="button" class="button plain"
        @click=${() => { host.closeEditor(); host.remove(item.id); }}>${say('delete')}</button>`}
      <span class="grow"></span>
      <button type="button" class="button" @click=${() => host.closeEditor()}>${say('cancel')}</button>
      <button class="button primary">${say('save')}</button>
    </div>
  </form>`;
}

function choice(name: string, chosen: string, options: readonly (readonly [string, string])[]): TemplateResult {
  return html`<select id=${`f-${name}`} name=${name} .value=${chosen}>${options.map(([value, text]) =>
    html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}</select>`;
}

/** A calendar day, or in a plan without an anchor the number of the day. */
function dayField(
  name: 'from' | 'to', label: string, day: number | undefined, outline: Outline, disabled: boolean,
): TemplateResult {
  const value = day === undefined ? '' : outline.relative ? String(day - origin + 1) : dayFromNumber(day);
  return html`<div class="field"><label for=${`f-${name}`}>${label}</label>
    <input id=${`f-${name}`} name=${name} type=${outline.relative ? 'number' : 'date'} .value=${value}
      ?disabled=${disabled} @input=${clearProblem} aria-describedby="f-problem"></div>`;
}

const origin = dayNumber(nominalAnchor);

function parents(id: Id, current: Id | null, { outline, lexicon }: EditorHost): [string, string][] {
  const options: [string, string][] = [['', lexicon.say('field.top')]];
  for (let index = 0; index < outline.length; index++) {
    const item = outline.at(index);
    if (!item) continue;
    const fits = item.kind === 'goal' || outline.hasChildren(index) || item.id === current;
    if (!fits || isWithin(outline, item.id, id)) continue;
    if (options.length < mostChoices || item.id === current) {
      options.push([item.id, `${' '.repeat(outline.depthAt(index) * 3)}${item.title}`]);
    }
  }
  return options;
}

function siblings(id: Id, parentId: Id | null, { outline, lexicon }: EditorHost): [string, string][] {
  const ids = outline.childIdsOf(parentId);
  const near = Math.max(0, ids.indexOf(id) - mostChoices / 2);
  const others = ids.slice(near, near + mostChoices).filter((other) => other !== id);
  return [['', lexicon.say('field.first-place')], ...others.map((other): [string, string] =>
    [other, outline.itemOf(other)?.title ?? ''])];
}

function before(outline: Outline, id: Id): string {
  const ids = outline.siblingIdsOf(id);
  return ids[ids.indexOf(id) - 1] ?? '';
}

function spanOfDraft({ startsOn, dueOn }: NewMilestone): DaySpan {
  return { ...(startsOn && { from: dayNumber(startsOn) }), ...(dueOn && { to: dayNumber(dueOn) }) };
}

function submit(event: SubmitEvent, editing: Editing, host: EditorHost): void {
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) return;
  const { lexicon } = host;
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '');
  const title = text('title').trim();
  const span = { ...dayIn(text('from'), 'from', host.outline), ...dayIn(text('to'), 'to', host.outline) };
  const unread = (['from', 'to'] as const).find((name) => isUnreadable(form.elements.namedItem(name), host.outline));
  if (unread) return refuse(event, form, unread, lexicon.say('field.no-such-day'));
  if (title === '') return refuse(event, form, 'title', lexicon.say('field.empty'));
  if ((span.from ?? -Infinity) > (span.to ?? Infinity)) return refuse(event, form, 'from', lexicon.say('field.order'));
  const kind = text('kind') as MilestoneKind;
  const status = text('status') as Status;
  const place = { parentId: text('parent') || null, afterId: text('after') || null };
  event.preventDefault();
  if (editing.kind === 'new') {
    const { draft } = editing;
    const moved = place.parentId !== draft.parentId;
    const typed: NewMilestone = {
      ...draft, ...days(span, host.outline), title, kind, parentId: place.parentId,
      afterId: moved ? host.outline.childIdsOf(place.parentId).at(-1) ?? null : place.afterId,
      ...(status !== 'planned' && { status }),
    };
    // The dialog tells that it is closed a moment after it was: whoever opens it again waits for that.
    const closed = new Promise((resolve) => {
      form.closest('dialog')?.addEventListener('close', resolve, { once: true });
    });
    host.closeEditor();
    host.commands.create(typed, (problem) => void closed.then(() => host.editAgain(typed, problem)));
    return;
  }
  let isRefused = false;
  save(editing.id, host, { title, kind, status }, form.elements.namedItem('from'), span, data, place, (problem) => {
    isRefused = true;
    show(form, undefined, problem);
  });
  // What the page itself refuses it refuses at once: then the form stays, with all that was typed.
  setTimeout(() => {
    if (!isRefused) host.closeEditor();
  });
}

function save(
  id: Id, { outline, commands }: EditorHost, set: { title: string; kind: MilestoneKind; status: Status },
  dayInput: Element | RadioNodeList | null, span: DaySpan, data: FormData,
  place: { parentId: Id | null; afterId: Id | null }, refused: Refused,
): void {
  commands.change(id, set, refused);
  if (dayInput instanceof HTMLInputElement && !dayInput.disabled) commands.schedule(id, span, refused);
  const share = data.get('progress');
  // Absent where it is rolled up: a disabled field is none. Untouched, it is no check-in.
  const before = Math.round((outline.standingOf(id)?.progress ?? 0) * 100);
  if (share !== null && Number(share) !== before) commands.setProgress(id, toShare(Number(share) / 100), refused);
  const parent = outline.parentIdOf(id);
  if (place.parentId !== parent) {
    const last = outline.childIdsOf(place.parentId).at(-1);
    commands.move(id, { parentId: place.parentId, afterId: last ?? null });
  } else if (place.afterId !== (beforeOrNull(outline, id))) commands.move(id, place);
}

function beforeOrNull(outline: Outline, id: Id): Id | null {
  return before(outline, id) || null;
}

function days(span: DaySpan, outline: Outline): Pick<NewMilestone, 'startsOn' | 'dueOn' | 'relative'> {
  if (outline.relative) {
    if (span.from === undefined && span.to === undefined) return {};
    return { relative: {
      unit: 'day',
      ...(span.from !== undefined && { from: span.from - origin + 1 }),
      ...(span.to !== undefined && { to: span.to - origin + 1 }),
    } };
  }
  return {
    ...(span.from !== undefined && { startsOn: dayFromNumber(span.from) }),
    ...(span.to !== undefined && { dueOn: dayFromNumber(span.to) }),
  };
}

function dayIn(text: string, name: 'from' | 'to', outline: Outline): DaySpan {
  if (text === '') return {};
  if (outline.relative) return Number.isInteger(Number(text)) ? { [name]: origin + Number(text) - 1 } : {};
  return isDay(text) ? { [name]: dayNumber(text) } : {};
}

/** A day that does not exist reads like none: it must not take away the day that was there. */
function isUnreadable(input: Element | RadioNodeList | null, outline: Outline): boolean {
  if (!(input instanceof HTMLInputElement) || input.disabled) return false;
  return input.validity.badInput || (input.value !== '' && Object.keys(dayIn(input.value, 'from', outline)).length === 0);
}

function refuse(event: SubmitEvent, form: HTMLFormElement, name: string, sentence: string): void {
  event.preventDefault();
  show(form, name, sentence);
}

function show(form: HTMLFormElement, name: string | undefined, sentence: string): void {
  const problem = form.querySelector('.problem');
  const input = name === undefined ? null : form.elements.namedItem(name);
  if (problem) problem.textContent = sentence;
  if (!(input instanceof HTMLElement)) return;
  input.ariaInvalid = 'true';
  input.focus();
}

function clearProblem(event: Event): void {
  const input = event.currentTarget;
  if (!(input instanceof HTMLInputElement)) return;
  input.ariaInvalid = null;
  const problem = input.form?.querySelector('.problem');
  if (problem) problem.textContent = '';
}

function showValue(event: Event): void {
  const input = event.currentTarget;
  if (!(input instanceof HTMLInputElement)) return;
  const output = input.nextElementSibling;
  if (output) output.textContent = `${input.value}%`;
}
