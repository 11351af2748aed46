import { dayNumber } from '../../sdk/model/day.js';
import type { KitError } from '../../sdk/model/errors.js';
import type { Id } from '../../sdk/model/values.js';
import { errorText } from '../../sdk/text/errors.js';
import { makeLocale, type Locale } from '../../sdk/text/locale.js';
import { reasonText } from '../../sdk/text/reasons.js';
import type { Translation } from '../../sdk/text/messages/catalogue.js';
import type { PlanController } from '../bind/plan-controller.js';
import type { Person } from '../theme/avatar.js';
import { Commands, type CommandHost } from './commands.js';
import { DataSource, type Drawable, type DrawState, type OwnData } from './data.js';
import { MilestoneSelectEvent } from './events.js';
import { GridFocus, type FocusHost } from './grid-focus.js';
import { historyOf, type History } from './history.js';
import { Lexicon } from './lexicon.js';
import type { Flaw } from './lenient.js';
import { indexLinks } from './links.js';
import { TextMeasure } from './measure-text.js';
import { Outline } from './outline.js';
import type { Painter, Stage } from './painter.js';
import { RowList } from './row-list.js';
import type { LinkIndex, Preview } from './scene.js';
import { Sight, type SightHost } from './sight.js';
import { speakRow } from './speech.js';
import type { ZoomLevel } from './zoom.js';

/** What the board needs of the element it works for. */
export interface BoardElement extends HTMLElement, OwnData {
  readonly readOnly: boolean;
  selectedId: Id | undefined;
  readonly fiscalYearStartsInMonth: number | undefined;
  readonly label: string | undefined;
  readonly translations: readonly Translation[] | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}

const noFlaws: ReadonlyMap<Id, Flaw> = new Map();

/** What the timeline knows, apart from how it is drawn: data and what follows from them, view, focus, what is chosen. */
export abstract class Board implements CommandHost, FocusHost, SightHost {
  readonly element: BoardElement;
  readonly commands: Commands = new Commands(this);
  readonly sight: Sight = new Sight(this);
  readonly focus: GridFocus = new GridFocus(this);
  painter: Painter | undefined;
  state: DrawState = { status: 'pending' };
  lexicon: Lexicon;
  rowList: RowList;
  query = '';
  renamingId: Id | undefined;
  /** What was typed into the field for the title and refused. */
  refusedTitle: string | undefined;
  problem: string | undefined;
  /** Whether a link was seen that is contradicted by the dates: then the legend tells it. */
  hasBrokenLinks = false;
  /** Draws the line of buttons anew, and nothing else. Whoever draws it sets this. */
  paintToolbar: () => void = () => undefined;
  protected readonly controller: PlanController;
  readonly #data = new DataSource();
  readonly #collapsed = new Set<Id>();
  readonly #texts = new TextMeasure();
  readonly #nothing = new Outline({ milestones: [], dependencies: [], reports: [], today: '2000-01-01' });
  #listed: readonly unknown[] = [];
  #spoken: readonly unknown[] = [];
  #links: { outline: Outline; index: LinkIndex } | undefined;
  #awaitedId: Id | undefined;
  #expectedId: Id | undefined;
  #said = '';

