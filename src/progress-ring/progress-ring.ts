import { html, LitElement, nothing, type TemplateResult } from 'lit';

import type { PlanRows } from '../../sdk/client/queries.js';
import type { Day } from '../../sdk/model/day.js';
import type { KitError } from '../../sdk/model/errors.js';
import type { Milestone, State } from '../../sdk/model/milestone.js';
import type { Id, Share } from '../../sdk/model/values.js';
import type { StateCounts } from '../../sdk/rules/types.js';
import { say } from '../../sdk/text/locale.js';
import { ring } from '../../sdk/text/messages/en/ring.js';
import { states } from '../../sdk/text/messages/en/states.js';
import type { KeyOf, Parameters } from '../../sdk/text/messages/message.js';
import { formatNumber, formatShare } from '../../sdk/text/numbers.js';
import { Later } from '../bind/later.js';
import { PlanController } from '../bind/plan-controller.js';
import { base, card } from '../theme/base.js';
import { chips } from '../theme/chips.js';
import { stateNames } from '../theme/palette.js';
import { skeletons } from '../theme/skeletons.js';
import { stateSymbol } from '../theme/symbols.js';
import { tokens } from '../theme/tokens.js';
import { drawRing } from './drawing.js';
import type { RingFacts } from './facts.js';
import { pointsBehind } from './points.js';
import { styles } from './styles.js';

// The rules weigh more than all else that is drawn here: only those that are needed are loaded.
const numberRules = new Later(() => import('./number-facts.js'));
const planRules = new Later(() => import('./plan-facts.js'));
const explanations = new Later(() => import('./explain.js'));

/**
 * How far a plan, or a branch of it, has come: its items by state around a ring, the share that is done inside, a tick
 * where the plan expected to be, and the reason for the state on demand.
 *
 * Takes its data from the `<milestone-provider>` above it, from a document (`src`), from `milestones`, or from plain
 * numbers (`progress`, `expected`, `counts`); its own properties win.
 *
 * @element milestone-progress-ring
 * @slot heading - What stands above the ring instead of "Overall progress".
 * @csspart card - The surface.
 * @csspart heading - The line above the ring.
 * @csspart chip - The button that says how it stands and shows why.
 * @csspart ring - The ring with its centre.
 * @csspart legend - The counts by state.
 * @csspart reason - The sentence that says why.
 * @cssprop [--mk-ring-size=128px] - Diameter of the ring.
 * @cssprop --mk-done - Colour of what is done; likewise `--mk-on-track`, `--mk-at-risk`, `--mk-off-track`, `--mk-planned`.
 * @cssprop --mk-surface-1 - Colour of the surface.
 * @cssprop --mk-line - Colour of hairlines.
 * @cssprop --mk-ink - Colour of text; `--mk-ink-2` and `--mk-ink-3` are fainter.
 * @cssprop [--mk-radius=10px] - Roundness.
 * @cssprop --mk-font - Font; absent: the page's.
 */
export class MilestoneProgressRing extends LitElement {
  static override styles = [tokens, base, card, chips, skeletons, styles];

  // Written without decorators, which would weigh as much as all that is drawn here.
  static override properties = {
    milestones: { attribute: false },
    anchorOn: { attribute: 'anchor-on' },
    today: {},
    progress: { type: Number },
    expected: { type: Number },
    counts: { type: Object },
    milestoneId: { attribute: 'milestone-id' },
    src: {},
    start: {},
    plan: {},
    theme: { reflect: true },
    explains: { state: true },
  };

  /** Items in any order, as the model has them. Not to be changed in place: pass a new array. */
  milestones: readonly Milestone[] | undefined;
  /** For relative items among `milestones`: the first day of month 1. */
  anchorOn: Day | undefined;
  /** The day that counts as today for `milestones`; absent: the day where the reader is. */
  today: Day | undefined;
  /** The share that is done, 0 to 1, for a ring without items. */
  progress: Share | undefined;
  /** The share that was expected by now, 0 to 1. */
  expected: Share | undefined;
  /** Items by state: `{ "done": 13, "on-track": 7, "at-risk": 4, "off-track": 2, "planned": 15 }`. */
  counts: StateCounts | undefined;
  /** Shows this item and what is below it instead of the whole plan. */
  milestoneId: Id | undefined;
  /** Address of a document to show. */
  src: string | undefined;
  /** First day of the document's month 1, like `2026-01-05`. */
  start: Day | undefined;
  /** Id of the plan to show; absent: the provider's. */
  plan: Id | undefined;
  /** Forces a colour scheme; absent: that of the place. */
  theme: 'light' | 'dark' | undefined;

  private explains = false;
  #announcement = '';
  #said: string | undefined;

