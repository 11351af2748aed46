import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { Day } from '../../sdk/model/day.js';
import type { Assignment, Dependency, ProgressReport } from '../../sdk/model/milestone.js';
import type { User } from '../../sdk/model/people.js';
import type { Baseline, Calendar } from '../../sdk/model/plan.js';
import type { Id } from '../../sdk/model/values.js';
import type { Translation } from '../../sdk/text/messages/catalogue.js';
import { Later } from '../bind/later.js';
import { PlanController } from '../bind/plan-controller.js';
import type { BoardElement } from './board.js';
import { Desk } from './desk.js';
import type { MilestoneInput } from './lenient.js';
import type { Outline } from './outline.js';
import { Stagehand } from './stagehand.js';
import { empty, failed, loading, notices } from './states.js';
import { styles } from './styles/index.js';
import type { ZoomLevel } from './zoom.js';

const overlays = new Later(() => import('./overlays.js'));

/**
 * A plan over time: a tree of goals, milestones and tasks beside their bars, from weeks to years, to look at and to edit
 * with pointer, keys and forms alike. Draws only what is seen, so that ten thousand items are no slower than ten.
 *
 * Takes its data from the `<milestone-provider>` above it, from a document (`src`), or from `milestones`; its own
 * properties win. It never changes what it shows on its own: it asks with an event, and an element that is bound to a
 * workspace runs the operation unless somebody prevents it.
 *
 * The keys: `?` in the grid lists them.
 *
 * @element milestone-timeline
 * @fires {MilestoneScheduleRequestEvent} milestone-schedule-request - Asks for new days of an item. Cancelable.
 * @fires {MilestoneChangeRequestEvent} milestone-change-request - Asks for a new title, kind or status. Cancelable.
 * @fires {MilestoneMoveRequestEvent} milestone-move-request - Asks for another place in the tree. Cancelable.
 * @fires {MilestoneProgressRequestEvent} milestone-progress-request - Asks for a check-in. Cancelable.
 * @fires {MilestoneCreateRequestEvent} milestone-create-request - Asks for a new item. Cancelable.
 * @fires {MilestoneDeleteRequestEvent} milestone-delete-request - Asks to delete an item and all below it. Cancelable.
 * @fires {MilestoneChangeEvent} milestone-change - How a change ended that ran in the workspace.
 * @fires {MilestoneSelectEvent} milestone-select - An item was chosen.
 * @slot toolbar-start - Before the buttons.
 * @slot toolbar-end - After the buttons.
 * @slot empty - What else to do while there are no items, like a button that imports a document.
 * @slot failed - What to do when the plan cannot be shown.
 * @csspart frame - The surface.
 * @csspart toolbar - The line of buttons.
 * @csspart grid - The tree grid.
 * @csspart chart - The bars and their axis.
 * @csspart overview - The strip with the whole plan.
 * @cssprop [--mk-timeline-block-size=680px] - How tall it may grow; a `height` of the element wins.
 * @cssprop [--mk-row=38px] - Height of a row: the density.
 * @cssprop --mk-accent - Colour of goals, of what is chosen, and of the view on the strip.
 * @cssprop --mk-done - Colour of what is done; likewise `--mk-on-track`, `--mk-at-risk`, `--mk-off-track`, `--mk-planned`.
 * @cssprop --mk-surface-1 - Colour of the surface; `--mk-surface-2` is behind header and strip.
 * @cssprop --mk-line - Colour of hairlines; `--mk-line-strong` where they separate more.
 * @cssprop --mk-ink - Colour of text; `--mk-ink-2` and `--mk-ink-3` are fainter.
 * @cssprop [--mk-radius=10px] - Roundness.
 * @cssprop --mk-font - Font; absent: the page's.
 */
export class MilestoneTimeline extends LitElement implements BoardElement {
  static override styles = styles;

