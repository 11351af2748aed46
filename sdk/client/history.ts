import { KitError, splitRef, type AnyRecord, type Id, type Ref } from '../model/index.js';
import { ConflictError, undoOf, type OperationContext, type RestoreArgs, type RowEffect } from '../operations/index.js';
import { assertMayRestore } from '../operations/restorable.js';
import { Source, type Live } from './live.js';
import type { Waiting } from './queue.js';
import type { RowTable } from './rows.js';
import type { Settled } from './settled.js';

/** What undo or redo would do; `sdk/text` makes "Undo: move Public launch" of it. */
export interface UndoStep {
  readonly operation: string;
  /** Of the first record that it concerns. */
  readonly title?: string;
}

export interface UndoHistory {
  readonly undo?: UndoStep;
  readonly redo?: UndoStep;
}

/** One change, and what it did to rows here. */
export interface Done {
  readonly waiting: Waiting;
  readonly effects: readonly RowEffect[];
}

/** A change that is shown, on its way to the storage. */
export interface Running extends Done {
  readonly settled: Promise<Settled>;
}

/** What to do where somebody else has changed since what is to be taken back. */
export type OnConflict = 'refuse' | 'overwrite' | 'skip';

/** What is taken back in one go: one change, or all the keystrokes of one word. */
interface HistoryEntry {
  readonly step: UndoStep;
  readonly group?: string;
  readonly done: Done[];
  /** The entry that this one took back. */
  readonly of?: HistoryEntry;
}

type Direction = 'undo' | 'redo';
const other = { undo: 'redo', redo: 'undo' } as const;
const longest = 100;

/** What this page has done, to be taken back, last first. */
export class History {
  readonly #rows: RowTable;
  readonly #stacks: Record<Direction, HistoryEntry[]> = { undo: [], redo: [] };
  readonly #live = new Source<UndoHistory>({});

  constructor(rows: RowTable) {
    this.#rows = rows;
  }

  get live(): Live<UndoHistory> {
    return this.#live;
  }

  /** Notes what can be taken back, and forgets what could be redone. */
  record(operation: string, done: Done, context: OperationContext, group?: string): void {
    if (!canBeTakenBack(done.effects, context)) return;
    const { undo } = this.#stacks;
    const last = undo.at(-1);
    if (group !== undefined && last?.group === group && this.#stacks.redo.length === 0) {
      last.done.push(done);
      return;
    }
    this.#stacks.redo = [];
    undo.push({ step: stepOf(operation, done.effects), done: [done], ...(group !== undefined && { group }) });
    if (undo.length > longest) undo.shift();
    this.#tell();
  }

  /**
   * Takes back the last entry.
   *
   * @param run does it; `undefined` when there was nothing to change
   * @param drop forgets a refusal: nothing that was typed is lost with it, it is only told to whoever asked
   * @throws {ConflictError} @throws {KitError} `nothing-to-undo` …
   */
  async takeBack(
    direction: Direction,
    onConflict: OnConflict,
    run: (args: RestoreArgs) => Running | undefined,
    drop: (refusalId: Id) => void,
  ): Promise<Settled> {
    const stack = this.#stacks[direction];
    if (onConflict === 'skip') stack.pop();
    const entry = stack.at(-1);
    if (!entry) throw new KitError('nothing-to-undo', 'There is nothing to take back.');
    const args = this.#argsToTakeBack(entry);
    const running = run(onConflict === 'overwrite' ? { ...args, force: true } : args);
    stack.pop();
    if (running) this.#stacks[other[direction]].push({ step: entry.step, done: [running], of: entry });
    this.#tell();
    if (!running) return { kind: 'stored' };
    const settled = await running.settled;
    if (settled.kind !== 'rejected') return settled;
    const { id, code, field, message, parameters } = settled.refusal;
    drop(id);
    if (code === 'conflict') throw new ConflictError(field === undefined ? [] : [field]);
    throw new KitError(code, message, parameters);
  }

  /** Forgets what was refused; what a refused change had taken back can be taken back again. */
  prune(): void {
    for (const direction of ['undo', 'redo'] as const) {
      const isRefused = (entry: HistoryEntry): boolean => entry.done.every(isRejected);
      const refused = this.#stacks[direction].filter(isRefused);
      if (refused.length === 0) continue;
      this.#stacks[direction] = this.#stacks[direction].filter((entry) => !isRefused(entry));
      for (const { of } of refused) if (of) this.#stacks[other[direction]].push(of);
    }
    this.#tell();
  }

  close(): void {
    this.#live.close();
  }

  /** The arguments of the operation that takes an entry back. */
  #argsToTakeBack({ step, done }: HistoryEntry): RestoreArgs {
    const effects = new Map<Ref, RowEffect>();
    for (const part of done) {
      if (isRejected(part)) continue;
      for (const effect of part.effects) {
        const before = effects.has(effect.ref) ? effects.get(effect.ref)?.before : effect.before;
        const after = this.#asStored(effect, part.waiting);
        // Put last: what was touched last is taken back first.
        effects.delete(effect.ref);
        effects.set(effect.ref, { ref: effect.ref, ...(before && { before }), ...(after && { after }) });
      }
    }
    return undoOf(step.operation, [...effects.values()]);
  }

  /** The storage may have made something else of it (another moment, another rank): that is what is to be taken back. */
  #asStored({ ref, after }: RowEffect, { verdict }: Waiting): AnyRecord | undefined {
    const row = after && this.#rows.baseOf(ref);
    const version = verdict && 'versions' in verdict ? verdict.versions[ref] : undefined;
    return row !== undefined && row.version === version ? row.value : after;
  }

  #tell(): void {
    const [undo, redo] = [this.#stacks.undo.at(-1)?.step, this.#stacks.redo.at(-1)?.step];
    const told = this.#live.get();
    if (told.undo !== undo || told.redo !== redo) this.#live.set({ ...(undo && { undo }), ...(redo && { redo }) });
  }
}

function isRejected({ waiting }: Done): boolean {
  return waiting.verdict?.kind === 'rejected';
}

/** Roles, access and what is read or told are not taken back with the work. */
function canBeTakenBack(effects: readonly RowEffect[], context: OperationContext): boolean {
  try {
    for (const { ref, before, after } of effects) assertMayRestore(splitRef(ref).kind, after, before, context);
    return true;
  } catch (error) {
    if (error instanceof KitError) return false;
    throw error;
  }
}

function stepOf(operation: string, effects: readonly RowEffect[]): UndoStep {
  for (const { before, after } of effects) {
    const record = after ?? before;
    if (record && 'title' in record) return { operation, title: record.title };
    if (record && 'name' in record) return { operation, title: record.name };
  }
  return { operation };
}