  readonly #plan = new PlanController(this, {
    own: () => this.milestones !== undefined || this.progress !== undefined || this.counts !== undefined,
    src: () => this.src,
    start: () => this.start,
    planId: () => this.plan,
  });

  protected override render(): TemplateResult {
    const { source, state, language } = this.#plan;
    const found = this.#facts;
    const facts = found === 'pending' ? undefined : found;
    const isPending = found === 'pending';
    const error = source !== 'own' && state.status === 'failed' ? state.error : undefined;
    this.#announce(facts);
    return html`
      <section class="card" part="card" lang=${language} aria-labelledby="heading" aria-busy=${isPending}>
        <div class="head">
          <h2 id="heading" part="heading"><slot name="heading">${this.#heading}</slot></h2>
          ${facts ? this.#renderChip(facts) : nothing}
        </div>
        ${facts ? this.#renderFacts(facts) : isPending ? this.#renderSkeleton() : error ? nothing : this.#renderEmpty()}
        ${error ? this.#renderProblem(error) : nothing}
        <div class="visually-hidden" role="status">${this.#announcement}</div>
      </section>
    `;
  }

  get #facts(): RingFacts | 'pending' | undefined {
    const { milestones, anchorOn, milestoneId, progress, expected, counts } = this;
    if (progress !== undefined || counts !== undefined) {
      return numberRules.for(this)?.factsOfNumbers({ progress, expected, counts }) ?? 'pending';
    }
    const plan = milestones ? { milestones, anchorOn } : this.#rows;
    if (plan) {
      const rules = planRules.for(this);
      return rules ? rules.factsOfPlan(plan, this.today ?? this.#plan.today, milestoneId) : 'pending';
    }
    const { source, state } = this.#plan;
    return source !== 'none' && state.status === 'pending' ? 'pending' : undefined;
  }

  /** Those of a workspace; the last good ones where it has failed since. */
  get #rows(): PlanRows | undefined {
    const { source, state } = this.#plan;
    return source === 'own' || state.status === 'pending' ? undefined : state.value;
  }

  get #heading(): string {
    const items = this.milestones ?? this.#rows?.milestones;
    const item = this.milestoneId === undefined ? undefined : items?.find(({ id }) => id === this.milestoneId);
    return item?.title ?? this.#say('title');
  }

  #renderChip({ state, progress, expected }: RingFacts): TemplateResult {
    const name = this.#stateName(state);
    const behind = progress === undefined || expected === undefined ? undefined : pointsBehind(progress, expected);
    const says = behind === undefined || state === 'done' || state === 'planned'
      ? name
      : behind === 0 ? this.#say('on-plan') : this.#say(behind > 0 ? 'behind' : 'ahead', { points: Math.abs(behind) });
    return html`
      <button class="chip" part="chip" type="button" data-state=${state} title=${this.#say('why')}
        aria-expanded=${this.explains} aria-controls="reason" @click=${this.#toggleReason}>
        ${stateSymbol(state)}${says === name ? nothing : html`<span class="visually-hidden">${name}: </span>`}<bdi>${says}</bdi>
      </button>
    `;
  }

  #renderFacts(facts: RingFacts): TemplateResult {
    const { locale } = this.#plan;
    const { progress, expected, counts, reason, segments } = facts;
    return html`
      <div class="body">
        <div class="ring" part="ring" role="img" aria-label=${this.#sentence(facts)}>
          ${drawRing(segments, expected)}
          <div class="centre">
            <span class="value">${progress === undefined ? '–' : formatShare(locale, progress)}</span>
            ${expected === undefined ? nothing : html`
              <span class="faint">${this.#say('expected', { share: formatShare(locale, expected) })}</span>
            `}
          </div>
        </div>
        ${counts ? html`<dl class="legend" part="legend">${stateNames.map((name) => html`
          <div data-state=${name}>
            <dt>${stateSymbol(name)}${this.#stateName(name)}</dt><dd>${formatNumber(locale, counts[name])}</dd>
          </div>
        `)}</dl>` : nothing}
      </div>
      <p class="reason" id="reason" part="reason" ?hidden=${!this.explains}>
        ${this.explains ? explanations.for(this)?.explain(locale, reason) : nothing}
      </p>
    `;
  }

  #renderEmpty(): TemplateResult {
    return html`
      <div class="body"><div class="ring">${drawRing([], undefined)}</div><p class="muted">${this.#say('empty')}</p></div>
    `;
  }

  #renderProblem(error: KitError): TemplateResult {
    const words = explanations.for(this)?.errorText(this.#plan.locale, error);
    return html`<p class="say problem" role="alert">${words}</p>`;
  }

  #renderSkeleton(): TemplateResult {
    return html`
      <div class="body">
        <div class="ring breathing">${drawRing([], undefined)}</div>
        <div class="legend" aria-hidden="true">${stateNames.map(() => html`<div class="skeleton line"></div>`)}</div>
        <span class="visually-hidden">${this.#say('loading')}</span>
      </div>
    `;
  }

  #sentence({ progress, expected, state }: RingFacts): string {
    const { locale } = this.#plan;
    return [
      progress === undefined ? this.#say('unknown') : this.#say('done', { share: formatShare(locale, progress) }),
      ...expected === undefined ? [] : [this.#say('expected', { share: formatShare(locale, expected) })],
      this.#stateName(state),
    ].join(', ');
  }

  /** Says what has changed, and nothing about what was there from the beginning. */
  #announce(facts: RingFacts | undefined): void {
    const sentence = facts && this.#sentence(facts);
    if (sentence === undefined || sentence === this.#said) return;
    if (this.#said !== undefined) this.#announcement = sentence;
    this.#said = sentence;
  }

  #toggleReason(): void {
    this.explains = !this.explains;
  }

  #say(key: KeyOf<typeof ring>, parameters?: Parameters): string {
    return say(this.#plan.locale, ring, key, parameters);
  }

  #stateName(name: State): string {
    return say(this.#plan.locale, states, `state.${name}`);
  }
}
