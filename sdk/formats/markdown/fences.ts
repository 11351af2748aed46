import type { Block } from './blocks.js';
import { hasBoxes, readBoxes } from './boxes.js';
import { readTextOutline } from './text-outline.js';
import { readYaml } from './yaml-blocks.js';

const plainLanguages = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'yaml',
  'yml',
  'md',
  'markdown',
  'ascii',
  'none',
  'outline',
  'diff',
  'plan',
  'roadmap',
  'todo',
]);
/** Lines of code, commands, markup: what no plan is written in. */
const codeLine =
  /[{};]\s*$|^\s*(?:\$|>|#!|import |from .* import|const |let |var |def |class |function |return |select |create |insert |npm |git |docker |curl |sudo |cd |pip |<\/?[a-z]+[ >/])|=>|\(\)|::|&&/i;

/** Whether a fence can hold a plan at all: it is no program, and speaks in lines of words. */
export function isReadableFence(block: Block): boolean {
  if (!plainLanguages.has(block.language ?? '')) return false;
  const lines = block.text.split('\n', 60).filter((line) => line.trim() !== '');
  const code = lines.filter((line) => codeLine.test(line)).length;
  return lines.length > 0 && code * 4 < lines.length;
}

/** The outline of a fence: YAML, drawn boxes, or lines with bullets and indentation. */
export function readFence(block: Block): Block[] {
  if (hasBoxes(block.text)) {
    const boxes = readBoxes(block.text.split('\n'), block.line);
    if (boxes.length > 0) return boxes;
  }
  const yaml = block.language === 'yaml' || block.language === 'yml' ? readYaml(block.text, block.line) : undefined;
  return yaml ?? readTextOutline(block.text.split('\n'), block.line);
}
