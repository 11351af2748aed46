import type { DependencyType, Id } from '../../sdk/model/index.js';
import type { DaySpan, View } from '../../sdk/plot/index.js';
import type { Person } from '../theme/index.js';
import type { Flaw } from './lenient.js';
import type { Lexicon } from './lexicon.js';
import type { Outline } from './outline.js';
import type { RowList } from './row-list.js';

/** What a drag shows before it is asked for. */
export interface Preview {
  readonly id: Id;
  readonly span?: DaySpan;
  readonly progress?: number;
}

/** Where in the tree a dragged row would land. */
export interface DropPlace {
  /** The row before which it lands, 0 to the number of rows. */
  readonly row: number;
  readonly depth: number;
  readonly parentId: Id | null;
  readonly afterId: Id | null;
}

/** Everything that the drawing functions read. The element makes one, they change nothing of it. */
export interface Scene {
  readonly outline: Outline;
  readonly rows: RowList;
  readonly view: View;
  /** The day at the beginning of what is painted, left of the view; panning a little only shifts the paint. */
  readonly origin: number;
  /** px from the origin that are painted, `from` being 0. */
  readonly clip: { readonly from: number; readonly to: number };
  /** px. */
  readonly rowHeight: number;
  readonly width: number;
  /** Names stand over their bars, in a container too narrow for a grid. */
  readonly stacked: boolean;
  readonly rtl: boolean;
  readonly readOnly: boolean;
  readonly lexicon: Lexicon;
  /** Day number. Absent on an axis that is not calendar time. */
  readonly today: number | undefined;
  readonly selectedId: Id | undefined;
  /** Row that Tab leads to. */
  readonly activeId: Id | undefined;
  readonly renamingId: Id | undefined;
  /** What was typed for it and refused; absent: the field begins with the title. */
  readonly refusedTitle: string | undefined;
  readonly preview: Preview | undefined;
  readonly collapsed: ReadonlySet<Id>;
  readonly flaws: ReadonlyMap<Id, Flaw>;
  readonly links: LinkIndex;
  readonly fiscalYearStartsInMonth: number;
  peopleOf(id: Id): readonly Person[];
  measure(text: string, bold: boolean): number;
}

export interface LinkEnds {
  readonly id: Id;
  readonly fromId: Id;
  readonly toId: Id;
  readonly type: DependencyType;
}

/** Links by the items they touch. */
export type LinkIndex = ReadonlyMap<Id, readonly LinkEnds[]>;

/** The view that the paint was made for: its day 0 is the origin. */
export function paintView(scene: Scene): View {
  return { start: scene.origin, perDay: scene.view.perDay };
}