  /** Items in any order; `{ id, title }` is enough for one. Not to be changed in place: pass a new array. */
  @property({ attribute: false }) milestones: readonly MilestoneInput[] | undefined;
  /** Links between `milestones`. */
  @property({ attribute: false }) dependencies: readonly Dependency[] | undefined;
  /** Check-ins on `milestones`. */
  @property({ attribute: false }) reports: readonly ProgressReport[] | undefined;
  /** Who the owners and assignees of `milestones` are. */
  @property({ attribute: false }) users: readonly User[] | undefined;
  /** Who works on `milestones`, beside their owners. */
  @property({ attribute: false }) assignments: readonly Assignment[] | undefined;
  /** The days to compare with; wins over the one that the plan names. */
  @property({ attribute: false }) baseline: Baseline | undefined;
  /** Which days are worked, for `milestones`. */
  @property({ attribute: false }) calendar: Calendar | undefined;
  /** For relative items among `milestones`: the first day of month 1. Absent: the axis counts from the beginning. */
  @property({ attribute: 'anchor-on' }) anchorOn: Day | undefined;
  /** The day that counts as today; absent: the day where the reader is. */
  @property() today: Day | undefined;
  /** 1 January … 12 December; absent: as the plan says, else 1. */
  @property({ attribute: 'fiscal-year-starts-in-month', type: Number }) fiscalYearStartsInMonth: number | undefined;
  /** Address of a document to show. */
  @property() src: string | undefined;
  /** First day of the document's month 1, like `2026-01-05`. */
  @property() start: Day | undefined;
  /** Id of the plan to show; absent: the provider's. */
  @property() plan: Id | undefined;
  /** The zoom to begin with; absent: the whole plan where it is readable, else months. */
  @property() zoom: ZoomLevel | 'fit' | undefined;
  /** The item that is chosen. */
  @property({ attribute: 'selected-id' }) selectedId: Id | undefined;
  /** Nothing can be changed, and nothing looks as if it could. */
  @property({ type: Boolean, reflect: true, attribute: 'readonly' }) readOnly = false;
  /** Name of the timeline for ears; absent: the title of the plan. */
  @property() label: string | undefined;
  /** Words in place of the English ones: other languages, or the host's own; later ones win. */
  @property({ attribute: false }) translations: readonly Translation[] | undefined;
  /** Forces a colour scheme; absent: that of the place. */
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined;

  readonly #desk = new Desk(this, new PlanController(this, {
    own: () => this.milestones !== undefined,
    src: () => this.src,
    start: () => this.start,
    planId: () => this.plan,
  }));
  readonly #stagehand = new Stagehand(this.#desk);
  #painted: Outline | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stagehand.leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  /** Menu, form and list of keys: there from when the first of them is asked for. */
  get #overlays() {
    const { menu, editing, keysAreShown } = this.#desk;
    return menu || editing || keysAreShown ? overlays.for(this) : undefined;
  }

  /** An update that opens a form is complete when the form is there. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await overlays.settled();
    return this.isUpdatePending ? super.getUpdateComplete() : done;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#desk.update();
    if (changed.has('selectedId') && this.selectedId !== undefined) this.#desk.focus.set(this.selectedId);
  }

  protected override render(): TemplateResult {
    const desk = this.#desk;
    const { state, lexicon, isReadOnly } = desk;
    return html`<div class="frame" part="frame" role="group" lang=${lexicon.locale.language} aria-label=${desk.title}
        aria-busy=${state.status === 'pending' ? 'true' : nothing}>
      ${state.status === 'ready' && desk.outline.length > 0 ? html`
        ${this.#stagehand.render(
          notices(lexicon, desk.problem ?? (state.problem && desk.describe(state.problem)), state.value.flaws, (id) => desk.titleOf(id)))}`
      : state.status === 'pending' ? loading(lexicon)
      : state.status === 'failed' ? failed(lexicon, desk.describe(state.error))
      : empty(lexicon, isReadOnly, () => desk.addNew())}
      <div class="live visually-hidden" role="status" aria-live="polite"></div>
    </div>${this.#overlays?.overlays(desk) ?? nothing}`;
  }

  protected override updated(): void {
    const before = this.#painted;
    this.#stagehand.paint(this.zoom);
    this.#painted = this.#desk.outline;
    this.#overlays?.showOverlays(this.#desk);
    this.#desk.updated(before);
  }
}
