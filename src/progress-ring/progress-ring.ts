import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

import type { Day } from '../../sdk/model/day.js';
import type { PlanRows } from '../../sdk/client/queries.js';
import type { Milestone } from '../../sdk/model/milestone.js';
import type { Id, Share } from '../../sdk/model/values.js';
import { computeStandings } from '../../sdk/rules/standings.js';
import type { Standings, StateCounts } from '../../sdk/rules/types.js';
import { ring } from '../../sdk/text/messages/en/ring.js';
import { PlanController } from '../bind/plan-controller.js';
import { standingsOf } from '../bind/standings.js';
import { base, card } from '../theme/base.js';
import { stateNames } from '../theme/palette.js';
import { chips, skeletons } from '../theme/parts.js';
import { stateSymbol } from '../theme/symbols.js';
import { tokens } from '../theme/tokens.js';
import { factsOfNumbers, factsOfStanding, pointsBehind, type RingFacts } from './facts.js';
import { styles } from './styles.js';

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

  /** Items in any order, as the model has them. Not to be changed in place: pass a new array. */
  @property({ attribute: false }) milestones: readonly Milestone[] | undefined;
  /** For relative items among `milestones`: the first day of month 1. */
  @property({ attribute: 'anchor-on' }) anchorOn: Day | undefined;
  /** The day that counts as today for `milestones`; absent: the day where the reader is. */
  @property() today: Day | undefined;
  /** The share that is done, 0 to 1, for a ring without items. */
  @property({ type: Number }) progress: Share | undefined;
  /** The share that was expected by now, 0 to 1. */
  @property({ type: Number }) expected: Share | undefined;
  /** Items by state: `{ "done": 13, "on-track": 7, "at-risk": 4, "off-track": 2, "planned": 15 }`. */
  @property({ type: Object }) counts: StateCounts | undefined;
  /** Shows this item and what is below it instead of the whole plan. */
  @property({ attribute: 'milestone-id' }) milestoneId: Id | undefined;
  /** Address of a document to show. */
  @property() src: string | undefined;
  /** First day of the document's month 1, like `2026-01-05`. */
  @property() start: Day | undefined;
  /** Id of the plan to show; absent: the provider's. */
  @property() plan: Id | undefined;
  /** Forces a colour scheme; absent: that of the place. */
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined;

  @state() private explains = false;
  #announcement = '';
  #said: string | undefined;
  #ownStandings: Standings | undefined;

  readonly #plan = new PlanController(this, {
    own: () => this.milestones !== undefined || this.progress !== undefined || this.counts !== undefined,
    src: () => this.src,
    start: () => this.start,
    planId: () => this.plan,
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('milestones') || changed.has('anchorOn') || changed.has('today')) this.#ownStandings = undefined;
  }

  protected override render(): TemplateResult {
    const { language, text } = this.#plan;
    const facts = this.#facts;
    const isPending = !facts && this.#isPending;
    this.#announce(facts);
    return html`
      <section class="card" part="card" lang=${language} aria-labelledby="heading" aria-busy=${isPending}>
        <div class="head">
          <h2 id="heading" part="heading"><slot name="heading">${this.#heading}</slot></h2>
          ${facts ? this.#renderChip(facts) : nothing}
        </div>
        ${facts ? this.#renderFacts(facts) : nothing}
        ${isPending ? renderSkeleton(text.message(ring, 'loading')) : this.#renderSentence(facts)}
        <div class="visually-hidden" role="status">${this.#announcement}</div>
      </section>
    `;
  }

  get #facts(): RingFacts | undefined {
    const { milestones, anchorOn, milestoneId, progress, expected, counts } = this;
    if (progress !== undefined || counts !== undefined) return factsOfNumbers({ progress, expected, counts });
    const standings = milestones
      ? this.#ownStandings ??= computeStandings({
        milestones,
        today: this.today ?? this.#plan.today,
        ...(anchorOn && { anchorOn }),
      })
      : this.#rows && standingsOf(this.#rows, this.#plan.today);
    const standing = milestoneId === undefined ? standings?.plan : standings?.get(milestoneId);
    return standing && factsOfStanding(standing);
  }

  /** Those of a workspace, the last good ones where it has failed since. */
  get #rows(): PlanRows | undefined {
    if (this.#plan.source === 'own') return undefined;
    const { state } = this.#plan;
    return state.status === 'pending' ? undefined : state.value;
  }

  get #isPending(): boolean {
    const { source, state } = this.#plan;
    return (source === 'provider' || source === 'document') && state.status === 'pending';
  }

  get #heading(): string {
    const items = this.milestones ?? this.#rows?.milestones;
    const item = this.milestoneId === undefined ? undefined : items?.find(({ id }) => id === this.milestoneId);
    return item?.title ?? this.#plan.text.message(ring, 'title');
  }

  #renderChip({ state, progress, expected }: RingFacts): TemplateResult {
    const { text } = this.#plan;
    const behind = progress === undefined || expected === undefined ? undefined : pointsBehind(progress, expected);
    const says = behind === undefined || state === 'done' || state === 'planned'
      ? text.stateName(state)
      : behind === 0
        ? text.message(ring, 'on-plan')
        : text.message(ring, behind > 0 ? 'behind' : 'ahead', { points: Math.abs(behind) });
    return html`
      <button class="chip" part="chip" type="button" data-state=${state} aria-expanded=${this.explains}
        aria-controls="reason" title=${text.message(ring, 'why')} @click=${this.#toggleReason}>
        ${stateSymbol(state)}${says}
      </button>
    `;
  }

  #renderFacts(facts: RingFacts): TemplateResult {
    const { text } = this.#plan;
    const { progress, expected, counts, reason, state } = facts;
    return html`
      <div class="body">
        <div class="ring" part="ring" role="img" aria-label=${this.#sentence(facts)}>
          ${renderRing(facts)}
          <div class="centre" aria-hidden="true">
            <span class="value">${progress === undefined ? '–' : text.formatShare(progress)}</span>
            ${expected === undefined
              ? nothing
              : html`<span class="faint">${text.message(ring, 'expected', { share: text.formatShare(expected) })}</span>`}
          </div>
        </div>
        ${counts ? html`
          <dl class="legend" part="legend">
            ${stateNames.map((name) => html`
              <div data-state=${name}>${stateSymbol(name)}<dt>${text.stateName(name)}</dt>
                <dd>${text.formatNumber(counts[name])}</dd></div>
            `)}
          </dl>
        ` : nothing}
      </div>
      <p class="reason" id="reason" part="reason" ?hidden=${!this.explains}>
        ${reason ? text.reason(reason) : text.stateName(state)}
      </p>
    `;
  }

  #renderSentence(facts: RingFacts | undefined): TemplateResult | typeof nothing {
    const { source, state, text } = this.#plan;
    if (source !== 'own' && state.status === 'failed') {
      return html`<p class="say problem" role="alert">${text.describeError(state.error)}</p>`;
    }
    return facts ? nothing : html`<div class="body">${emptyRing}<p>${text.message(ring, 'empty')}</p></div>`;
  }

  #sentence({ progress, expected, state }: RingFacts): string {
    const { text } = this.#plan;
    return [
      progress === undefined ? text.message(ring, 'unknown') : text.message(ring, 'done', { share: text.formatShare(progress) }),
      expected === undefined ? '' : text.message(ring, 'expected', { share: text.formatShare(expected) }),
      text.stateName(state),
    ].filter(Boolean).join(', ');
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
}

