import { makeBlock, type Block } from './blocks.js';
import { findPeriods } from './find-periods.js';
import { readTextOutline } from './text-outline.js';

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const topEdge = /[┌╔╭┏][─═━┬╦\s]*[┐╗╮┓]|\+[-=]{3,}\+/gu;
const tallest = 300;

/** Whether a text has boxes drawn in it. */
export function hasBoxes(text: string): boolean {
  return /[┌╔╭┏][─═━]/u.test(text) || /^\s*\+[-=]{3,}\+/m.test(text);
}

/** Drawn boxes as blocks: the first line is the title, the others and the boxes inside are what is in it. */
export function readBoxes(lines: readonly string[], line: number): Block[] {
  const { blocks, rest } = readDrawn(lines, line);
  const outside = rest.map((text) => text.replace(/[│┃|▼▲►◄↓↑→←<>^]|[─━=-]{2,}/gu, ' '));
  const around = readTextOutline(outside, line).filter(({ text }) => findPeriods(text).length > 0);
  return [...around, ...blocks].sort((a, b) => a.line - b.line);
}

/** The outermost boxes, and the lines without them. */
function readDrawn(lines: readonly string[], line: number): { blocks: Block[]; rest: string[] } {
  const boxes = outermost(findBoxes(lines));
  const rest = lines.map((text) => text);
  const blocks = boxes.map((box) => {
    const inside: string[] = [];
    for (let row = box.top + 1; row < box.bottom; row += 1)
      inside.push((lines[row] ?? '').slice(box.left + 1, box.right));
    for (let row = box.top; row <= box.bottom; row += 1) {
      const text = rest[row] ?? '';
      rest[row] = text.slice(0, box.left) + ' '.repeat(box.right - box.left + 1) + text.slice(box.right + 1);
    }
    return readBox(inside, line + box.top + 1);
  });
  return { blocks: blocks.filter((block) => block !== undefined), rest };
}

function readBox(lines: readonly string[], line: number): Block | undefined {
  const nested = hasBoxes(lines.join('\n')) ? findBoxes(lines) : [];
  const inner = nested.length > 0 ? readDrawn(lines, line).blocks : [];
  const own = lines.map((text, row) =>
    nested.some((box) => row >= box.top && row <= box.bottom)
      ? ''
      : text.replace(/[│┃║├┤]/gu, ' ').replace(/[─━═]{2,}/gu, ' '),
  );
  const first = own.findIndex((text) => /[\p{L}\p{N}]/u.test(text));
  if (first < 0) return inner[0];
  let title = (own[first] ?? '').trim();
  let next = first + 1;
  // A period alone in the second line belongs to the title.
  const second = (own[next] ?? '').trim().replace(/^[([]|[)\]]$/g, '');
  const [found] = findPeriods(second);
  if (found && found.start === 0 && found.end === second.length) {
    title = `${title} (${second})`;
    next += 1;
  }
  const block = makeBlock('label', title, line + first, { drawn: true });
  block.children.push(...readTextOutline(own.slice(next), line + next), ...inner);
  return block;
}

function findBoxes(lines: readonly string[]): Box[] {
  const boxes: Box[] = [];
  lines.forEach((text, top) => {
    for (const edge of text.matchAll(topEdge)) {
      const left = edge.index;
      const right = left + edge[0].length - 1;
      for (let row = top + 1; row < Math.min(lines.length, top + tallest); row += 1) {
        const corner = (lines[row] ?? '').charAt(left);
        if (/[└╚╰┗+]/u.test(corner)) {
          boxes.push({
            top,
            bottom: row,
            left,
            right: Math.max(right, (lines[row] ?? '').indexOf(closingCorner(corner), left + 1)),
          });
          break;
        }
        if (!/[│║┃|├╠┣]/u.test(corner)) break;
      }
    }
  });
  return boxes;
}

function closingCorner(corner: string): string {
  return { '└': '┘', '╚': '╝', '╰': '╯', '┗': '┛' }[corner] ?? '+';
}

function outermost(boxes: readonly Box[]): Box[] {
  return boxes.filter(
    (box) =>
      !boxes.some(
        (other) =>
          other !== box &&
          other.top <= box.top &&
          other.bottom >= box.bottom &&
          other.left <= box.left &&
          other.right >= box.right &&
          (other.top < box.top || other.left < box.left || other.right > box.right),
      ),
  );
}
