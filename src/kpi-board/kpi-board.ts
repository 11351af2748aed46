import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import type { Day } from '../../sdk/model/day.js';
import type { Kpi, KpiReading, KpiTarget } from '../../sdk/model/measures.js';
import type { Id } from '../../sdk/model/values.js';
import { errorText } from '../../sdk/text/errors.js';
import { say } from '../../sdk/text/locale.js';
import { kpiBoard } from '../../sdk/text/messages/en/kpi-board.js';
import type { KeyOf, Parameters } from '../../sdk/text/messages/message.js';
import { PlanController } from '../bind/plan-controller.js';
import { requestChange } from '../bind/request.js';
import { base, card } from '../theme/base.js';
import { chips } from '../theme/chips.js';
import { buttons, fields } from '../theme/controls.js';
import { popovers } from '../theme/popovers.js';
import { skeletons } from '../theme/skeletons.js';
import { tokens } from '../theme/tokens.js';
import { cardsOf, type BoardInput, type KpiCard } from './board.js';
import { renderCard } from './card.js';
import { KpiRecordRequestEvent, type NewReading } from './events.js';
import { renderRecordForm, type RecordForm, type Typed } from './record-form.js';
import { styles } from './styles.js';
import { cardWords, readingWords } from './words.js';

/** More changes than this at once are an import, and not worth hearing one by one. */
const mostHeard = 2;

/**
 * A card for each KPI: its latest reading, the next target, the way between them, and how it stands. Records a reading.
 *
 * Takes its data from the `<milestone-provider>` above it, from a document (`src`), or from `kpis`, `targets` and
 * `readings`; its own properties win, and then whoever set them answers `kpi-record-request` with new readings.
 *
 * @element milestone-kpi-board
 * @fires {KpiRecordRequestEvent} kpi-record-request - A person wants to record a reading; cancelable.
 * @fires {MilestoneChangeEvent} milestone-change - A change that ran in the workspace has ended.
 * @csspart board - The grid of cards.
 * @csspart kpi - A card.
 * @csspart name - The name of a KPI.
 * @csspart chip - How it stands.
 * @csspart value - The latest reading.
 * @csspart target - The next target.
 * @csspart trend - The drawing of readings and targets.
 * @csspart record - The button that opens the form.
 * @csspart dialog - The form for a reading.
 * @cssprop --mk-accent - Colour of buttons and of the focus ring.
 * @cssprop --mk-done - Colour of what is reached; likewise `--mk-on-track`, `--mk-at-risk`, `--mk-off-track`, `--mk-planned`.
 * @cssprop --mk-surface-1 - Colour of the cards.
 * @cssprop --mk-line - Colour of hairlines.
 * @cssprop --mk-ink - Colour of text; `--mk-ink-2` and `--mk-ink-3` are fainter.
 * @cssprop [--mk-radius=10px] - Roundness.
 * @cssprop [--mk-space=4px] - The step of gaps and paddings.
 * @cssprop --mk-font - Font; absent: the page's.
 */
export class MilestoneKpiBoard extends LitElement {
  static override styles = [tokens, base, card, buttons, fields, chips, skeletons, popovers, styles];

  /** In any order, as the model has them. Not to be changed in place: pass a new array. */
  @property({ attribute: false }) kpis: readonly Kpi[] | undefined;
  /** Of all `kpis`, in any order. */
  @property({ attribute: false }) targets: readonly KpiTarget[] | undefined;
  /** Of all `kpis`, in any order. */
  @property({ attribute: false }) readings: readonly KpiReading[] | undefined;
  /** For relative targets among `targets`: the first day of month 1. */
  @property({ attribute: 'anchor-on' }) anchorOn: Day | undefined;
  /** The day that counts as today; absent: the day where the reader is. */
  @property() today: Day | undefined;
  /** Address of a document to show. */
  @property() src: string | undefined;
  /** First day of the document's month 1, like `2026-01-05`. */
  @property() start: Day | undefined;
  /** Id of the plan to show; absent: the provider's. */
  @property() plan: Id | undefined;
  /** Nothing can be recorded. */
  @property({ type: Boolean, attribute: 'readonly' }) readOnly = false;
  /** Forces a colour scheme; absent: that of the place. */
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined;

  @state() private recordingId: Id | undefined;
  @state() private problem: RecordForm['problem'];
  @state() private busy = false;
  #cards: { readonly input: BoardInput; readonly cards: readonly KpiCard[] } | undefined;
  #heard: ReadonlyMap<Id, string> | undefined;
  @state() private announcement = '';

