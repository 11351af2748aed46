import { cjk, all, fold } from './lexicon.js';
import { memoize } from './memo.js';

/** A numbered part of a plan: "Phase 2", "Sprint 5-6", "v1.8", "第二阶段". */
export interface UnitName {
  /** The same for all languages' words of one thing is not needed: a document keeps to its word. */
  readonly key: string;
  /** Where the name ends in the text. */
  readonly end: number;
}

const words = all('unit');
const latin = words
  .filter((word) => !cjk.test(word))
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace(/ /g, '\\s+'));
const chinese = words.filter((word) => cjk.test(word)).sort((a, b) => b.length - a.length);
const roman = '(?=[ivx])(?:x{0,2}(?:ix|iv|v?i{0,3}))';
const number = `(?:\\d{1,3}(?:\\.\\d{1,3}){0,2}(?:\\s*[-–—/&]\\s*\\d{1,3}(?![\\d]))?|${roman}|[a-h])`;
const before = new RegExp(
  `^(${latin.join('|')})\\s*(?:#|no\\.?\\s|nr\\.?\\s|n[º°]\\s?|№\\s?)?(?:\\s?(?=\\d)|\\s+)(${number})(?![\\p{L}\\p{N}])`,
  'u',
);
const behind = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|er|ª|º|°|a|o|-?й|-?я|\\.)?\\s+(${latin.filter((word) => word.length > 3).join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);
const inChinese = new RegExp(
  `^(?:第?\\s*([0-9一二三四五六七八九十]{1,3})\\s*(?:个)?(${chinese.join('|')})|(${chinese.join('|')})\\s*([0-9一二三四五六七八九十]{1,3}))`,
  'u',
);
const ordinalNumbers = '一二三四五六七八九十';

/** The numbered part that a text begins with. */
export const unitName = memoize(readUnitName);

function readUnitName(text: string): UnitName | undefined {
  const folded = fold(text.slice(0, 80));
  const match = before.exec(folded);
  if (match?.[1] !== undefined && match[2] !== undefined) {
    // "v" and a number is a version; "goal a" is no number.
    if (
      /^[a-h]$/.test(match[2]) &&
      (text.charAt(match[0].length - 1) === folded.charAt(match[0].length - 1) || match[1].length < 4)
    )
      return undefined;
    if (match[1].length === 1 && match[0].includes(' ')) return undefined;
    return { key: `${match[1].replace(/\s+/g, ' ')} ${arabic(match[2])}`, end: match[0].length };
  }
  const ordinal = behind.exec(folded);
  if (ordinal?.[1] !== undefined) return { key: `${ordinal[2] ?? ''} ${ordinal[1]}`, end: ordinal[0].length };
  if (!cjk.test(folded)) return undefined;
  const other = inChinese.exec(folded);
  if (!other) return undefined;
  const count = other[1] ?? other[4] ?? '';
  const place = count.length === 1 ? ordinalNumbers.indexOf(count) + 1 : 0;
  return { key: `${other[2] ?? other[3] ?? ''} ${place > 0 ? place : count}`, end: other[0].length };
}

const romans: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
};

function arabic(count: string): string {
  return romans[count] ?? count.replace(/\s*[–—&/]\s*/g, '-').replace(/\s+/g, '');
}

const horizons = new Set(all('horizon'));

/** "Now", "Next", "Later", "Backlog": a part of a plan by how soon it comes. */
export const isHorizon = memoize(readHorizon);

function readHorizon(text: string): boolean {
  if (text.length > 80) return false;
  const key = fold(text)
    .replace(/\(.*?\)|（.*?）/g, ' ')
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return horizons.has(key);
}

const anywhere = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${latin.filter((word) => word.length > 2).join('|')})(?:\\s?(?=\\d)|\\s+)${number}(?![\\p{L}\\p{N}])`,
  'u',
);

/** A numbered part that a label speaks of in any place: "Checklist for phase 2", "第二阶段检查清单". */
export function findUnitIn(text: string): UnitName | undefined {
  const folded = fold(text.slice(0, 200));
  const match = anywhere.exec(folded);
  if (match) {
    const unit = unitName(text.slice(match.index));
    return unit && { key: unit.key, end: match.index + unit.end };
  }
  if (!cjk.test(folded)) return undefined;
  const at = folded.search(/第?[0-9一二三四五六七八九十]{1,2}(?:阶段|期)/u);
  const unit = at < 0 ? undefined : unitName(text.slice(at));
  return unit && { key: unit.key, end: at + unit.end };
}
