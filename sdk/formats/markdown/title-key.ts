import { fold } from './lexicon.js';

/** The form in which titles are compared. */
export function titleKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}%+&]+/gu, ' ')
    .trim();
}
