import { makeBlock, splitAtColon, type Block } from './blocks.js';

interface OutlineLine {
  readonly depth: number;
  readonly text: string;
  readonly line: number;
  readonly bullet: boolean;
  readonly drawn: boolean;
  readonly checked?: boolean;
}

const bulletPattern = /^(?:[-*+•◦▪▫▸▹►▻‣∙·●○◆◇■□➢➤➔→]|\d{1,3}[.)]|[a-z][)])(?:\s+|(?<=[•◦▪▸►‣●○■□]))/u;
const boxPattern = /^(?:\[([ xX✓✔]?)\]|([☐⬜])|([☑✓✔☒]))\s*/u;
const treePattern = /^(?:[\s│┃|]|(?:&nbsp;))*(?:[├└┣┗┝┕╠╚╰][─━═╴-]*|\+--+|\|--+|`--+)[\s>►▶]*/u;

/**
 * Text without markup as an outline, by indentation and bullets: a line without a bullet opens what is bulleted or
 * indented below it. Drawn trees (`├── entry`) are read the same way.
 *
 * @param line of the first of these lines
 */
export function readTextOutline(lines: readonly string[], line: number): Block[] {
  const root = makeBlock('section', '', line);
  const open: { depth: number; block: Block }[] = [{ depth: -1, block: root }];
  lines.forEach((source, at) => {
    const one = readLine(source, line + at);
    if (!one) return;
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= one.depth) open.pop();
    const parent = open.at(-1)?.block ?? root;
    const block = blockOf(one);
    parent.children.push(block);
    open.push({ depth: one.depth, block });
  });
  return finish(root.children);
}

function readLine(source: string, line: number): OutlineLine | undefined {
  const heading = /^#{1,6}\s+(?=\S)/.exec(source);
  if (heading) {
    return {
      depth: heading[0].trim().length - 20,
      text: source.slice(heading[0].length).trim(),
      line,
      bullet: false,
      drawn: false,
    };
  }
  const tree = treePattern.exec(source);
  const indent = tree ? '' : (/^[\s│┃|]*/u.exec(source)?.[0] ?? '');
  let text = source.slice(tree ? tree[0].length : indent.length).trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const columns = tree ? tree[0].search(/[├└┣┗┝┕╠╚╰+|`](?=[─━═╴-])/u) : widthOf(indent);
  const bullet = bulletPattern.exec(text);
  if (bullet) text = text.slice(bullet[0].length);
  const box = boxPattern.exec(text);
  if (box) text = text.slice(box[0].length);
  text = text
    .replace(/\s*[─━]{2,}\s*/gu, ' — ')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .trim();
  if (text === '') return undefined;
  const marked = bullet !== null || tree !== null || box !== null;
  return {
    depth: columns * 2 + (marked ? 1 : 0),
    text,
    line,
    bullet: marked,
    drawn: tree !== null,
    ...(box && { checked: /[xX✓✔☑☒]/u.test(box[0]) }),
  };
}

function widthOf(indent: string): number {
  let width = 0;
  for (const sign of indent) width += sign === '\t' ? 4 - (width % 4) : 1;
  return width;
}

function blockOf(one: OutlineLine): Block {
  const colon = splitAtColon(one.text);
  return makeBlock('item', one.text, one.line, {
    ...(colon && { lead: colon.lead, rest: colon.rest }),
    ...(one.checked !== undefined && { checked: one.checked }),
    ...(one.drawn && { drawn: true }),
    // What no bullet marks is a label if anything hangs on it.
    kind: one.bullet ? 'item' : 'label',
  });
}

/** A line over nothing is an entry; a long one is prose. */
function finish(blocks: Block[]): Block[] {
  const work = [...blocks];
  for (let block = work.pop(); block; block = work.pop()) {
    if (block.kind === 'label' && block.children.length === 0) {
      const prose = block.text.length > 120 || (/[.!?。]$/.test(block.text) && block.text.split(' ').length > 8);
      block.kind = prose || block.rest === '' ? 'text' : 'item';
    }
    work.push(...block.children);
  }
  return blocks;
}
