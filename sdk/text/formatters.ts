type Formatter<Options, Made> = new (language: string, options: Options) => Made;

// Making one takes longer than a frame, and there are few different ones; a reader changes the language rarely.
const made = new Map<unknown, Map<string, unknown>>();

/** An Intl formatter, made once for each language and options. */
export function cached<Options extends object, Made>(
  type: Formatter<Options, Made>, language: string, options: Options,
): Made {
  let ofType = made.get(type);
  if (!ofType) made.set(type, ofType = new Map());
  const key = language + JSON.stringify(options);
  let formatter = ofType.get(key) as Made | undefined;
  if (!formatter) ofType.set(key, formatter = new type(language, options));
  return formatter;
}
