import { dayFromNumber, dayNumber } from '../../sdk/model/day.js';
import type { KitError } from '../../sdk/model/errors.js';
import type { Id } from '../../sdk/model/values.js';
import { errorText } from '../../sdk/text/errors.js';
import { makeLocale } from '../../sdk/text/locale.js';
import type { Translation } from '../../sdk/text/messages/catalogue.js';
import type { PlanController } from '../bind/plan-controller.js';
import type { Person } from '../theme/avatar.js';
import { Commands, type CommandHost } from './commands.js';
import { DataSource, type Drawable, type DrawState, type OwnData } from './data.js';
import type { Editing, EditorHost } from './editor.js';
import { MilestoneSelectEvent, type NewMilestone } from './events.js';
import { GridFocus, type FocusHost } from './grid-focus.js';
import type { GridHost } from './grid-actions.js';
import { historyOf, type History } from './history.js';
import { Lexicon } from './lexicon.js';
import type { Flaw } from './lenient.js';
import { indexLinks } from './links.js';
import { TextMeasure } from './measure-text.js';
import type { MenuHost, OpenMenu } from './menu.js';
import { Outline } from './outline.js';
import type { Painter, Stage } from './painter.js';
import { RowList } from './row-list.js';
import type { LinkIndex, Preview } from './scene.js';
import { Sight, type SightHost } from './sight.js';
import { speakRow } from './speech.js';
import type { ToolbarHost } from './toolbar.js';
import type { ZoomLevel } from './zoom.js';

/** What the desk needs of the element it works for. */
export interface DeskElement extends HTMLElement, OwnData {
  readonly readOnly: boolean;
  selectedId: Id | undefined;
  readonly fiscalYearStartsInMonth: number | undefined;
  readonly label: string | undefined;
  readonly translations: readonly Translation[] | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}

const noFlaws: ReadonlyMap<Id, Flaw> = new Map();

/** What the timeline knows and can do, apart from how it is drawn: data, view, focus, and what is open on top. */
export class Desk implements CommandHost, EditorHost, FocusHost, GridHost, MenuHost, SightHost, ToolbarHost {
  readonly element: DeskElement;
  readonly commands: Commands = new Commands(this);
  readonly sight: Sight = new Sight(this);
  readonly focus: GridFocus = new GridFocus(this);
  painter: Painter | undefined;
  state: DrawState = { status: 'pending' };
  lexicon: Lexicon;
  rowList: RowList;
  query = '';
  renamingId: Id | undefined;
  editing: Editing | undefined;
  menu: OpenMenu | undefined;
  keysAreShown = false;
  problem: string | undefined;
  /** Whether a link was seen that is contradicted by the dates: then the legend tells it. */
  hasBrokenLinks = false;
  /** Draws the line of buttons anew, and nothing else. Whoever draws it sets this. */
  paintToolbar: () => void = () => undefined;
  readonly #controller: PlanController;
  readonly #data = new DataSource();
  readonly #collapsed = new Set<Id>();
  readonly #texts = new TextMeasure();
  readonly #nothing = new Outline({ milestones: [], dependencies: [], reports: [], today: '2000-01-01' });
  #listed: readonly unknown[] = [];
  #links: { outline: Outline; index: LinkIndex } | undefined;
  #awaitedId: Id | undefined;
  #createdId: Id | undefined;
  #said = '';

