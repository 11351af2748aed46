import type { Id } from '../../sdk/model/values.js';
import type { Milestone, ProgressReport } from '../../sdk/model/milestone.js';
import type { Forest } from '../../sdk/rules/forest.js';
import { computeStandings } from '../../sdk/rules/standings.js';
import type { Standing, Standings, StandingsInput } from '../../sdk/rules/types.js';

/** What all branches of a plan have in common. */
export type Circumstances = Pick<StandingsInput, 'anchorOn' | 'today' | 'workingTime'> & {
  readonly reports: readonly ProgressReport[];
};

interface Branch {
  readonly items: readonly Milestone[];
  standings: Standings | undefined;
}

/**
 * The standings of a plan, computed branch by branch when they are first asked for: nothing of an item depends on
 * another branch. So a plan of thousands is on the screen before all of it is known, and after a change of one item
 * only its branch is computed again.
 */
export class Branches {
  readonly #circumstances: Circumstances;
  readonly #branches: Branch[] = [];
  /** By place in the forest, less one. */
  readonly #branchAt: Int32Array;
  #reports: ReadonlyMap<Id, readonly ProgressReport[]> | undefined;

  /** @param before what branches that have not changed are taken over from */
  constructor(forest: Forest, circumstances: Circumstances, before?: Branches) {
    this.#circumstances = circumstances;
    const { items, ends } = forest;
    this.#branchAt = new Int32Array(items.length - 1);
    const known = before && sameCircumstances(before.#circumstances, circumstances) ? before.#byRoot() : undefined;
    for (let place = 1; place < items.length;) {
      const end = ends[place] ?? items.length;
      const members = items.slice(place, end) as Milestone[];
      const former = members[0] && known?.get(members[0]);
      this.#branchAt.fill(this.#branches.length, place - 1, end - 1);
      this.#branches.push(former && sameItems(former.items, members) ? former : { items: members, standings: undefined });
      place = end;
    }
  }

  /** @param index of an item in reading order */
  at(index: number, id: Id): Standing | undefined {
    const branch = this.#branches[this.#branchAt[index] ?? -1];
    if (!branch) return undefined;
    branch.standings ??= this.#compute(branch.items);
    return branch.standings.get(id);
  }

  /** Whether asking for the item costs nothing any more. */
  isKnown(index: number): boolean {
    return this.#branches[this.#branchAt[index] ?? -1]?.standings !== undefined;
  }

  #compute(milestones: readonly Milestone[]): Standings {
    const { reports, ...rest } = this.#circumstances;
    return computeStandings({ ...rest, milestones, reports: this.#reportsOn(milestones, reports) });
  }

  #reportsOn(milestones: readonly Milestone[], reports: readonly ProgressReport[]): readonly ProgressReport[] {
    if (reports.length === 0) return reports;
    this.#reports ??= grouped(reports);
    const byItem = this.#reports;
    return milestones.flatMap(({ id }) => byItem.get(id) ?? []);
  }

  #byRoot(): ReadonlyMap<Milestone, Branch> {
    const byRoot = new Map<Milestone, Branch>();
    for (const branch of this.#branches) if (branch.items[0]) byRoot.set(branch.items[0], branch);
    return byRoot;
  }
}

function grouped(reports: readonly ProgressReport[]): Map<Id, ProgressReport[]> {
  const byItem = new Map<Id, ProgressReport[]>();
  for (const report of reports) {
    const list = byItem.get(report.milestoneId);
    if (list) list.push(report);
    else byItem.set(report.milestoneId, [report]);
  }
  return byItem;
}

function sameCircumstances(a: Circumstances, b: Circumstances): boolean {
  return a.anchorOn === b.anchorOn && a.today === b.today && a.workingTime === b.workingTime && a.reports === b.reports;
}

function sameItems(a: readonly Milestone[], b: readonly Milestone[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
