import { readMeasure } from './numbers.js';

/** "Revenue ($K)", "Выручка, млн ₽", "营收（万元）": the unit of the numbers that stand beside a name. */
export function unitOfName(name: string): string | undefined {
  const match = /(?:[([（]|[,，;]\s*|\s(?=[%$€£¥₽]))([^()（），,;]{1,14})[)\]）]?\s*$/u.exec(name);
  const inside = match?.[1]?.trim();
  return inside !== undefined && readMeasure(`1 ${inside}`, 'en')?.unit !== undefined && namedUnit.test(inside)
    ? inside
    : undefined;
}

const namedUnit = /[%$€£¥₽₹]|^(?:k|m|b|mn|bn|mio|mrd|tsd|mil|млн|млрд|тыс|万|亿|千|usd|eur|gbp|rub|brl|cny|руб)/iu;

/** A bare number in the unit of its name: "45" of "Revenue, $M" is 45,000,000. */
export function withUnit(value: string, unit: string | undefined): string {
  if (unit === undefined || !/^[<>≤≥~]?\s?[-−–]?[\d\s.,\u00a0\u202f]+(?:[-–—][\d\s.,]+)?\+?$/u.test(value))
    return value;
  const money = /^[$€£¥₽₹]|^R\$/u.exec(unit)?.[0] ?? '';
  const rest = unit.slice(money.length).trim();
  const plus = value.endsWith('+') ? '+' : '';
  return `${money}${plus === '' ? value : value.slice(0, -1)}${/^[KMBkmb]$/.test(rest) ? rest : rest === '' ? '' : ` ${rest}`}${plus}`;
}