  constructor(element: DeskElement, controller: PlanController) {
    this.element = element;
    this.#controller = controller;
    this.lexicon = new Lexicon(makeLocale(controller.language), false);
    this.rowList = new RowList(this.#nothing, this.#collapsed);
  }

  /** Takes in what has changed, before it is rendered. */
  update(): void {
    const before = this.outline;
    this.state = this.#data.resolve(this.element, this.#controller);
    const { outline } = this;
    const locale = this.element.translations ? makeLocale(this.#controller.language, ...this.element.translations) : this.#controller.locale;
    const known = this.lexicon;
    const same = known.locale.language === locale.language && known.relative === outline.relative
      && known.locale.translations.every((one, index) => one === locale.translations[index])
      && known.locale.translations.length === locale.translations.length;
    if (!same) this.lexicon = new Lexicon(locale, outline.relative);
    this.#list();
    if (this.renamingId !== undefined && outline.indexOf(this.renamingId) < 0) this.renamingId = undefined;
    if (this.menu && outline.indexOf(this.menu.id) < 0) this.menu = undefined;
    if (this.editing?.kind === 'item' && outline.indexOf(this.editing.id) < 0) this.editing = undefined;
    if (before !== outline && outline.indexOf(this.#createdId) >= 0) this.#welcome();
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
    return this.#controller.source === 'own' ? false : !this.#controller.may('milestone.change');
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
    return this.#controller.source === 'own' ? undefined : historyOf(this.#controller.client);
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
    return this.#controller.makeId();
  }

  announce(text: string): void {
    const region = this.root.querySelector('.live');
    // The same words twice are news only when something about them is different.
    this.#said = this.#said === text ? `${text}\u00A0` : text;
    if (region) region.textContent = this.#said;
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

  titleOf(id: Id): string {
    return this.outline.itemOf(id)?.title ?? id;
  }

  get title(): string {
    return this.element.label ?? this.drawable?.plan?.title ?? this.lexicon.say('label');
  }

  /** What has gone wrong, in the reader's words. */
  describe(error: KitError): string {
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

  undo(): void {
    void this.#turn('undo');
  }

  redo(): void {
    void this.#turn('redo');
  }

  find(query: string): void {
    this.query = query;
    this.#list();
    const { found } = this.rowList;
    if (found !== undefined) this.announce(this.lexicon.say(found ? 'find.said' : 'find.none', { count: found }));
    this.element.requestUpdate();
  }

  findNext(): void {
    const { indexes } = this.rowList;
    const wanted = this.query.trim().toLocaleLowerCase();
    const at = indexes.findIndex((index) =>
      this.outline.at(index)?.title.toLocaleLowerCase().includes(wanted) ?? false);
    if (at >= 0) this.focus.moveTo(at);
  }

  focusFind(): void {
    this.root.querySelector<HTMLElement>('.find')?.focus();
  }

  showKeys(): void {
    this.keysAreShown = true;
    this.element.requestUpdate();
  }

  hideKeys(): void {
    this.keysAreShown = false;
    this.element.requestUpdate();
  }

  rename(id: Id): void {
    if (this.isReadOnly) return this.announce(this.lexicon.say('said.read-only'));
    this.renamingId = id;
    this.element.requestUpdate();
  }

  /**
   * @param title absent: nothing is changed
   * @param stay whether the focus goes back to the row
   */
  endRename(title: string | undefined, stay = false): void {
    const id = this.renamingId;
    if (id === undefined) return;
    this.renamingId = undefined;
    if (stay) this.focus.moveTo(this.rowList.rowOf(this.outline.indexOf(id)));
    const trimmed = title?.trim();
    if (trimmed) this.commands.change(id, { title: trimmed });
    this.element.requestUpdate();
  }

  openEditor(id: Id): void {
    if (this.isReadOnly) return this.announce(this.lexicon.say('said.read-only'));
    this.editing = { kind: 'item', id };
    this.element.requestUpdate();
  }

  closeEditor(): void {
    if (!this.editing) return;
    // Closing it gives the focus back to where it was; only taking it away would lose it.
    this.root.querySelector<HTMLDialogElement>('.editor')?.close();
    this.editing = undefined;
    this.element.requestUpdate();
  }

  openMenu(kind: OpenMenu['kind'], id: Id, at?: DOMRect): void {
    if (this.isReadOnly) return this.announce(this.lexicon.say('said.read-only'));
    const row = this.root.getElementById(`row-${this.outline.indexOf(id)}`);
    const box = at ?? (kind === 'status' ? row?.querySelector('.chip') : row?.querySelector('.title'))
      ?.getBoundingClientRect() ?? row?.getBoundingClientRect();
    if (!box) return;
    this.menu = { kind, id, at: box };
    this.element.requestUpdate();
  }

  /** @param dismissed whether it was left for something else, which then has the focus */
  closeMenu(dismissed = false): void {
    if (!this.menu) return;
    this.menu = undefined;
    if (!dismissed) this.focus.back();
    this.element.requestUpdate();
  }

  addNew(): void {
    this.addBelow(this.element.selectedId);
  }

  /** Opens the form for an item after `id`, of its kind and around its days. */
  addBelow(id: Id | undefined): void {
    if (this.isReadOnly) return this.announce(this.lexicon.say('said.read-only'));
    const { outline } = this;
    const beside = outline.itemOf(id);
    const inside = beside?.kind === 'goal';
    const draft: NewMilestone = {
      id: this.makeId(),
      planId: beside?.planId || (this.drawable?.plan?.id ?? outline.at(0)?.planId ?? ''),
      kind: beside && !inside ? beside.kind : 'milestone',
      title: '',
      parentId: beside ? (inside ? beside.id : outline.parentIdOf(beside.id)) : null,
      afterId: beside ? (inside ? outline.childIdsOf(beside.id).at(-1) ?? null : beside.id)
        : outline.childIdsOf(null).at(-1) ?? null,
      ...this.#daysBeside(beside?.id),
    };
    this.editing = { kind: 'new', draft };
    this.#createdId = draft.id;
    this.element.requestUpdate();
  }

  remove(id: Id): void {
    const { outline, rowList } = this;
    const index = outline.indexOf(id);
    const next = rowList.indexes.findIndex((other) => other >= outline.endAt(index));
    const neighbour = next >= 0 ? next : rowList.rowOf(index) - 1;
    const nextId = outline.idAt(rowList.indexes[neighbour] ?? -1);
    this.commands.delete(id);
    if (nextId === undefined || this.isReadOnly) return;
    this.select(nextId);
    this.focus.follow(nextId);
  }

  #daysBeside(id: Id | undefined): Pick<NewMilestone, 'startsOn' | 'dueOn'> {
    if (this.outline.relative) return {};
    const { from, to } = id === undefined ? {} : this.outline.spanOf(id);
    const item = this.outline.itemOf(id);
    const last = to ?? from;
    if (last === undefined) return {};
    return {
      ...(item?.kind === 'task' && from !== undefined && { startsOn: dayFromNumber(last + 1) }),
      dueOn: dayFromNumber(item?.kind === 'task' && from !== undefined ? last + 1 + last - from : last),
    };
  }

  #welcome(): void {
    const id = this.#createdId;
    this.#createdId = undefined;
    if (id === undefined) return;
    for (let above = this.outline.parentIdOf(id); above !== null; above = this.outline.parentIdOf(above)) {
      this.#collapsed.delete(above);
    }
    this.#list();
    this.select(id);
    this.focus.follow(id);
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

  async #turn(way: 'undo' | 'redo'): Promise<void> {
    const { history } = this;
    if (!history || this.isReadOnly || !(way === 'undo' ? history.canUndo : history.canRedo)) return;
    try {
      await history[way]();
      this.announce(this.lexicon.say(way));
    } catch (error) {
      this.complain(error instanceof Error ? error.message : String(error));
    }
  }
}
