import { dayFromNumber } from '../../sdk/model/day.js';
import type { Id } from '../../sdk/model/values.js';
import { historyText } from '../../sdk/text/history.js';
import { toKitError } from '../bind/failure.js';
import { Board } from './board.js';
import type { Editing, EditorHost } from './editor.js';
import type { NewMilestone } from './events.js';
import type { GridHost } from './grid-actions.js';
import type { MenuHost, OpenMenu } from './menu.js';
import type { ToolbarHost } from './toolbar.js';

/** What can be done at a timeline beyond single commands: what opens on top of it, and what leads from one to another. */
export class Desk extends Board implements EditorHost, GridHost, MenuHost, ToolbarHost {
  editing: Editing | undefined;
  menu: OpenMenu | undefined;
  keysAreShown = false;

  override update(): void {
    super.update();
    const { outline } = this;
    if (this.menu && outline.indexOf(this.menu.id) < 0) this.menu = undefined;
    if (this.editing?.kind === 'item' && outline.indexOf(this.editing.id) < 0) this.editing = undefined;
  }

  undo(): void {
    void this.#turn('undo');
  }

  redo(): void {
    void this.#turn('redo');
  }

  /** "Undo: move Public launch". */
  labelOf(way: 'undo' | 'redo'): string {
    const step = this.history?.[`${way}Step`];
    return step ? historyText(this.lexicon.locale, way, step) : this.lexicon.say(way);
  }

  findNext(): void {
    const { indexes } = this.rowList;
    const wanted = this.query.trim().toLocaleLowerCase();
    const at = indexes.findIndex((index) =>
      this.outline.at(index)?.title.toLocaleLowerCase().includes(wanted) ?? false);
    if (at < 0) return;
    this.focus.moveTo(at);
    this.showBar(this.outline.idAt(indexes[at] ?? -1));
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
    const { refusedTitle } = this;
    this.renamingId = undefined;
    this.refusedTitle = undefined;
    if (stay) this.focus.moveTo(this.rowList.rowOf(this.outline.indexOf(id)));
    const trimmed = title?.trim();
    // Whoever leaves what was refused as it is gives it up: a field that calls back again and again is a trap.
    const isGivenUp = !stay && trimmed === refusedTitle;
    if (trimmed && !isGivenUp) this.commands.change(id, { title: trimmed }, () => this.#renameAgain(id, trimmed));
    this.element.requestUpdate();
  }

  #renameAgain(id: Id, typed: string): void {
    if (this.renamingId !== undefined || this.editing) return;
    this.refusedTitle = typed;
    this.rename(id);
  }

  openEditor(id: Id): void {
    if (this.isReadOnly) return this.announce(this.lexicon.say('said.read-only'));
    this.editing = { kind: 'item', id };
    this.element.requestUpdate();
  }

  /** Opens the form for a new item again, with what was typed. */
  editAgain(draft: NewMilestone, problem: string): void {
    if (this.editing) return;
    this.editing = { kind: 'new', draft, problem };
    this.expect(draft.id);
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
    this.expect(draft.id);
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

  async #turn(way: 'undo' | 'redo'): Promise<void> {
    const { history } = this;
    if (!history || this.isReadOnly || !history[`${way}Step`]) return;
    const label = this.labelOf(way);
    try {
      await history[way]();
      this.announce(label);
    } catch (error) {
      this.complain(this.describe(toKitError(error)));
    }
  }
}