  constructor(element: BoardElement, controller: PlanController) {
    this.element = element;
    this.controller = controller;
    this.lexicon = new Lexicon(controller.locale, false);
    // Between an element and its data there is mostly a moment; the first frame has none to spare.
    setTimeout(() => this.lexicon.warmUp());
    this.rowList = new RowList(this.#nothing, this.#collapsed);
  }

  /** Takes in what has changed, before it is rendered. */
  update(): void {
    const before = this.outline;
    this.state = this.#data.resolve(this.element, this.controller);
    const { outline } = this;
    this.#read(this.controller.locale, this.element.translations, outline.relative);
    this.#list();
    if (this.renamingId !== undefined && outline.indexOf(this.renamingId) < 0) this.renamingId = undefined;
    if (before !== outline && outline.indexOf(this.#expectedId) >= 0) this.#welcome();
  }

  /** After the paint of changed data: says what it has become, and keeps the focus where it was. */
  updated(outlineBefore: Outline | undefined): void {
    this.focus.keep();
    const scene = this.painter?.scene;
    if (this.#awaitedId === undefined || outlineBefore === this.outline || !scene) return;
    const id = this.#awaitedId;
    this.#awaitedId = undefined;
    if (this.outline.indexOf(id) >= 0) this.announce(speakRow(id, scene));
  }

  get root(): ShadowRoot {
    const root = this.element.shadowRoot;
    if (!root) throw new Error('The timeline has no shadow root yet.');
    return root;
  }

  get drawable(): Drawable | undefined {
    return this.state.status === 'ready' ? this.state.value : undefined;
  }

  get outline(): Outline {
    return this.drawable?.outline ?? this.#nothing;
  }

  get links(): LinkIndex {
    const { outline } = this;
    if (this.#links?.outline !== outline) this.#links = { outline, index: indexLinks(outline.data.dependencies, outline) };
    return this.#links.index;
  }

  get stage(): Stage {
    const { today } = this.outline.data;
    return {
      outline: this.outline,
      rows: this.rowList,
      readOnly: this.isReadOnly,
      lexicon: this.lexicon,
      today: this.outline.relative ? undefined : dayNumber(today),
      selectedId: this.element.selectedId,
      activeId: this.focus.activeId,
      renamingId: this.renamingId,
      refusedTitle: this.refusedTitle,
      preview: this.#previewStillThere(),
      collapsed: this.#collapsed,
      flaws: this.drawable?.flaws ?? noFlaws,
      links: this.links,
      fiscalYearStartsInMonth: this.element.fiscalYearStartsInMonth
        ?? this.drawable?.plan?.fiscalYearStartsInMonth ?? 1,
      peopleOf: (id) => this.#peopleOf(id),
      measure: (text, bold) => this.#texts.widthOf(text, bold),
    };
  }

  #read(...[locale, own, relative]: readonly [Locale, readonly Translation[] | undefined, boolean]): void {
    const inputs = [locale, own, relative];
    if (inputs.every((input, index) => input === this.#spoken[index])) return;
    this.#spoken = inputs;
    const whole = own ? makeLocale(locale.language, ...locale.translations, ...own) : locale;
    this.lexicon = new Lexicon(whole, relative);
  }

  #previewStillThere(): Preview | undefined {
    const preview = this.painter?.preview;
    return preview && this.outline.indexOf(preview.id) >= 0 ? preview : undefined;
  }

  /** @param font of labels */
  useFont(font: string): void {
    this.#texts.use(font);
  }

  get isReadOnly(): boolean {
    if (this.element.readOnly) return true;
    return this.controller.source === 'own' ? false : !this.controller.may('milestone.change');
  }

  viewChanged(): void {
    this.painter?.schedule();
  }

  get horizon(): Sight['horizon'] {
    return this.sight.horizon;
  }

  get level(): ZoomLevel {
    return this.sight.level;
  }

  get history(): History | undefined {
    return this.controller.source === 'own' ? undefined : historyOf(this.controller.client);
  }

  get hasBaseline(): boolean {
    return this.outline.data.baseline !== undefined;
  }

  get chartWidth(): number {
    return this.painter?.size.width ?? 0;
  }

  get rowsPerPage(): number {
    return Math.max(1, (this.painter?.visibleRows ?? 2) - 1);
  }

  makeId(): Id {
    return this.controller.makeId();
  }

  announce(text: string): void {
    const region = this.root.querySelector('.live');
    // The same words twice are news only when something about them is different.
    this.#said = this.#said === text ? `${text}\u00A0` : text;
    if (region) region.textContent = this.#said;
  }

  /** A new item with this id is gone to as soon as it is there. */
  expect(id: Id): void {
    this.#expectedId = id;
  }

  sayWhenChanged(id: Id): void {
    this.#awaitedId = id;
  }

  complain(message: string | undefined): void {
    if (this.problem === message) return;
    this.problem = message;
    this.element.requestUpdate();
  }

  select(id: Id): void {
    this.focus.set(id);
    if (this.element.selectedId === id) return;
    this.element.selectedId = id;
    this.element.dispatchEvent(new MilestoneSelectEvent(id));
  }

  /** Chooses an item with a pointer: the keys go on from there. */
  choose(id: Id): void {
    const row = this.rowList.rowOf(this.outline.indexOf(id));
    if (row >= 0) this.focus.moveTo(row);
  }

  /** Pans to the bar of an item that was gone to without looking. */
  showBar(id: Id | undefined): void {
    const { from, to } = id === undefined ? {} : this.outline.spanOf(id);
    const day = from ?? to;
    if (day !== undefined) this.sight.reveal(day);
  }

  /** Why an item is in its state, for who rests on it with a pointer: "Beta testing, task … behind: 43% done". */
  explain(id: Id): string {
    const scene = this.painter?.scene;
    const reason = this.outline.standingOf(id)?.reason;
    if (!scene || !reason) return '';
    return `${speakRow(id, scene)}\n${reasonText(this.lexicon.locale, reason)}`;
  }

  titleOf(id: Id): string {
    return this.outline.itemOf(id)?.title ?? id;
  }

  get title(): string {
    return this.element.label ?? this.drawable?.plan?.title ?? this.lexicon.say('label');
  }

  describe(error: Pick<KitError, 'code' | 'message' | 'parameters'>): string {
    return errorText(this.lexicon.locale, error);
  }

  isOpen(id: Id): boolean {
    return !this.#collapsed.has(id);
  }

  toggle(id: Id): void {
    if (!this.#collapsed.delete(id)) this.#collapsed.add(id);
    this.element.requestUpdate();
  }

  zoomTo(level: ZoomLevel): void {
    this.sight.zoomTo(level);
    this.paintToolbar();
  }

  fit(): void {
    this.sight.fit();
    this.paintToolbar();
  }

  showToday(): void {
    this.sight.showToday();
  }

  find(query: string): void {
    this.query = query;
    this.#list();
    const { found } = this.rowList;
    if (found !== undefined) this.announce(this.lexicon.say(found ? 'find.said' : 'find.none', { count: found }));
    this.element.requestUpdate();
  }

  #welcome(): void {
    const id = this.#expectedId;
    this.#expectedId = undefined;
    if (id === undefined) return;
    for (let above = this.outline.parentIdOf(id); above !== null; above = this.outline.parentIdOf(above)) {
      this.#collapsed.delete(above);
    }
    this.#list();
    this.select(id);
    this.focus.follow(id);
    this.showBar(id);
  }

  #list(): void {
    const inputs = [this.outline, this.query, [...this.#collapsed].join('|')];
    if (inputs.every((input, index) => input === this.#listed[index])) return;
    this.#listed = inputs;
    this.rowList = new RowList(this.outline, this.#collapsed, this.query);
  }

  /** The owner, then everybody who is assigned. */
  #peopleOf(id: Id): readonly Person[] {
    const ownerId = this.outline.itemOf(id)?.ownerId;
    const ids = new Set([...(ownerId === undefined ? [] : [ownerId]), ...this.drawable?.assignees.get(id) ?? []]);
    return [...ids].map((personId) => ({ id: personId, name: this.drawable?.users.get(personId)?.name ?? personId }));
  }

}
