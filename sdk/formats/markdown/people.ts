import { leading, trailing } from './decoration.js';

/** "Ana Ruiz, Marco Díaz & Li" → three people. */
export function readPeople(text: string): string[] {
  return text
    .split(/\s*[,;&/、，；+]\s*|\s+(?:and|y|e|et|und|и|with)\s+/u)
    .map((name) => name.replace(leading, '').replace(trailing, '').replace(/^@/, '').trim())
    .filter((name) => name !== '' && !/^(?:tbd|tba|n\/?a|none|-+|—)$/i.test(name));
}
