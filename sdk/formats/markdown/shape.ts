import type { Block } from './blocks.js';
import { isReadableFence, readFence } from './fences.js';
import { findPeriods } from './find-periods.js';
import { unitName } from './unit-names.js';
import { statusOf } from './statuses.js';
import { readTextOutline } from './text-outline.js';

/**
 * Gives the blocks of a section their places below each other: fences are read, a label adopts the list below it, and a
 * line that names a phase or period adopts all that follows up to the next of its kind.
 */
export function shape(blocks: readonly Block[]): Block[] {
  const flat = blocks.flatMap(readCode);
  const shaped: Block[] = [];
  const open: { rank: number; label: Block }[] = [];
  flat.forEach((block, at) => {
    if (block.kind === 'break') {
      open.length = 0;
      return;
    }
    if (block.kind === 'section') {
      open.length = 0;
      shaped.push(block);
      return;
    }
    const next = flat[at + 1];
    const rank = block.kind === 'text' ? rankOf(block, next) : undefined;
    if (rank !== undefined) {
      while ((open.at(-1)?.rank ?? -1) >= rank) open.pop();
      block.kind = 'label';
      (open.at(-1)?.label.children ?? shaped).push(block);
      open.push({ rank, label: block });
      return;
    }
    // Prose and what follows it belong to the block, not to the last list's label.
    if (block.kind === 'text' && open.at(-1)?.rank === labelRank && (open.at(-1)?.label.children.length ?? 0) > 0)
      open.pop();
    if (block.kind === 'label' && block.drawn !== true && open.at(-1)?.rank === labelRank) open.pop();
    (open.at(-1)?.label.children ?? shaped).push(block);
  });
  return shaped;
}

const labelRank = 9;

/** How far a line reaches: 0 to 8 for phases, years … days, {@link labelRank} for a label, none for other lines. */
function rankOf(block: Block, next: Block | undefined): number | undefined {
  const named = blockRank(block);
  if (named !== undefined) {
    const nextIsBelow =
      next !== undefined && next.kind !== 'section' && (next.kind !== 'text' || blockRank(next) !== named);
    if (
      block.bold
        ? block.lead === undefined || block.rest === '' || isWhole(block) || nextIsBelow
        : nextIsBelow && isListLike(next)
    )
      return named;
    return block.bold ? named : undefined;
  }
  if (!next || !isListLike(next)) return undefined;
  if (block.bold && (block.rest === '' || block.rest === undefined || /^[([（].{0,60}[)\]）]$/.test(block.rest)))
    return labelRank;
  if (block.rest === '' && (block.lead?.length ?? 99) <= 60) return labelRank;
  if (/[:：]$/.test(block.text) && block.text.length <= 100) return labelRank;
  return undefined;
}

function isWhole(block: Block): boolean {
  return block.text.length <= 120;
}

function isListLike(block: Block | undefined): boolean {
  return (
    block !== undefined &&
    (block.kind === 'item' || block.kind === 'table' || block.kind === 'code' || block.kind === 'label')
  );
}

const unitRanks = { year: 1, half: 2, quarter: 3, month: 4, week: 5, day: 6 } as const;

/** Of a short line that begins with a numbered part or a period. */
function blockRank(block: Block): number | undefined {
  if (block.text.length > 160) return undefined;
  const text = block.text.replace(/^[^\p{L}\p{N}]+/u, '');
  if (unitName(text)) return 0;
  const [found] = findPeriods(text.slice(0, 60));
  if (!found || found.start > 0) return undefined;
  const behind = text.slice(found.end);
  if (!/^\s*(?:$|[:：–—|)\]-]|\()/.test(behind) || (found.weak === 'bare' && !block.bold)) return undefined;
  if (/[.!?]$/.test(text) && !block.bold) return undefined;
  const { period } = found;
  if (period.kind === 'counted') return unitRanks[period.unit];
  if (period.from.day !== undefined) return unitRanks.day;
  if (period.from.week !== undefined) return unitRanks.week;
  if (period.from.month !== undefined) return unitRanks.month;
  return period.from.quarter !== undefined
    ? unitRanks.quarter
    : period.from.half !== undefined
      ? unitRanks.half
      : unitRanks.year;
}

const bulletLine = /^(?:[•◦▪▫▸▹►▻‣∙●○◆◇■□☐☑✓✔➢➤➔🔹🔸🔲🔳⬜]|·\s|\d{1,2}[)]\s)/u;
const signed = /^(?:✅|☑️?|✔️?|🔄|🚧|⏳|📅|❌|⛔|🔜|🔲)\s*(?=\S)/u;

/** "✅ Prototype shown": an entry with its status for a bullet; not a status alone, nor a legend of signs. */
function isSigned({ text }: Block): boolean {
  const sign = signed.exec(text);
  if (!sign || (statusOf(text)?.bySign ?? true) === false) return false;
  return !/[·|•/]\s*(?:✅|🔄|🚧|⏳|📅|❌|⛔|🔜|🔲)/u.test(text) && text.length <= 200;
}

const keptSigns = /^[☐☑✓✔⬜]/u;

/** A fence that can be a plan becomes its outline; bullets without Markdown's help become entries. */
function readCode(block: Block): Block[] {
  if (block.kind === 'code' && block.language !== 'mermaid' && isReadableFence(block)) return readFence(block);
  if (block.kind === 'text' && isSigned(block)) return [{ ...block, kind: 'item', bold: false }];
  if (block.kind === 'text' && bulletLine.test(block.text)) {
    const source = keptSigns.test(block.text) ? block.text : block.text.replace(bulletLine, '');
    const [entry] = readTextOutline([`- ${source.trim()}`], block.line);
    return entry ? [{ ...block, ...entry, kind: 'item', bold: false }] : [];
  }
  return [block];
}
