/** A part of a document that can be parsed on its own. */
export interface Chunk {
  readonly text: string;
  /** Lines before it. */
  readonly shift: number;
}

const wanted = 4_000;

/**
 * Cuts a document before headings and before entries at the margin, where cutting changes nothing of what Markdown means:
 * the parser's time grows faster than its input. Link definitions go with every part.
 */
export function splitIntoChunks(text: string): Chunk[] {
  if (text.length < 2 * wanted) return [{ text, shift: 0 }];
  const definitions = text.match(/^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S[^\n]*$/gm)?.join('\n') ?? '';
  if (definitions.length > 2_000) return [{ text, shift: 0 }];
  const chunks: Chunk[] = [];
  const add = (from: number, to: number, shift: number): void => {
    const part = text.slice(from, to);
    chunks.push({ text: definitions === '' ? part : `${part}\n\n${definitions}\n`, shift });
  };
  let begin = 0;
  let beginLine = 0;
  let line = 0;
  let open: string | undefined;
  let blankBefore = true;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const first = text.charCodeAt(at);
    if (open !== undefined) {
      if (closes(text.slice(at, Math.min(end, at + 400)), open)) open = undefined;
    } else if (
      at - begin >= wanted &&
      (isHeading(text, at, first) || (isEntry(text, at, first) && (blankBefore || at - begin >= 2 * wanted)))
    ) {
      add(begin, at, beginLine);
      begin = at;
      beginLine = line;
      open = opens(text.slice(at, Math.min(end, at + 400)));
    } else open = opens(text.slice(at, Math.min(end, at + 400)));
    blankBefore = end === at;
    at = end + 1;
    line += 1;
  }
  add(begin, text.length, beginLine);
  return chunks;
}

function isHeading(text: string, at: number, first: number): boolean {
  return first === 35 && /^#{1,6}[ \t]/.test(text.slice(at, at + 8));
}

/** "- entry" or "* entry" at the margin, not "---" or "* * *". */
function isEntry(text: string, at: number, first: number): boolean {
  return (first === 45 || first === 42 || first === 43) && /^[-*+] [^\s*+-]/.test(text.slice(at, at + 3));
}

/** What a line leaves open: a fence, a comment, raw HTML. Fences in lists may be indented. */
function opens(line: string): string | undefined {
  const fence = /^[ \t]*(?:[-*+] +|\d{1,9}[.)] +|> ?)*(`{3,}|~{3,})([^\n]*)$/.exec(line);
  if (fence?.[1] !== undefined && !(fence[1].startsWith('`') && fence[2]?.includes('`'))) return fence[1];
  const comment = line.lastIndexOf('<!--');
  if (comment >= 0 && !line.slice(comment).includes('-->')) return '-->';
  const raw = /^ {0,3}<(pre|script|style|textarea)\b/i.exec(line);
  if (raw?.[1] !== undefined && !line.toLowerCase().includes(`</${raw[1].toLowerCase()}`))
    return `</${raw[1].toLowerCase()}`;
  return undefined;
}

function closes(line: string, open: string): boolean {
  if (open === '-->' || open.startsWith('</')) return line.toLowerCase().includes(open);
  const mark = line.trim().replace(/^(?:> ?)+/, '');
  return mark.startsWith(open) && mark.replaceAll(open.charAt(0), '').trim() === '';
}
