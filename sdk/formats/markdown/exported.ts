import { isDay } from '../../model/day.js';
import { marker } from './export.js';
import { KeyMaker } from './keys.js';
import { readValue } from './plain-value.js';
import type {
  ImportedKpi,
  ImportedMilestone,
  ImportedPlan,
  ImportedRisk,
  ImportedTarget,
  ImportNote,
} from './types.js';

/** Whether a document was written by `exportMarkdown`. */
export function isExported(text: string): boolean {
  return text.startsWith(`---\n${marker}: plan\n---\n`);
}

interface Line {
  readonly depth: number;
  readonly text: string;
  readonly line: number;
}

/**
 * Reads what `exportMarkdown` wrote, edited or not: an entry without a key is new, a line that is no entry is left out with
 * a note.
 */
export function readExported(text: string): ImportedPlan {
  const reader = new ExportedReader();
  text.split('\n').forEach((source, at) => {
    reader.read(source, at + 1);
  });
  return reader.finish();
}

class ExportedReader {
  private readonly plan: ImportedPlan = { title: '', milestones: [], kpis: [], risks: [], notes: [] };
  private readonly added: ImportNote[] = [];
  private section = '';
  /** Open entries of the plan, the outermost first. */
  private readonly open: { depth: number; milestone: ImportedMilestone; key: boolean }[] = [];
  private criteriaDepth = -1;

  read(source: string, line: number): void {
    const heading = /^(#{1,2}) (.*)$/.exec(source);
    if (heading?.[1] === '#') this.plan.title = readValue(heading[2] ?? '');
    else if (heading) this.section = (heading[2] ?? '').trim().toLowerCase();
    else {
      const entry = /^(\s*)- (.*)$/.exec(source);
      if (entry) this.readEntry({ depth: Math.floor((entry[1] ?? '').length / 2), text: entry[2] ?? '', line });
      else if (source.trim() !== '' && line > 3) this.skip(line);
    }
  }

  private skip(line: number): void {
    this.added.push({ kind: 'skipped', line, message: 'A line that is no entry of an exported plan was left out.' });
  }

  private readEntry(line: Line): void {
    if (this.section === 'plan') this.readPlanLine(line);
    else if (this.section === 'kpis') this.readKpiLine(line);
    else if (this.section === 'risks') this.readRiskLine(line);
    else if (this.section === 'notes') this.readNote(line);
    else this.skip(line.line);
  }

  private readPlanLine({ depth, text, line }: Line): void {
    const box = /^\[([ xX])\] (.*)$/.exec(text);
    const fact = /^\*\*([A-Za-z ]+):\*\* ?(.*)$/.exec(text);
    const last = this.open.at(-1);
    if (box && this.criteriaDepth >= 0 && depth > this.criteriaDepth && last) {
      last.milestone.successCriteria?.push({ text: readValue(box[2] ?? ''), met: box[1] !== ' ' });
    } else if (fact && last && depth === last.depth + 1) {
      this.criteriaDepth = fact[1] === 'Success criteria' ? depth : -1;
      if (!this.setFact(last, fact[1] ?? '', fact[2] ?? '')) this.skip(line);
    } else {
      this.criteriaDepth = -1;
      while ((this.open.at(-1)?.depth ?? -1) >= depth) this.open.pop();
      const parent = this.open.at(-1)?.milestone;
      const milestone: ImportedMilestone = {
        id: '',
        kind: parent ? 'task' : 'goal',
        title: readValue(box ? (box[2] ?? '') : text),
        status: box?.[1] === 'x' || box?.[1] === 'X' ? 'done' : 'planned',
        source: { line },
        ...(parent && { parentId: parent.id }),
      };
      this.plan.milestones.push(milestone);
      this.open.push({ depth, milestone, key: false });
    }
  }

  private setFact(open: { milestone: ImportedMilestone; key: boolean }, name: string, source: string): boolean {
    const { milestone } = open;
    const value = readValue(source);
    switch (name) {
      case 'Key':
        milestone.id = value;
        return true;
      case 'Parent':
        milestone.parentId = value;
        return true;
      case 'Kind':
        if (value !== 'goal' && value !== 'milestone' && value !== 'task') return false;
        milestone.kind = value;
        return true;
      case 'Period': {
        const match = /^(week|month|quarter|year) (-?\d{1,6}) to (-?\d{1,6})$/.exec(value);
        const unit = match?.[1];
        if (unit !== 'week' && unit !== 'month' && unit !== 'quarter' && unit !== 'year') return false;
        milestone.relative = { unit, from: Number(match?.[2]), to: Number(match?.[3]) };
        return true;
      }
      case 'Start':
        if (isDay(value)) milestone.startsOn = value;
        return isDay(value);
      case 'Due':
        if (isDay(value)) milestone.dueOn = value;
        return isDay(value);
      case 'Status':
        if (
          value !== 'active' &&
          value !== 'blocked' &&
          value !== 'cancelled' &&
          value !== 'planned' &&
          value !== 'done'
        )
          return false;
        milestone.status = value;
        return true;
      case 'Progress': {
        const share = value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value);
        if (!(share >= 0 && share <= 1)) return false;
        milestone.progress = share;
        return true;
      }
      case 'Description':
        milestone.description = value;
        return true;
      case 'Owner':
        milestone.assignees = [...(milestone.assignees ?? []), value];
        return true;
      case 'After': {
        const match = /^(FS|SS|FF|SF) (-?\d{1,5}) (.*)$/.exec(source.trim());
        const type = match?.[1];
        if (type !== 'FS' && type !== 'SS' && type !== 'FF' && type !== 'SF') return false;
        milestone.dependsOn = [
          ...(milestone.dependsOn ?? []),
          { id: readValue(match?.[3] ?? ''), type, lagDays: Number(match?.[2]) },
        ];
        return true;
      }
      case 'Success criteria':
        milestone.successCriteria = [];
        return true;
      default:
        return false;
    }
  }

