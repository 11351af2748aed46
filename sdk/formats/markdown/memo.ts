const longest = 300;
const most = 1_000;

/** Remembers what a pure function said of short texts; all is forgotten now and then, so that it never grows. */
export function memoize<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > longest) return read(text);
    if (known.has(text)) return known.get(text) as T;
    if (known.size >= most) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
