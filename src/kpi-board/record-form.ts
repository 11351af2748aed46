import { html, nothing, type TemplateResult } from 'lit';

import { isDay, type Day } from '../../sdk/model/day.js';
import { say, type Locale } from '../../sdk/text/locale.js';
import { measureParts } from '../../sdk/text/measures.js';
import { kpiBoard } from '../../sdk/text/messages/en/kpi-board.js';
import { formatNumber } from '../../sdk/text/numbers.js';
import type { KpiCard } from './board.js';
import type { NewReading } from './events.js';
import { parseNumber } from './parse-number.js';

/** What became of what was typed. */
export type Typed =
  | { readonly reading: NewReading }
  | { readonly problem: string; readonly field: 'value' | 'text' | 'on' };

export interface RecordForm {
  readonly card: KpiCard;
  readonly today: Day;
  /** Why it could not be recorded; what was typed stays. */
  readonly problem: { readonly message: string; readonly field?: 'value' | 'text' | 'on' } | undefined;
  /** Whether it is being recorded. */
  readonly busy: boolean;
  submit(typed: Typed): void;
  closed(): void;
}

export function renderRecordForm(locale: Locale, form: RecordForm): TemplateResult {
  const { card: { kpi, takes, standing }, today, problem, busy } = form;
  const words = (key: keyof typeof kpiBoard.messages) => say(locale, kpiBoard, key);
  const invalid = (field: string) => ({
    is: problem?.field === field ? 'true' : 'false', by: problem?.field === field ? 'problem' : nothing,
  });
  const unit = measureParts(locale, 0, kpi.unit).unit ?? kpi.unit;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!busy) form.submit(readForm(locale, event.currentTarget as HTMLFormElement, form.card));
  };
  return html`
    <dialog class="popover" part="dialog" aria-labelledby="record-title" @close=${form.closed}>
      <form @submit=${submit}>
        <h2 id="record-title">${say(locale, kpiBoard, 'record.for', { name: kpi.name })}</h2>
        ${takes.numbers ? html`
          <div class="field">
            <label for="value">${words('value')}${unit ? html` <span class="faint">(${unit})</span>` : nothing}</label>
            <input id="value" name="value" inputmode="decimal" autocomplete="off" maxlength="60"
              aria-invalid=${invalid('value').is} aria-describedby=${invalid('value').by}>
          </div>
        ` : nothing}
        ${takes.words ? html`
          <div class="field">
            <label for="text">${words('text')}</label>
            <input id="text" name="text" list="states" autocomplete="off" maxlength="500"
              aria-invalid=${invalid('text').is} aria-describedby=${invalid('text').by}>
            <datalist id="states">${standing.targets.map(({ target: { min, max, text } }) =>
              min === undefined && max === undefined ? html`<option value=${text}></option>` : nothing)}</datalist>
          </div>
        ` : nothing}
        <div class="field">
          <label for="on">${words('on')}</label>
          <input id="on" name="on" type="date" required min="0001-01-01" max="9999-12-31" value=${today}
            aria-invalid=${invalid('on').is} aria-describedby=${invalid('on').by}>
        </div>
        <div class="field">
          <label for="note">${words('note')}</label>
          <textarea id="note" name="note" rows="2" maxlength="20000"></textarea>
        </div>
        <p class="problem" id="problem" role="alert">${problem?.message}</p>
        <div class="actions">
          <button class="button" type="button" @click=${closeDialog}>${words('cancel')}</button>
          <button class="button primary" type="submit" aria-disabled=${busy}>${words('save')}</button>
        </div>
      </form>
    </dialog>
  `;
}

function closeDialog(event: Event): void {
  (event.currentTarget as HTMLElement).closest('dialog')?.close();
}

function readForm(locale: Locale, form: HTMLFormElement, { kpi, takes }: KpiCard): Typed {
  const data = new FormData(form);
  const typed = (name: string): string => String(data.get(name) ?? '').trim();
  const value = parseNumber(typed('value'), locale.language);
  const text = typed('text');
  const note = typed('note');
  const on = typed('on');
  if (takes.numbers && value === undefined && (typed('value') !== '' || text === '')) {
    const example = formatNumber(locale, 1_250.5);
    return { field: 'value', problem: say(locale, kpiBoard, 'not-a-number', { example }) };
  }
  if (!takes.numbers && text === '') return { field: 'text', problem: say(locale, kpiBoard, 'no-reading') };
  if (!isDay(on)) return { field: 'on', problem: say(locale, kpiBoard, 'on') };
  return {
    reading: { kpiId: kpi.id, on, ...(value !== undefined && { value }), ...(text && { text }), ...(note && { note }) },
  };
}
