import type { Translation } from './messages/catalogue.js';
import type { KeyOf, Message, Parameters, Plural, Room } from './messages/message.js';
import { terms } from './messages/en/terms.js';
import { cached } from './formatters.js';

/** In whose words something is said. */
export interface Locale {
  /** BCP 47, like `de-AT`. */
  readonly language: string;
  /** What replaces the English words; later ones win. */
  readonly translations: readonly Translation[];
}

/** @param language BCP 47; one that the browser does not know counts as English */
export function makeLocale(language: string, ...translations: readonly Translation[]): Locale {
  return { language: isLanguage(language) ? language : 'en', translations };
}

function isLanguage(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    // A lang attribute can hold anything; no formatter would take it.
    return false;
  }
}

/** A message of a room in the reader's words, else in English. */
export function say<R extends Room>(locale: Locale, room: R, key: KeyOf<R>, parameters: Parameters = {}): string {
  const { message, language } = find(locale, room, key);
  const text = typeof message === 'string' ? message : formFor(message, language, parameters);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (typeof value === 'number') return cached(Intl.NumberFormat, locale.language, {}).format(value);
    return value ?? term(locale, name) ?? whole;
  });
}

function find(locale: Locale, room: Room, key: string): { message: Message; language: string } {
  for (let at = locale.translations.length - 1; at >= 0; at -= 1) {
    const translation = locale.translations[at];
    // By name, because a room's type is known where it is used and not here.
    const words = (translation as Readonly<Record<string, unknown>>)[room.name] as Room['messages'] | undefined;
    const message = words && Object.hasOwn(words, key) ? words[key] : undefined;
    if (message !== undefined) return { message, language: translation?.language ?? locale.language };
  }
  return { message: room.messages[key] ?? key, language: 'en' };
}

/** The plural category of `count`, or of the first number where there is none of that name. */
function formFor(plural: Plural, language: string, parameters: Parameters): string {
  const count = parameters['count'] ?? Object.values(parameters).find((value) => typeof value === 'number');
  return plural[cached(Intl.PluralRules, language, {}).select(Number(count))] ?? plural.other;
}

/** `{milestone}` in the middle, `{Milestone}` at the beginning. */
function term(locale: Locale, name: string): string | undefined {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  if (!Object.hasOwn(terms.messages, lower)) return undefined;
  const { message } = find(locale, terms, lower);
  const word = typeof message === 'string' ? message : message.other;
  return name === lower ? word : capitalize(locale, word);
}

/** For what stands at the beginning; languages without capitals are left as they are. */
export function capitalize({ language }: Locale, text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}
