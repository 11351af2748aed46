import { fold } from './lexicon.js';
import { attributeRole, rolesOf } from './roles.js';

/** Signs that people use as bullets where Markdown knows none, boxes included. */
export const glyphs = '•◦▪▫▸▹►▻‣∙·●○◆◇■□☐☑☒✓✔✗✘✅❌➢➤➔→⇒🔹🔸🔲🔳⬜☑️';
const glyphPattern = /^\s*(?:[•◦▪▫▸▹►▻‣∙●○◆◇■□☐☑☒✓✔✗✘✅❌➢➤➔🔹🔸🔲🔳⬜⏳🔄🚧📅]|·\s|→\s|\d{1,2}[)]\s)/u;

/** Whether a line that follows another in a paragraph is meant as one of its own: a bullet, a box, "Owner: …". */
export function startsLine(text: string): boolean {
  if (glyphPattern.test(text)) return true;
  const at = text.search(/[:：]/);
  if (at < 1 || at > 40) return false;
  const key = fold(text.slice(0, at).trim());
  return (
    attributeRole(key) !== undefined ||
    rolesOf(key).some((role) => role === 'tasks' || role === 'metrics' || role === 'funding')
  );
}
