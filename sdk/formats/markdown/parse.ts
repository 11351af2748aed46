import type { Heading, List, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

import { makeBlock, type Block, type Cell } from './blocks.js';
import { splitIntoChunks } from './chunks.js';
import { readFrontMatter, type FrontMatter } from './front-matter.js';
import { readLines, squeeze, type Line } from './inline.js';

/** A document as an outline: sections by their headings, in them lists, tables, lines and fences. */
export interface ParsedDocument {
  readonly blocks: Block[];
  readonly front?: FrontMatter;
}

/** The same syntax that {@link parseDocument} reads, for measuring against the parser alone. */
export function parseSyntax(text: string): Nodes {
  return fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
}

export function parseDocument(text: string): ParsedDocument {
  const builder = new OutlineBuilder();
  let front: FrontMatter | undefined;
  for (const chunk of splitIntoChunks(text)) {
    const tree = parseSyntax(chunk.text);
    for (const node of 'children' in tree ? tree.children : []) {
      if (node.type === 'yaml') front = readFrontMatter(node.value);
      else builder.add(node as RootContent, chunk.shift);
    }
  }
  return { blocks: builder.root.children, ...(front && { front }) };
}

class OutlineBuilder {
  readonly root = makeBlock('section', '', 0);
  /** Open sections, the outermost first. */
  private readonly open: Block[] = [this.root];

  add(node: RootContent, shift: number): void {
    const into = this.open.at(-1) ?? this.root;
    if (node.type === 'heading') this.addHeading(node, shift);
    else if (node.type === 'html') this.addHtml(node.value, (node.position?.start.line ?? 1) + shift);
    else if (node.type === 'blockquote') for (const child of node.children) addQuoted(into, child, shift);
    else addContent(into, node, shift);
  }

  private addHeading(node: Heading, shift: number): void {
    const lines = readLines(node.children, shift);
    const line = (node.position?.start.line ?? 1) + shift;
    const text = lines.map((one) => one.text).join(' ');
    this.openSection(text, line, node.depth, lines.length > 0 && lines.every(({ struck }) => struck));
  }

  private openSection(text: string, line: number, level: number, struck = false): void {
    while (this.open.length > 1 && (this.open.at(-1)?.level ?? 0) >= level) this.open.pop();
    const section = makeBlock('section', text.replace(/^[一二三四五六七八九十]{1,3}、\s*(?=\S)/u, ''), line, {
      level,
      struck,
    });
    this.open.at(-1)?.children.push(section);
    this.open.push(section);
  }

  /** `<details>` is a section, its `<summary>` the heading; headings in HTML are headings; the rest is no content. */
  private addHtml(value: string, line: number): void {
    if (/<\/details>/i.test(value)) {
      const at = this.open.findIndex(({ language }) => language === 'details');
      if (at > 0) this.open.length = at;
    }
    const heading = /<(summary|h[1-6])\b[^>]*>([\s\S]{0,500}?)<\/\1>/i.exec(value);
    if (heading?.[1] === undefined) return;
    const text = squeeze(
      (heading[2] ?? '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/&amp;/g, '&')
        .replace(/&nbsp;/g, ' '),
    );
    if (text === '') return;
    const name = heading[1].toLowerCase();
    const around = this.open.filter(({ language }) => language !== 'details').at(-1)?.level ?? 0;
    const at = line + value.slice(0, heading.index).split('\n').length - 1;
    this.openSection(text, at, name === 'summary' ? Math.min(6, around + 1) : Number(name.charAt(1)));
    const section = this.open.at(-1);
    if (section && name === 'summary') section.language = 'details';
  }
}

function addContent(into: Block, node: RootContent, shift: number): void {
  const line = (node.position?.start.line ?? 1) + shift;
  if (node.type === 'paragraph')
    into.children.push(...readLines(node.children, shift).map((one) => lineBlock('text', one)));
  else if (node.type === 'list') addList(into, node, shift);
  else if (node.type === 'table') into.children.push(readTable(node, shift));
  else if (node.type === 'thematicBreak') into.children.push(makeBlock('break', '', line));
  else if (node.type === 'code') {
    // The text begins in the line after the fence; indented code has none.
    const fenced = (node.position?.end.line ?? 0) - (node.position?.start.line ?? 0) >= node.value.split('\n').length;
    into.children.push(
      makeBlock('code', node.value, fenced ? line + 1 : line, { language: (node.lang ?? '').toLowerCase() }),
    );
  } else if (node.type === 'blockquote') for (const child of node.children) addQuoted(into, child, shift);
}

/** A quotation is prose, but a list or table in it is content. */
function addQuoted(into: Block, node: RootContent, shift: number): void {
  if (node.type === 'list' || node.type === 'table' || node.type === 'code') addContent(into, node, shift);
  else if (node.type === 'paragraph') {
    for (const one of readLines(node.children, shift)) if (one.bold) into.children.push(lineBlock('text', one));
  }
}

function lineBlock(kind: 'text' | 'item', line: Line): Block {
  return makeBlock(kind, line.text, line.line, {
    bold: line.bold,
    struck: line.struck,
    ...(line.lead !== undefined && { lead: line.lead }),
    ...(line.rest !== undefined && { rest: line.rest }),
  });
}

// Lists may be nested deeper than the call stack of an engine is.
function addList(into: Block, list: List, shift: number): void {
  const work: { into: Block; list: List }[] = [{ into, list }];
  for (let next = work.pop(); next; next = work.pop()) {
    for (const entry of next.list.children) {
      const block = readEntry(entry, shift);
      next.into.children.push(block.item);
      for (const nested of block.lists) work.push({ into: block.item, list: nested });
    }
  }
}

function readEntry(entry: ListItem, shift: number): { item: Block; lists: List[] } {
  const [first, ...others] = entry.children;
  const lines = first?.type === 'paragraph' ? readLines(first.children, shift) : [];
  const [head, ...tail] = lines;
  const line = (entry.position?.start.line ?? 1) + shift;
  const item = head ? lineBlock('item', head) : makeBlock('item', '', line);
  if (typeof entry.checked === 'boolean') item.checked = entry.checked;
  else checkedFromText(item, first?.type === 'paragraph' ? first.children : []);
  item.children.push(...tail.map((one) => lineBlock('text', one)));
  const lists: List[] = [];
  for (const node of first?.type === 'paragraph' ? others : entry.children) {
    if (node.type === 'list') lists.push(node);
    else if (node.type === 'heading' && item.text === '') Object.assign(item, headingEntry(node, shift));
    else addContent(item, node, shift);
  }
  return { item, lists };
}

function headingEntry(node: Heading, shift: number): Partial<Block> {
  const text = readLines(node.children, shift)
    .map((one) => one.text)
    .join(' ');
  return { text, line: (node.position?.start.line ?? 1) + shift };
}

/** "[]" and "[X]" are boxes that GFM does not take. */
function checkedFromText(item: Block, children: readonly PhrasingContent[]): void {
  const box = children[0]?.type === 'text' ? /^\[([ xX✓✔]?)\]\s+/.exec(item.text) : null;
  if (!box) return;
  item.checked = /[xX✓✔]/.test(box[1] ?? '');
  item.text = item.text.slice(box[0].length);
  if (item.lead?.startsWith(box[0].trim())) item.lead = item.lead.slice(box[0].length);
}

function readTable(node: Table, shift: number): Block {
  const rows = node.children.map((row) =>
    row.children.map((cell): Cell => {
      const lines = readLines(cell.children, shift);
      return {
        text: lines.map((one) => one.text).join('\n'),
        struck: lines.length > 0 && lines.every(({ struck }) => struck),
        line: (row.position?.start.line ?? 1) + shift,
      };
    }),
  );
  return makeBlock('table', '', (node.position?.start.line ?? 1) + shift, { rows });
}
