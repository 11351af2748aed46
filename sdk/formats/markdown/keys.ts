import { fold } from './lexicon.js';

/** A short text that changes whenever the given one does (FNV-1a, 32 bits, base 36). */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Letters and numbers with dashes, at most 48 of them; a longer text ends in its hash. */
export function slugOf(text: string): string {
  const whole = fold(text.length > 4_000 ? text.slice(0, 4_000) : text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  if (whole === '') return hashOf(text);
  return [...whole].length <= 48 && text.length <= 4_000
    ? whole
    : `${[...whole].slice(0, 40).join('').replace(/-+$/, '')}-${hashOf(text)}`;
}

/** Makes keys from places and titles; a second one of the same place and title gets a number. */
export class KeyMaker {
  private readonly used = new Map<string, number>();

  /** @param parent key of what it is in */
  make(parent: string | undefined, title: string): string {
    const slug = slugOf(title);
    // The names above are said in short, so that a key stays readable at any depth.
    const above =
      parent === undefined
        ? ''
        : parent.length <= 90
          ? `${parent}/`
          : `${parent.slice(0, 60).replace(/[-/]+$/, '')}-${hashOf(parent)}/`;
    const key = `${above}${slug}`;
    const count = (this.used.get(key) ?? 0) + 1;
    this.used.set(key, count);
    if (count === 1) return key;
    const next = `${key}-${count}`;
    return this.used.has(next) ? this.make(parent, `${title} ${count}`) : (this.used.set(next, 1), next);
  }
}
