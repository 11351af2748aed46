/**
 * A sentence with names in braces, `'Shows {from} to {to}'`, or one for each plural category of `count`. Data only, so
 * that a language is a file that can be loaded when it is needed, and a host can set its own words. Names that the
 * caller does not give are words of {@link ./en/terms.ts}: `{milestone}`, or `{Milestone}` at the beginning.
 */
export type Message = string | Plural;

/** The forms that a language does not have are left out; `other` is always there. */
export interface Plural {
  readonly other: string;
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
}

/** What one part of the product says. A page loads the rooms of what it shows, and no others. */
export interface Room {
  readonly name: string;
  readonly messages: Readonly<Record<string, Message>>;
}

export type KeyOf<R extends Room> = keyof R['messages'] & string;

/** Numbers are written as the language writes them. */
export type Parameters = Readonly<Record<string, string | number>>;