/** A circle of length 1 whose stroke begins at the top; a dash from `from` to `to` is an arc. */
function arc(name: string, radius: number, from: number, to: number): TemplateResult {
  return svg`<circle class=${name} cx="64" cy="64" r=${radius} pathLength="1" transform="rotate(-90 64 64)"
    stroke-dasharray="${to - from} 2" stroke-dashoffset=${-from}></circle>`;
}

function renderRing({ segments, expected }: RingFacts): TemplateResult {
  // The tick is a hundredth of the circle wide, centred on where the plan expected to be.
  const tick = expected === undefined ? nothing : arc('tick', 62, expected - 0.005, expected + 0.005);
  return html`
    <svg viewBox="0 0 128 128" aria-hidden="true">
      ${track}
      ${segments.map(({ state, from, to }) => svg`<g data-state=${state}>${arc('segment', 52, from, to)}</g>`)}
      ${tick}
    </svg>
  `;
}

const track = svg`
  <circle class="track" cx="64" cy="64" r="52"></circle>
  <circle class="edge" cx="64" cy="64" r="58.5"></circle>
  <circle class="edge" cx="64" cy="64" r="45.5"></circle>
`;

const emptyRing = html`<div class="ring" aria-hidden="true"><svg viewBox="0 0 128 128">${track}</svg></div>`;

function renderSkeleton(says: string): TemplateResult {
  return html`
    <div class="body">
      <div class="ring breathing"><svg viewBox="0 0 128 128" aria-hidden="true">
        <circle class="track" cx="64" cy="64" r="52"></circle></svg></div>
      <div class="legend" aria-hidden="true">${stateNames.map(() => html`<div class="skeleton line"></div>`)}</div>
      <span class="visually-hidden">${says}</span>
    </div>
  `;
}
