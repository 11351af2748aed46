/**
 * A value in one line of Markdown: signs of markup are escaped, and what a line cannot hold as it is (line breaks, blanks
 * at the ends, invisible signs) is written as a JSON string.
 */
export function writeValue(text: string): string {
  return isPlain(text) ? escapeMarkup(text) : escapeMarkup(asciiJson(text));
}

/** The inverse of {@link writeValue}. */
export function readValue(source: string): string {
  const text = source.trim().replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    // Somebody wrote a quotation mark by hand.
    return text;
  }
}

function isPlain(text: string): boolean {
  // What a reader of the document would change or take for something else: NUL and controls are among it.
  return (
    text !== '' &&
    // eslint-disable-next-line no-control-regex
    !/^["\s]|\s$|\s\s|[^\S ]|[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufffd\ufff0-\uffff\ud800-\udfff]/.test(
      text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, 'x'),
    ) &&
    text.normalize('NFC') === text
  );
}

/** JSON of nothing but ASCII, so that no repair of the text changes it. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function escapeMarkup(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~&!@]/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1')
    .replace(/:\/\//g, '\\://');
}
