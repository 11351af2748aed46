import type { Day } from '../../model/day.js';
import type { StatedPeriod } from './stated-period.js';
import type { ImportedStatus } from './types.js';

/** A unit of the plan while the document is still being read. */
export interface Draft {
  title: string;
  /** Its title without number and period, folded. */
  bare: string;
  /** "phase 2" */
  unit?: string;
  line: number;
  /** A heading or label, an entry of a list, a row of a table, a task of a chart. */
  form: 'block' | 'entry' | 'row' | 'chart';
  /** An entry with a checkbox: a task, whatever is in it. */
  box: boolean;
  /** The chart, or a column, says what it is. */
  kind?: 'goal' | 'milestone' | 'task';
  /** Stated in an overview; what comes later is the unit itself. */
  summary: boolean;
  /** Its title begins with its period. */
  leads: boolean;
  span?: StatedPeriod;
  due?: StatedPeriod;
  /** Days that are known without counting. */
  startsOn?: Day;
  dueOn?: Day;
  /** The year that is meant where none is written. */
  year?: number;
  status?: ImportedStatus;
  progress?: number;
  description: string[];
  criteria: { text: string; met: boolean }[];
  assignees: string[];
  after: { draft: Draft; type: 'FS' | 'SS' | 'FF' | 'SF'; lagDays: number }[];
  /** Names of what it waits for, as written. */
  waits: { text: string; line: number }[];
  parent?: Draft;
  children: Draft[];
  /** The document's own id of it, in a chart. */
  ownId?: string;
  id?: string;
}

export function makeDraft(title: string, line: number, form: Draft['form'], more: Partial<Draft> = {}): Draft {
  return {
    title,
    line,
    form,
    bare: '',
    box: false,
    summary: false,
    leads: false,
    description: [],
    criteria: [],
    assignees: [],
    after: [],
    waits: [],
    children: [],
    ...more,
  };
}
