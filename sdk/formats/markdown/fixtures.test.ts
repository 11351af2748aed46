import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { differences } from './fixtures/compare.js';
import type { ExpectedPlan } from './fixtures/shapes.js';
import { importMarkdown } from './index.js';

const start = '2026-01-01';
const folder = new URL('fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');

const expectedOf = (name: string): ExpectedPlan =>
  JSON.parse(readFileSync(new URL(name.replace(/\.md$/, '.json'), folder), 'utf8')) as ExpectedPlan;

describe('documents of our own', () => {
  it.each(names)('%s gives the reviewed plan', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(differences(expectedOf(name), importMarkdown(text, { start }))).toEqual([]);
  });

  it.each(names)('%s gives the same with CRLF and with a byte order mark', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const plain = importMarkdown(text, { start });
    expect(importMarkdown(text.replaceAll('\n', '\r\n'), { start })).toEqual(plain);
    expect(importMarkdown(`\ufeff${text}`, { start })).toEqual(plain);
  });
});

describe('real documents', () => {
  const real = new URL('../../../../shared/roadmaps/', import.meta.url);
  const expected = new URL('expected/', import.meta.url);
  const plans = readdirSync(expected).filter((name) => name.endsWith('.json'));
  const isThere = existsSync(real);
  if (!isThere)
    console.warn('The real documents are not here (../shared/roadmaps): their reviewed plans are not compared.');

  it.skipIf(!isThere).each(plans)('%s: the import is the reviewed plan', (name) => {
    const plan = JSON.parse(readFileSync(new URL(name, expected), 'utf8')) as ExpectedPlan & { document: string };
    const text = readFileSync(new URL(plan.document, real), 'utf8');
    expect(differences(plan, importMarkdown(text, { start }))).toEqual([]);
  });

  it.skipIf(!isThere).each(plans)('%s: every unit has a key of its own and a parent before it', (name) => {
    const plan = JSON.parse(readFileSync(new URL(name, expected), 'utf8')) as { document: string };
    const { milestones } = importMarkdown(readFileSync(new URL(plan.document, real), 'utf8'), { start });
    const seen = new Set<string>();
    for (const { id, parentId } of milestones) {
      expect(seen.has(id)).toBe(false);
      if (parentId !== undefined) expect(seen.has(parentId)).toBe(true);
      seen.add(id);
    }
  });
});
