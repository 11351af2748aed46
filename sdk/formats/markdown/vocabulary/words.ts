/**
 * The words of one language that the importer knows, as lists with commas. They are compared without case and accents
 * (see {@link fold}). A list is a flat string because that is how people read and extend it.
 */
export interface Words {
  readonly day: string;
  readonly week: string;
  /** Weeks that are counted in the calendar: "KW 12". */
  readonly calendarWeek?: string;
  readonly month: string;
  readonly quarter: string;
  readonly half: string;
  readonly year: string;
  /** January to December, separated by semicolons; the ways to write each by commas. */
  readonly months: string;
  /** First to twelfth, separated by semicolons. */
  readonly ordinals: string;
  /** Between the ends of a range, or before its first. */
  readonly to: string;
  readonly between?: string;
  readonly and: string;
  /** Words inside of a date without a meaning of their own. */
  readonly of: string;
  /** Before a period: this is when it happens. */
  readonly in: string;
  /** Before a period: this is its last day. */
  readonly due: string;
  /** After a period: this is its last day. */
  readonly dueAfter?: string;
  /** Before a period: this is its first day. */
  readonly from: string;
  /** Before a period: its last day is meant. */
  readonly end: string;
  readonly begin: string;
  /** Behind a period: a moment at its end, not the whole of it. */
  readonly checkpoint: string;
  /** Words for numbered parts of a plan: phase, stage, sprint. */
  readonly unit: string;
  /** Names of parts of a plan by how soon they come. */
  readonly horizon: string;
  /** Words that only name the plan or part of it, or join such words. */
  readonly generic: string;
  /** Words that fill labels without changing them: "key", "main", "the". */
  readonly filler: string;
  /** A document whose title has one of them is a plan even without dates. */
  readonly plan: string;
  /** Headings over an overview or a status. */
  readonly summary: string;
  readonly roles: Roles;
  readonly status: Readonly<Record<'done' | 'active' | 'blocked' | 'planned' | 'cancelled', string>>;
  /** 1,000 and more: "k", "million". Value and words. */
  readonly scales: readonly (readonly [number, string])[];
  readonly more: string;
  readonly less: string;
  readonly none: string;
}

/** What a heading, label, column or key is about. */
export interface Roles {
  readonly criteria: string;
  readonly tasks: string;
  readonly metrics: string;
  readonly funding: string;
  readonly risk: string;
  readonly mitigation: string;
  readonly description: string;
  readonly owner: string;
  readonly status: string;
  readonly progress: string;
  readonly due: string;
  readonly start: string;
  readonly period: string;
  readonly depends: string;
  readonly category: string;
  readonly name: string;
  readonly value: string;
  readonly hires: string;
  /** What belongs to no plan, wherever it stands. */
  readonly ignored: string;
  /** What belongs to no plan as a heading or label, qualified by any other word. */
  readonly ignoredHead: string;
  /** A fact about an item that is no part of its plan: domain, duration. */
  readonly attribute: string;
}

const letters = new Map<string, string>();

/** Lower case without accents, of the same length, so that places in it are places in the text. */
export function fold(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    let plain = letters.get(letter);
    if (plain === undefined) {
      plain = letter.toLowerCase().normalize('NFD').charAt(0);
      if (letter.toLowerCase().length !== 1 || /[가-힣\ud800-\udfff]/.test(letter)) plain = letter;
      if (letter === '\u00a0' || letter === '\u202f' || letter === '\u2009') plain = ' ';
      if (letter === '’') plain = "'";
      letters.set(letter, plain);
    }
    folded += plain;
  }
  return folded;
}

/** The entries of a list with commas, folded. */
export function entries(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((entry) => fold(entry.trim()))
    .filter((entry) => entry !== '');
}