  readonly #plan = new PlanController(this, {
    own: () => this.kpis !== undefined,
    src: () => this.src,
    start: () => this.start,
    planId: () => this.plan,
  });

  protected override render(): TemplateResult {
    const { source, state, locale } = this.#plan;
    const cards = this.#currentCards();
    const error = source !== 'own' && state.status === 'failed' ? state.error : undefined;
    const isPending = !cards && !error && source !== 'none';
    return html`
      <section lang=${locale.language} aria-label=${this.#say('label')} aria-busy=${isPending}>
        ${error ? html`<p class="card say problem" role="alert">${errorText(locale, error)}</p>` : nothing}
        ${cards && cards.length > 0 ? this.#renderBoard(cards) : isPending ? this.#renderSkeleton() : nothing}
        ${error || isPending || (cards && cards.length > 0) ? nothing : html`<p class="card say">${this.#say('empty')}</p>`}
        ${this.#renderForm(cards, error && errorText(locale, error))}
        <div class="visually-hidden" role="status">${this.announcement}</div>
      </section>
    `;
  }

  protected override willUpdate(): void {
    this.#hear(this.#currentCards());
  }

  protected override updated(changed: PropertyValues): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    if (changed.has('problem') && this.problem?.field) {
      this.renderRoot.querySelector<HTMLElement>(`#${this.problem.field}`)?.focus();
    }
  }

  #currentCards(): readonly KpiCard[] | undefined {
    const input = this.#input();
    if (!input) return undefined;
    const known = this.#cards;
    const isSame = known && (Object.keys(input) as (keyof BoardInput)[]).every((key) => known.input[key] === input[key]);
    if (!isSame) this.#cards = { input, cards: cardsOf(input) };
    return this.#cards?.cards;
  }

  #input(): BoardInput | undefined {
    const today = this.today ?? this.#plan.today;
    if (this.kpis) {
      const { kpis, targets = none, readings = none, anchorOn } = this;
      return { kpis, targets, readings, anchorOn, today };
    }
    const { source, state } = this.#plan;
    const rows = source === 'none' || state.status === 'pending' ? undefined : state.value;
    return rows && { kpis: rows.kpis, targets: rows.targets, readings: rows.readings, anchorOn: rows.plan?.anchorOn, today };
  }

  get #canRecord(): boolean {
    return !this.readOnly && (this.#plan.source === 'own' || this.#plan.may('kpi.record'));
  }

  #renderBoard(cards: readonly KpiCard[]): TemplateResult {
    const { locale } = this.#plan;
    const today = this.today ?? this.#plan.today;
    const canRecord = this.#canRecord;
    return html`<ul class="board" part="board">
      ${repeat(cards, ({ kpi }) => kpi.id, (one) =>
        renderCard(locale, one, today, canRecord ? () => this.#open(one.kpi.id) : undefined))}
    </ul>`;
  }

  #renderSkeleton(): TemplateResult {
    return html`
      <div class="board" aria-hidden="true">${[1, 2, 3].map(() => html`
        <div class="card kpi">
          <div class="skeleton name"></div><div class="skeleton number"></div><div class="skeleton curve"></div>
        </div>
      `)}</div>
      <span class="visually-hidden">${this.#say('loading')}</span>
    `;
  }

  /** @param trouble why nothing can be saved at the moment: who waits for that hears it in the form */
  #renderForm(cards: readonly KpiCard[] | undefined, trouble: string | undefined): TemplateResult | typeof nothing {
    const one = cards?.find(({ kpi }) => kpi.id === this.recordingId);
    return one ? renderRecordForm(this.#plan.locale, {
      card: one,
      today: this.today ?? this.#plan.today,
      problem: this.problem ?? (this.busy && trouble !== undefined ? { message: trouble } : undefined),
      busy: this.busy,
      submit: (typed) => void this.#submit(one, typed),
      closed: () => this.#close(),
    }) : nothing;
  }

  #open(id: Id): void {
    this.problem = undefined;
    this.recordingId = id;
  }

  #close(): void {
    this.recordingId = undefined;
    this.problem = undefined;
    this.busy = false;
  }

  async #submit(one: KpiCard, typed: Typed): Promise<void> {
    if ('problem' in typed) {
      this.problem = { message: typed.problem, field: typed.field };
      return;
    }
    this.problem = undefined;
    this.busy = true;
    const problem = await this.#record(typed.reading);
    this.busy = false;
    if (problem !== undefined) {
      this.problem = { message: problem };
      return;
    }
    this.renderRoot.querySelector('dialog')?.close();
    const standing = { ...one.standing, reading: { ...typed.reading, id: '', at: 'Z' } as KpiReading };
    const { value } = readingWords(this.#plan.locale, { ...one, standing });
    this.announcement = this.#say('recorded', { value, name: one.kpi.name });
  }

  /** @returns what went wrong, in the reader's words */
  async #record(reading: NewReading): Promise<string | undefined> {
    const { locale } = this.#plan;
    const args = { ...reading, id: this.#plan.makeId() };
    const outcome = await requestChange(this, new KpiRecordRequestEvent(reading), 'kpi.record', args);
    if (outcome.status === 'failed') return errorText(locale, outcome.error);
    if (outcome.status !== 'settled' || outcome.settled.kind !== 'rejected') return undefined;
    const { code, message, parameters = {} } = outcome.settled.refusal;
    return errorText(locale, { code, message, parameters });
  }

  /** Says what has changed, and nothing about what was there from the beginning. */
  #hear(cards: readonly KpiCard[] | undefined): void {
    if (!cards) return;
    const sentences = new Map(cards.map((one) => [one.kpi.id, cardWords(this.#plan.locale, one)]));
    const news = this.#heard ? [...sentences].filter(([id, sentence]) => this.#heard?.get(id) !== sentence) : [];
    if (news.length > 0 && news.length <= mostHeard) this.announcement = news.map(([, sentence]) => sentence).join('. ');
    this.#heard = sentences;
  }

  #say(key: KeyOf<typeof kpiBoard>, parameters?: Parameters): string {
    return say(this.#plan.locale, kpiBoard, key, parameters);
  }
}

const none: readonly never[] = [];
