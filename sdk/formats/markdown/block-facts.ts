import type { Block } from './blocks.js';
import { namesPart } from './plan-signs.js';
import { labelRole, type LabelRole } from './roles.js';

/** What {@link labelRole} says of a block's text; asked for again and again while its neighbours are read. */
export function roleOfBlock(block: Block): LabelRole | undefined {
  if (block.role === undefined) block.role = labelRole(block.text) ?? null;
  return block.role ?? undefined;
}

/** What {@link namesPart} says of a block's text. */
export function isPart(block: Block): boolean {
  return (block.part ??= namesPart(block.text));
}