  private readKpiLine({ depth, text, line }: Line): void {
    const fact = /^\*\*(Key|Unit|Target):\*\* ?(.*)$/.exec(text);
    const kpi = this.plan.kpis.at(-1);
    if (depth === 0 || !kpi) this.plan.kpis.push({ id: '', name: readValue(text), targets: [] });
    else if (fact?.[1] === 'Key') kpi.id = readValue(fact[2] ?? '');
    else if (fact?.[1] === 'Unit') kpi.unit = readValue(fact[2] ?? '');
    else if (fact?.[1] === 'Target') {
      const target = readTarget(fact[2] ?? '');
      if (target) kpi.targets.push(target);
      else this.skip(line);
    } else this.skip(line);
  }

  private readRiskLine({ depth, text, line }: Line): void {
    const fact = /^\*\*(Category|Mitigation):\*\* ?(.*)$/.exec(text);
    const risk = this.plan.risks.at(-1);
    if (depth === 0 || !risk) this.plan.risks.push({ title: readValue(text) });
    else if (fact?.[1] === 'Category') risk.category = readValue(fact[2] ?? '');
    else if (fact?.[1] === 'Mitigation') risk.mitigation = readValue(fact[2] ?? '');
    else this.skip(line);
  }

  private readNote({ text, line }: Line): void {
    const match = /^\*\*(repaired|skipped|merged|guessed)\*\*(?: (\d+))?: ?(.*)$/.exec(text);
    const kind = match?.[1];
    if (kind !== 'repaired' && kind !== 'skipped' && kind !== 'merged' && kind !== 'guessed') this.skip(line);
    else
      this.plan.notes.push({
        kind,
        ...(match?.[2] !== undefined && { line: Number(match[2]) }),
        message: readValue(match?.[3] ?? ''),
      });
  }

  finish(): ImportedPlan {
    const keys = new KeyMaker();
    const { title, milestones, kpis, risks, notes } = this.plan;
    const byLine = new Map<ImportedMilestone, string>();
    for (const milestone of milestones)
      if (milestone.id === '') byLine.set(milestone, keys.make(milestone.parentId, milestone.title));
    for (const [milestone, id] of byLine) milestone.id = id;
    for (const kpi of kpis) if (kpi.id === '') kpi.id = keys.make(undefined, kpi.name);
    return {
      title,
      milestones: milestones.map(inOrder),
      kpis: kpis.map(kpiInOrder),
      risks: risks.map(riskInOrder),
      notes: [...notes, ...this.added],
    };
  }
}

function readTarget(source: string): ImportedTarget | undefined {
  const match =
    /^(?:on (\d{4}-\d\d-\d\d))?(?:, )?(?:at least (-?[\d.e+-]+))?(?:, )?(?:at most (-?[\d.e+-]+))? ?= ?(.*)$/.exec(
      source.trim(),
    );
  if (!match) return undefined;
  const [, on, min, max, text = ''] = match;
  return {
    ...(isDay(on) && { on }),
    ...(min !== undefined && { min: Number(min) }),
    ...(max !== undefined && { max: Number(max) }),
    text: readValue(text),
  };
}

/** The fields in the order of every import. */
function inOrder(milestone: ImportedMilestone): ImportedMilestone {
  const {
    id,
    relative,
    kind,
    parentId,
    title,
    description,
    startsOn,
    dueOn,
    status,
    progress,
    successCriteria,
    dependsOn,
    assignees,
    source,
  } = milestone;
  return {
    id,
    ...(relative && { relative }),
    kind,
    ...(parentId !== undefined && { parentId }),
    title,
    ...(description !== undefined && { description }),
    ...(startsOn !== undefined && { startsOn }),
    ...(dueOn !== undefined && { dueOn }),
    status,
    ...(progress !== undefined && { progress }),
    ...(successCriteria && { successCriteria }),
    ...(dependsOn && { dependsOn }),
    ...(assignees && { assignees }),
    ...(source && { source }),
  };
}

function kpiInOrder({ id, name, unit, targets }: ImportedKpi): ImportedKpi {
  return { id, name, ...(unit !== undefined && { unit }), targets };
}

function riskInOrder({ title, category, mitigation }: ImportedRisk): ImportedRisk {
  return { title, ...(category !== undefined && { category }), ...(mitigation !== undefined && { mitigation }) };
}
