import type { Id } from '../../sdk/model/index.js';
import type { Outline } from './outline.js';

/** A place in the tree: below a parent (`null`: at the top), after a sibling (`null`: first). */
export interface Place {
  readonly parentId: Id | null;
  readonly afterId: Id | null;
}

/** One place up or down among the siblings; nothing at either end. */
export function shifted(outline: Outline, id: Id, by: -1 | 1): Place | undefined {
  const siblings = outline.siblingIdsOf(id);
  const at = siblings.indexOf(id);
  const parentId = outline.parentIdOf(id);
  if (by === -1) return at > 0 ? { parentId, afterId: siblings[at - 2] ?? null } : undefined;
  const next = siblings[at + 1];
  return next === undefined ? undefined : { parentId, afterId: next };
}

/** Below the sibling before it, as its last child; nothing for the first one. */
export function indented(outline: Outline, id: Id): Place | undefined {
  const siblings = outline.siblingIdsOf(id);
  const parentId = siblings[siblings.indexOf(id) - 1];
  return parentId === undefined ? undefined : { parentId, afterId: outline.childIdsOf(parentId).at(-1) ?? null };
}

/** Beside its parent, right after it; nothing at the top. */
export function outdented(outline: Outline, id: Id): Place | undefined {
  const parentId = outline.parentIdOf(id);
  return parentId === null ? undefined : { parentId: outline.parentIdOf(parentId), afterId: parentId };
}

/** Whether `id` is `above`, or somewhere below it. */
export function isWithin(outline: Outline, id: Id | null, above: Id): boolean {
  const index = outline.indexOf(id ?? undefined);
  const from = outline.indexOf(above);
  return index >= from && from >= 0 && index < outline.endAt(from);
}
