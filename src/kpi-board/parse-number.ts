const factors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/**
 * What a person typed as a number, in the way their language writes it: "1,250.5", "1.250,5", "−11 %", "$168K".
 *
 * @returns undefined when it is none
 */
export function parseNumber(typed: string, language: string): number | undefined {
  const parts = new Intl.NumberFormat(language, { useGrouping: true }).formatToParts(-12_345.6);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const group = parts.find(({ type }) => type === 'group')?.value ?? ',';
  const plain = latinDigits(typed, language).trim().replace(/[−–‒]/g, '-').replace(/[\s\u00A0\u202F'’]/g, '')
    // A unit around the number says nothing new.
    .replace(/^(-?)[\p{Sc}]/u, '$1').replace(/[%\p{Sc}]$/u, '');
  const pattern = new RegExp(
    `^([+-]?)(\\d{1,3}(?:${escape(group)}\\d{2,3})*${escape(group)}\\d{3}|\\d*)(?:${escape(decimal)}(\\d+))?([kmb]?)$`, 'i',
  );
  const match = pattern.exec(plain) ?? pattern.exec(unambiguous(plain, group, decimal));
  if (!match || (!match[2] && !match[3])) return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  const value = Number(`${whole.split(group).join('') || '0'}.${fraction || '0'}`) * (factors[suffix.toLowerCase()] ?? 1);
  return Number.isFinite(value) ? (sign === '-' ? -value : value) + 0 : undefined;
}

/** A point that groups nothing can only be a decimal one, whatever the language: "93.5" typed by a German. */
function unambiguous(text: string, group: string, decimal: string): string {
  return group === '.' && /^[+-]?\d+\.\d{1,2}[kmb]?$/i.test(text) ? text.replace('.', decimal) : text;
}

function latinDigits(text: string, language: string): string {
  const own = [...new Intl.NumberFormat(language, { useGrouping: false }).format(9_876_543_210)].reverse();
  return own[0] === '0' ? text : text.replace(/./gu, (character) => {
    const digit = own.indexOf(character);
    return digit < 0 ? character : String(digit);
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
