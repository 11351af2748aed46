import { anyOf, fold, all } from './lexicon.js';
import type { Language } from './language.js';
import { entries, languages } from './vocabulary/index.js';

/** A number or range that a metric should reach. */
export interface Measure {
  readonly min?: number;
  readonly max?: number;
  /** `%`, a sign of money, or the words behind the number. */
  readonly unit?: string;
  /** The words around the number: what is measured, where no name is given. */
  readonly words: string;
}

const scales = new Map<string, number>();
for (const language of languages) {
  for (const [value, list] of language.scales) for (const word of entries(list)) scales.set(word, value);
}
/** With and without accents. */
const spelled = languages.flatMap(({ scales: named }) =>
  named.flatMap(([, list]) => list.split(',').map((word) => word.trim())),
);
const scaleWord = anyOf([...new Set([...scales.keys(), ...spelled])].filter((word) => word.length > 1));
const money =
  '(?:R\\$|US\\$|A\\$|C\\$|MX\\$|[$€£¥₽₹₩₺₴]|' +
  '(?:USD|EUR|GBP|CHF|CNY|RMB|JPY|BRL|MXN|ARS|CLP|COP|RUB|INR|PLN|CZK|SEK|NOK|DKK)(?![A-Za-z])|руб(?:лей|\\.)?)';
const digits =
  "\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?|\\d{1,3}(?:[.,']\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?";
const number = new RegExp(
  `(?<sign>[<>≤≥~≈]=?\\s*)?(?<minus>[-−–](?=[\\d$€£]))?(?<before>${money})?\\s?(?<digits>${digits})(?<scale>[kKmMbB](?![\\p{L}])|\\s?${scaleWord}\\.?|[万亿千]|百万|[kK](?=\\s|$)|МM)?\\s?(?<behind>%|％|${money})?(?<plus>\\s?\\+)?`,
  'giu',
);
const moreBefore = new RegExp(`${anyOf(all('more'))}\\s*$`, 'u');
const lessBefore = new RegExp(`${anyOf(all('less'))}\\s*$`, 'u');
const moreBehind = /^\s*(?:以上|及以上|or more|o más|ou plus|oder mehr|и более|ou mais)/iu;
const lessBehind = /^\s*(?:以下|以内|or less|o menos|ou moins|oder weniger|и менее|ou menos)/iu;

interface Part {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly money: string | undefined;
  readonly percent: boolean;
  readonly scale: number | undefined;
  readonly sign: string;
  readonly plus: boolean;
}

