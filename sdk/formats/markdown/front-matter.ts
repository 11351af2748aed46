import { parse } from 'yaml';

/** What is said about a document in front of it. */
export interface FrontMatter {
  readonly title?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Front matter that is no YAML says nothing. */
export function readFrontMatter(source: string): FrontMatter {
  let values: unknown;
  try {
    values = parse(source, { logLevel: 'silent', maxAliasCount: 20 });
  } catch {
    return { values: {} };
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return { values: {} };
  const title = Object.entries(values).find(([key]) =>
    /^(?:title|titel|titulo|título|titre|название|标题)$/i.test(key),
  )?.[1];
  return {
    ...(typeof title === 'string' && title.trim() !== '' && { title: title.replace(/\s+/g, ' ').trim() }),
    values: values as Record<string, unknown>,
  };
}
