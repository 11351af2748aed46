import type { LabelRole } from './roles.js';

/** A document as an outline, whatever syntax it was written in. */
export interface Block {
  /**
   * `section` is what a heading opens, `label` what a line over a list opens, `item` an entry of a list, `text` a line of
   * a paragraph, `table` a table, `code` a fence that was not read yet, `break`
   * a line drawn across the page.
   */
  kind: 'section' | 'label' | 'item' | 'text' | 'table' | 'code' | 'break';
  /** Plain text without markup, pictographs left in. */
  text: string;
  /** What is bold at the beginning, or stands before a colon; without the colon. */
  lead?: string;
  /** What follows the lead. */
  rest?: string;
  /** The lead is set off by markup, not only by a colon. */
  bold: boolean;
  /** 1 is the first line of the document. */
  line: number;
  /** Depth of a section's heading, 1 to 6; 0 elsewhere. */
  level: number;
  /** State of a checkbox. */
  checked?: boolean;
  struck: boolean;
  children: Block[];
  /** Cells of a table, the first row its head. */
  rows?: Cell[][];
  /** Language of a fence. */
  language?: string;
  /** An entry that came out of a drawn box or a tree. */
  drawn?: boolean;
  /** Found out once, see `block-facts.ts`. */
  role?: LabelRole | null;
  part?: boolean;
}

export interface Cell {
  readonly text: string;
  readonly struck: boolean;
  readonly line: number;
}

export function makeBlock(kind: Block['kind'], text: string, line: number, more: Partial<Block> = {}): Block {
  return { kind, text, line, level: 0, bold: false, struck: false, children: [], ...more };
}

/** "Name: rest" of plain text. A clock ("10:30"), an address ("http://…") and a ratio ("3:1") have no name. */
export function splitAtColon(text: string): { lead: string; rest: string } | undefined {
  const at = text.search(/[:：]/);
  if (at < 1 || at > 80) return undefined;
  const after = text.slice(at + 1);
  // A colon in brackets names nothing outside of them.
  const open = text.slice(0, at).search(/[([（【][^)\]）】]*$/u);
  if (open >= 0) return undefined;
  if (text[at] === ':' && after !== '' && !/^\s/.test(after)) return undefined;
  return { lead: text.slice(0, at).trim(), rest: after.trim() };
}
