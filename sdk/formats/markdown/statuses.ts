import { anyOf, fold } from './lexicon.js';
import type { ImportedStatus } from './types.js';
import { entries, languages } from './vocabulary/index.js';

const names: readonly ImportedStatus[] = ['cancelled', 'blocked', 'planned', 'active', 'done'];
const words = new Map<string, ImportedStatus>();
for (const name of names)
  for (const language of languages) for (const word of entries(language.status[name])) words.set(word, name);

const whole = new RegExp(`^(${anyOf([...words.keys()])})(?=$|[\\s,;.:(])(.{0,80})$`, 'u');

/** ✅ and its like: what they say, and as what they can be a mere bullet. */
const signs: readonly (readonly [RegExp, ImportedStatus])[] = [
  [/✅|☑|✔|✓/u, 'done'],
  [/🔄|🚧|🔁|🏃/u, 'active'],
  [/⏳|📅|🔜|📆|🗓|⬜|🔲|☐|⌛/u, 'planned'],
  [/❌|🚫|🗑|✖|✗|✘/u, 'cancelled'],
  [/⛔|🛑|⏸/u, 'blocked'],
];

export interface StatedStatus {
  readonly status: ImportedStatus;
  /** Said by a sign only, not by a word. */
  readonly bySign: boolean;
}

/** The status that a whole text states: "In progress", "✅ Done", "blocked by the vendor". */
export function statusOf(text: string): StatedStatus | undefined {
  const plain = fold(text)
    .replace(/\p{Extended_Pictographic}|[✓✔✗✘☑☐]|\ufe0f/gu, ' ')
    .replace(/^[\s*(（[—–-]+|[\s*)）\].!—–-]+$/gu, '')
    .trim();
  const exact = words.get(plain);
  if (exact) return { status: exact, bySign: false };
  const match = plain.length <= 120 ? whole.exec(plain) : null;
  // "done by Ana" is a status; "complete documentation" is a name.
  if (
    match?.[1] !== undefined &&
    /^(?:$|[\s]*(?:[,;.(:–—-]|(?:by|since|on|in|until|am|seit|par|por|le|el|с|от|at|\d)(?=\s|\d|$)))/u.test(
      match[2] ?? '',
    )
  ) {
    const status = words.get(match[1].replace(/\s+/g, ' '));
    if (status) return { status, bySign: false };
  }
  if (plain === '' || !/[\p{L}\p{N}]/u.test(plain)) return signOf(text);
  return undefined;
}

/** The status that a sign in this text gives it. */
export function signOf(text: string): StatedStatus | undefined {
  for (const [pattern, status] of signs) if (pattern.test(text)) return { status, bySign: true };
  return undefined;
}
