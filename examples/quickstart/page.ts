import { makeText } from 'milestone-kit/sdk';

/** Words in the language of the page. */
export const text = makeText(document.documentElement.lang);

/** An element of the page by its id. @throws {Error} when the page has none */
export function find<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element with the id "${id}".`);
  return element as T;
}

/** Tells the person something, on the page and to a screen reader. */
export function say(sentence: string, kind: 'done' | 'error' = 'done'): void {
  const notice = find('notice');
  notice.dataset['kind'] = kind;
  notice.textContent = sentence;
}
