import { type Day, daysInMonth } from '../../model/day.js';

/** A date in the format of the chart (dayjs): YYYY-MM-DD, DD.MM.YYYY … */
export function parseDate(text: string, format: string): Day | undefined {
  const names: string[] = [];
  const source = format.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/YYYY|YY|MM|M|DD|D|HH|mm|ss/g, (part) => {
    names.push(part);
    return part === 'YYYY' ? '(\\d{4})' : part.length === 2 && part !== 'YY' ? '(\\d{1,2})' : '(\\d{1,2})';
  });
  const match = new RegExp(`^${source}`).exec(text) ?? (format === 'YYYY-MM-DD' ? null : null);
  if (!match) return undefined;
  let [year, month, day] = [0, 1, 1];
  names.forEach((name, at) => {
    const value = Number(match[at + 1]);
    if (name === 'YYYY') year = value;
    else if (name === 'YY') year = 2000 + value;
    else if (name.startsWith('M')) month = value;
    else if (name.startsWith('D')) day = value;
  });
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day;
}
