import type { Draft } from './draft.js';

const reference =
  /^([A-Z]{0,3}-?\d{1,4}(?:\.\d{1,3})?)\s*(FS|SS|FF|SF|EA|AA|EE|AE)?\s*(?:([+-]\s?\d{1,3})\s*(?:d|days?|t|tage?|días?|dias?|j|jours?)?)?$/iu;

const germanTypes: Readonly<Record<string, 'FS' | 'SS' | 'FF' | 'SF'>> = {
  EA: 'FS',
  AA: 'SS',
  EE: 'FF',
  AE: 'SF',
  FS: 'FS',
  SS: 'SS',
  FF: 'FF',
  SF: 'SF',
};

/** "3", "3SS+2d": a row of the same table by its number. */
export function linkByNumber(draft: Draft, from: number, byNumber: ReadonlyMap<string, Draft>): void {
  const waits = draft.waits.splice(from);
  for (const wait of waits) {
    const match = reference.exec(wait.text);
    const target = byNumber.get(match?.[1] ?? '');
    if (match && target && target !== draft) {
      draft.after.push({
        draft: target,
        type: germanTypes[(match[2] ?? 'FS').toUpperCase()] ?? 'FS',
        lagDays: Number((match[3] ?? '0').replace(/\s/g, '')),
      });
    } else draft.waits.push(wait);
  }
}