/** The measure that a text states, or undefined when it states none in numbers. */
export function readMeasure(source: string, language: Language): Measure | undefined {
  const arrow = Math.max(
    ...['→', '->', '=>', '⇒', '➔'].map((sign) => {
      const at = source.lastIndexOf(sign);
      return at < 0 ? -1 : at + sign.length;
    }),
  );
  const text = (arrow > 0 ? source.slice(arrow) : source).slice(0, 300);
  const parts = partsOf(text, language);
  const [first] = parts;
  if (!first) return undefined;
  const ratio = /^\s?[:：]\s?1(?![\d.])/.exec(text.slice(first.end));
  if (/^\s?[:：]\s?\d/.test(text.slice(first.end)) && !ratio) return undefined;
  // "Top 3", "Version 2", "24/7" are no measures.
  const before = fold(text.slice(0, first.start));
  if (
    /(?:^|\s)(?:top|n[o°º]\.?|nr\.?|#|version|v|phase|tier|level|series|serie|iso|soc)\s*$/.test(before) ||
    /[#]\s*$/.test(before)
  )
    return undefined;
  if (/^\/\d/.test(text.slice(first.end)) && !/^\/(?:5|10|100)(?!\d)/.test(text.slice(first.end))) return undefined;
  const second = rangeEnd(text, first, parts[1]);
  const end = ratio ? first.end + ratio[0].length : (second ?? first).end;
  const unit = ratio
    ? undefined
    : (first.money ?? second?.money ?? (first.percent || second?.percent ? '%' : undefined));
  const behind = text.slice(end).replace(/^\s?\/(?:5|10|100)(?!\d)/, '');
  const words = wordsAround(arrow > 0 ? source.slice(0, arrow) : '', text.slice(0, first.start), behind);
  const word = unit === undefined && !ratio ? unitBehind(behind) : undefined;
  const bounds = boundsOf(first, second, before, behind);
  const named = unit ?? word;
  return { ...bounds, ...(named !== undefined && named !== '' && { unit: named }), words };
}

function partsOf(text: string, language: Language): Part[] {
  const parts: Part[] = [];
  for (const match of text.matchAll(number)) {
    const { sign = '', minus, before, digits: figures = '', scale, behind, plus } = match.groups ?? {};
    const lead = match[0].length - match[0].trimStart().length;
    // A dash behind a number is no minus.
    const dash = minus !== undefined && /[\d%\p{L}]\s*$/u.test(text.slice(0, match.index + lead));
    const start = match.index + lead + (dash ? 1 : 0);
    // A letter directly before is part of a name: "B2B", "Q3".
    if (
      !dash &&
      /[\p{Script=Latin}\p{Script=Cyrillic}\d.]$/u.test(text.slice(0, start)) &&
      before === undefined &&
      sign === ''
    )
      continue;
    const factor =
      scale === undefined
        ? undefined
        : (scales.get(fold(scale).replace(/[.\s]/g, '')) ?? (scale.trim() === '百万' ? 1e6 : undefined));
    const value = toNumber(figures, language) * (factor ?? 1) * (minus !== undefined && !dash ? -1 : 1);
    if (!Number.isFinite(value)) continue;
    const percent = behind === '%' || behind === '％';
    parts.push({
      value: round(value),
      start,
      end: match.index + match[0].trimEnd().length,
      money: before ?? (percent ? undefined : behind),
      percent,
      scale: factor,
      sign: sign.trim(),
      plus: plus !== undefined,
    });
    if (parts.length > 4) break;
  }
  return parts;
}

/** 2 million is exactly that, whatever floating point makes of 1.1 × 10⁶. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** "5-10", "$2-5M", "80 mil – R$ 100 mil", "between 5 and 10". */
function rangeEnd(text: string, first: Part, second: Part | undefined): Part | undefined {
  if (!second || second.sign !== '') return undefined;
  const between = text.slice(first.end, second.start);
  const joined = /^\s*(?:[-–—−~～至到]|to|a|à|bis|до|и|and|y|et|und|e|bis zu)\s*$/iu.test(between);
  if (!joined) return undefined;
  const high = Math.abs(second.value);
  const scale =
    first.scale === undefined && second.scale !== undefined && first.value < high / second.scale + 1 ? second.scale : 1;
  const low = round(first.value * scale);
  return low <= high ? { ...second, value: high, sign: `${low}` } : undefined;
}

/** "no less than" holds "less than": the longer words count. */
function limitBefore(before: string): 'more' | 'less' | undefined {
  const [more, less] = [moreBefore, lessBefore].map((pattern) => pattern.exec(before)?.[0].length ?? 0);
  if (more === less) return undefined;
  return (more ?? 0) > (less ?? 0) ? 'more' : 'less';
}

function boundsOf(
  first: Part,
  second: Part | undefined,
  before: string,
  behind: string,
): { min?: number; max?: number } {
  const limit = limitBefore(before);
  if (second) return { min: Number(second.sign), max: second.value };
  if (first.sign.startsWith('<') || first.sign.startsWith('≤') || limit === 'less' || lessBehind.test(behind))
    return { max: first.value };
  if (first.sign.startsWith('>') || first.sign.startsWith('≥') || limit === 'more' || moreBehind.test(behind))
    return { min: first.value };
  return { min: first.value };
}

function toNumber(figures: string, language: Language): number {
  const plain = figures.replace(/[\s\u00a0\u202f']/g, '');
  const dot = plain.lastIndexOf('.');
  const comma = plain.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) {
    const decimal = dot > comma ? '.' : ',';
    return Number(plain.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.'));
  }
  const at = Math.max(dot, comma);
  if (at < 0) return Number(plain);
  const sign = plain.charAt(at);
  const groups = plain.split(sign);
  const grouped = groups.length > 2 || (groups[1]?.length === 3 && groups[0] !== '0');
  // English and Chinese write 1,000.5; the others 1.000,5. Three digits behind a comma are thousands everywhere.
  const decimalSign = language === 'en' || language === 'zh' ? '.' : ',';
  if (grouped && (sign !== decimalSign || groups.length > 2 || sign === ',')) return Number(plain.replaceAll(sign, ''));
  return Number(plain.replace(sign, '.'));
}

const stops = new Set([
  'by',
  'in',
  'per',
  'at',
  'within',
  'of',
  'for',
  'from',
  'with',
  'to',
  'on',
  'until',
  'and',
  'or',
  'the',
  'a',
  'de',
  'del',
  'en',
  'por',
  'para',
  'al',
  'à',
  'par',
  'pour',
  'von',
  'im',
  'pro',
  'bis',
  'в',
  'за',
  'на',
  'до',
  'к',
  'que',
  'each',
  'every',
  'through',
  'before',
  'after',
  'über',
  'achieved',
  'launched',
]);

function unitBehind(text: string): string | undefined {
  const words = /^\s?((?:[\p{L}][\p{L}\p{M}'’./-]*\s?){1,4})/u.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  const end = words.findIndex((word) => stops.has(fold(word)));
  const kept = end < 0 ? words : words.slice(0, end);
  return kept.length === 0 || kept.length > 3 ? kept.slice(0, 3).join(' ') || undefined : kept.join(' ');
}

/** What is measured, in the words around the number. */
function wordsAround(before: string, left: string, right: string): string {
  const clean = (text: string): string =>
    text
      .replace(/[<>≤≥~≈]/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s:：,;.–—()[\]+-]+|[\s:：,;–—()[\]+-]+$/gu, '')
      .trim();
  const behind = clean(right.replace(/^\s?\/(?:5|10|100)(?!\d)/, ''));
  const folded = fold(left);
  const cut = Math.min(...[moreTail, lessTail].map((tail) => tail.exec(folded)?.index ?? left.length));
  const front = clean(left.slice(0, cut));
  const named = clean(before.replace(number, ' ').replace(/(?:→|->|=>|⇒|➔|from|von|de|von)\s*/gi, ' '));
  return front !== '' ? front : behind !== '' ? behind : named;
}

const moreTail = new RegExp(`${anyOf(all('more'))}\\s*$`, 'iu');
const lessTail = new RegExp(`${anyOf(all('less'))}\\s*$`, 'iu');
