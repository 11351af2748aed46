import { checkpointBehind, dueBehind, endBehind, fold, leadIns } from './lexicon.js';

/** "2028 and beyond": only when it begins is said. */
const openBehind =
  /^\s*(?:(?:and|und|y|e|et|и)\s+(?:beyond|after|later|onwards?|danach|später|folgende|después|más allá|en adelante|além|depois|au-delà|après|далее|позже)|onwards?|及以后|以后|起)(?!\p{L})/iu;

export function dueAfterText(behind: string): { due: boolean; open: boolean; rest: string } {
  const open = openBehind.exec(behind);
  if (open) return { due: false, open: true, rest: behind.slice(open[0].length) };
  const match = dueBehind.exec(behind) ?? endBehind.exec(behind);
  return match
    ? { due: true, open: false, rest: behind.slice(match[0].length) }
    : { due: false, open: false, rest: behind };
}

export interface Lead {
  readonly due: boolean;
  readonly end: boolean;
  readonly from: boolean;
  readonly in: boolean;
  /** What stands before the words of time. */
  readonly rest: string;
}

/** The words of time at the end of a text: "… by the end of". */
export function leadOf(text: string): Lead {
  let rest = text;
  const found = { due: false, end: false, from: false, in: false };
  for (let guard = 0; guard < 4; guard += 1) {
    const folded = fold(rest);
    const step = (['due', 'end', 'from', 'begin', 'between', 'in'] as const)
      .map((name) => ({ name, match: leadIns[name].exec(folded.slice(-60)) }))
      .filter(({ match }) => match !== null)
      .sort((a, b) => (b.match?.[0].length ?? 0) - (a.match?.[0].length ?? 0))[0];
    const article = /(?:^|\s)(?:the|le|la|el|den|dem|der|o|a|l'|mid|~)\s*-?$/i.exec(rest);
    if (!step?.match) {
      if (!article || guard === 0) break;
      rest = rest.slice(0, article.index);
      continue;
    }
    if (step.name !== 'begin' && step.name !== 'between') found[step.name] = true;
    if (step.name === 'between') found.in = true;
    rest = rest.slice(0, rest.length - step.match[0].length);
    if (article && guard > 0) break;
  }
  return { ...found, rest };
}

/** Words like "to" and "for" are also used otherwise; "due" and "deadline" are not. */
export function isDueWord(before: string): boolean {
  return /(?:due|deadline|by|until|before|bis|fällig|échéance|prazo|até|hasta|límite|до|срок|к)\s*[:：]?\s*$/iu.test(
    before,
  );
}

/** "Month 18 – checkpoint": nothing but a moment stands behind the period. */
export function isCheckpoint(behind: string): boolean {
  const rest = fold(behind).replace(/^[\s:–—-]+/, '');
  const match = checkpointBehind.exec(rest);
  return match !== null && rest.slice(match[0].length).replace(/[^\p{L}\p{N}]/gu, '') === '';
}
