import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';

import { makeBlock, type Block } from './blocks.js';
import { rolesOf } from './roles.js';
import { unitName } from './unit-names.js';

const longest = 200_000;

/**
 * A YAML block as an outline, or undefined where it is none (people write "YAML" that only looks so; the same key may
 * come again and again).
 */
export function readYaml(source: string, line: number): Block[] | undefined {
  if (source.length > longest) return undefined;
  const counter = new LineCounter();
  let contents: Node | null;
  try {
    const document = parseDocument(source, {
      uniqueKeys: false,
      logLevel: 'silent',
      lineCounter: counter,
      prettyErrors: false,
      keepSourceTokens: false,
    });
    if (document.errors.length > 0 || !(isMap(document.contents) || isSeq(document.contents))) return undefined;
    contents = document.contents;
  } catch {
    return undefined;
  }
  const lineOf = (node: unknown): number => {
    const range = (node as Node | null)?.range;
    return range ? line + counter.linePos(range[0]).line - 1 : line;
  };
  return readNode(contents, lineOf, 0);
}

function readNode(node: unknown, lineOf: (node: unknown) => number, depth: number): Block[] {
  if (depth > 100) return [];
  if (isMap(node)) return node.items.flatMap((pair) => readPair(pair, lineOf, depth));
  if (isSeq(node)) return node.items.flatMap((entry) => readEntry(entry, lineOf, depth));
  return [];
}

function readPair(pair: Pair, lineOf: (node: unknown) => number, depth: number): Block[] {
  const key = wordsOf(scalarText(pair.key));
  const line = lineOf(pair.key);
  if (isMap(pair.value) || isSeq(pair.value)) {
    return [makeBlock('label', key, line, { children: readNode(pair.value, lineOf, depth + 1) })];
  }
  const value = scalarText(pair.value);
  return value === ''
    ? [makeBlock('item', key, line)]
    : [makeBlock('item', `${key}: ${value}`, line, { lead: key, rest: value })];
}

/** An entry that is a record is named by its name, its other fields are in it. */
function readEntry(entry: unknown, lineOf: (node: unknown) => number, depth: number): Block[] {
  if (!isMap(entry)) {
    if (isSeq(entry)) return readNode(entry, lineOf, depth + 1);
    const text = scalarText(entry);
    return text === '' ? [] : [makeBlock('item', text, lineOf(entry))];
  }
  const [first] = entry.items;
  if (entry.items.length === 1 && first) return readPair(first, lineOf, depth);
  const name =
    entry.items.find((pair) => isName(scalarText(pair.key)) && isScalar(pair.value)) ??
    entry.items.find((pair) => isScalar(pair.value));
  if (!name) return readNode(entry, lineOf, depth + 1);
  const others = entry.items.filter((pair) => pair !== name);
  return [
    makeBlock('label', scalarText(name.value), lineOf(name.key), {
      children: others.flatMap((pair) => readPair(pair, lineOf, depth + 1)),
      drawn: true,
    }),
  ];
}

function isName(key: string): boolean {
  return rolesOf(wordsOf(key)).includes('name') || unitName(key) !== undefined;
}

/** success_criteria → success criteria */
function wordsOf(key: string): string {
  return /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(key) ? key.replaceAll('_', ' ') : key;
}

function scalarText(node: unknown): string {
  if (!isScalar(node)) return '';
  const { value, source } = node;
  if (value === null || value === undefined) return '';
  return (typeof value === 'string' ? value : (source ?? String(value))).replace(/\s+/g, ' ').trim();
}
