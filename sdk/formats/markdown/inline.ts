import type { PhrasingContent } from 'mdast';

import { splitAtColon } from './blocks.js';
import { startsLine } from './line-starts.js';

/** A line of text, free of markup. */
export interface Line {
  readonly text: string;
  readonly lead?: string;
  readonly rest?: string;
  /** The lead is bold. */
  readonly bold: boolean;
  readonly struck: boolean;
  readonly line: number;
}

interface Run {
  text: string;
  strong: boolean;
  struck: boolean;
  line: number;
  /** A new line begins before it: by the writer's will, or where an editor wrapped. */
  breaks?: 'hard' | 'soft' | undefined;
}

/** The lines of a paragraph: soft-wrapped ones are joined, except where the next one begins something new. */
export function readLines(children: readonly PhrasingContent[], shift: number): Line[] {
  const runs: Run[] = [];
  collect(children, { strong: false, struck: false }, shift, runs);
  const lines: Run[][] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    if (!run) continue;
    const current = lines.at(-1);
    if (!current || run.breaks === 'hard' || (run.breaks === 'soft' && beginsNew(runs, at))) lines.push([run]);
    else {
      if (run.breaks === 'soft') current.push({ ...run, text: ` ${run.text}` });
      else current.push(run);
    }
  }
  return lines.map(toLine).filter(({ text }) => text !== '');
}

function collect(
  children: readonly PhrasingContent[],
  style: { strong: boolean; struck: boolean },
  shift: number,
  runs: Run[],
): void {
  for (const node of children) {
    const line = (node.position?.start.line ?? 1) + shift;
    if (node.type === 'text' || node.type === 'inlineCode') {
      node.value.split('\n').forEach((text, at) => {
        runs.push({ text, ...style, line: line + at, breaks: at > 0 ? 'soft' : undefined });
      });
    } else if (node.type === 'break') runs.push({ text: '', ...style, line: line + 1, breaks: 'hard' });
    else if (node.type === 'strong') collect(node.children, { ...style, strong: true }, shift, runs);
    else if (node.type === 'delete') collect(node.children, { ...style, struck: true }, shift, runs);
    else if (node.type === 'html') {
      if (/^<br\b/i.test(node.value)) runs.push({ text: '', ...style, line, breaks: 'hard' });
    } else if (node.type === 'emphasis' || node.type === 'link' || node.type === 'linkReference') {
      collect(node.children, style, shift, runs);
    } else if (node.type === 'image' && children.length === 1) runs.push({ text: node.alt ?? '', ...style, line });
  }
}

function beginsNew(runs: readonly Run[], at: number): boolean {
  let next = at;
  while (runs[next]?.text.trim() === '' && next < at + 3) next += 1;
  const run = runs[next];
  if (!run) return false;
  if (run.strong) {
    const after = runs[next + 1];
    return (
      /[:：]\s*$/.test(run.text) ||
      /^\s*[:：]/.test(after?.text ?? '') ||
      after === undefined ||
      after.breaks !== undefined
    );
  }
  return startsLine(run.text);
}

function toLine(runs: readonly Run[]): Line {
  const line = runs.find(({ text }) => text.trim() !== '')?.line ?? runs[0]?.line ?? 1;
  const text = squeeze(runs.map((run) => run.text).join(''));
  const words = runs.filter((run) => /[\p{L}\p{N}]/u.test(run.text));
  const struck = words[0]?.struck === true;
  const first = runs.findIndex((run) => /\S/.test(run.text));
  const begin = runs[first];
  if (begin?.strong === true || (words[0]?.strong === true && !/[\p{L}\p{N}]/u.test(begin?.text ?? ''))) {
    let end = runs.findIndex((run) => run.strong && /[\p{L}\p{N}]/u.test(run.text));
    while (runs[end]?.strong === true || (runs[end]?.text === '' && end < runs.length)) end += 1;
    const lead = squeeze(
      runs
        .slice(0, end)
        .map((run) => run.text)
        .join(''),
    );
    const rest = squeeze(
      runs
        .slice(end)
        .map((run) => run.text)
        .join(''),
    );
    // "**Duration: 3 months**": the colon is inside, and more than the name is bold.
    const inside = splitAtColon(lead);
    if (rest === '' && inside && inside.rest !== '') return { text, ...inside, bold: true, struck, line };
    return {
      text,
      lead: lead.replace(/\s*[:：]$/, ''),
      rest: rest.replace(/^[:：–—-]\s*/, ''),
      bold: true,
      struck,
      line,
    };
  }
  const plain = splitAtColon(text);
  return plain ? { text, ...plain, bold: false, struck, line } : { text, bold: false, struck, line };
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
