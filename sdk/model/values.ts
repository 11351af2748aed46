import * as v from 'valibot';

import { isDay, type Day } from './day.js';

/** The value types that records are made of, each with the schema it is parsed with at the door. */

/** 1 to 64 letters, digits, `-` and `_`. Made on the client (UUIDv7), never changed. */
export type Id = string;
export const id = v.pipe(
  v.string(),
  v.regex(/^[\w-]{1,64}$/, 'An id is 1 to 64 letters, digits, "-" and "_".'),
);

/** A moment in UTC, `2026-03-31T09:30:00Z`, with or without fractions of a second. Shown, never used to decide. */
export type Instant = `${string}Z`;
export const instant = v.custom<Instant>(
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value)
    && !Number.isNaN(Date.parse(value)),
  'A moment is written in UTC, like 2026-03-31T09:30:00Z.',
);

export const day = v.custom<Day>(isDay, 'A day is written like 2026-03-31, and has to exist in the calendar.');

/** 0 to 1 in steps of 0.0001. */
export type Share = number;
export const share = v.pipe(
  v.number('A share is a number from 0 to 1.'),
  v.check((value) => value >= 0 && value <= 1, 'A share is a number from 0 to 1.'),
  v.check((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6, 'A share has steps of 0.0001.'),
);

/** Rounds to the nearest step of 0.0001 and clamps to 0 … 1. */
export function toShare(value: number): Share {
  return Math.min(10_000, Math.max(0, Math.round(value * 10_000))) / 10_000;
}

/** Order among siblings, made by fractional-indexing; compared as bytes, then by id. */
export type Rank = string;
export const rank = v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{1,128}$/, 'A rank is 1 to 128 letters and digits.'));

/** Any JSON value: what custom fields and settings hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
export const json: v.GenericSchema<Json> = v.custom<Json>(
  (value) => isJson(value, 0),
  'Only JSON values, at most 16 levels deep, can be kept here.',
);
function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return isCleanText(value);
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > 16) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  return Object.entries(value).every(([key, item]) => !forbiddenKeys.has(key) && isJson(item, depth + 1));
}

// NUL breaks databases, a lone surrogate cannot be written as UTF-8. Without the `u` flag a half is a unit of its own.

const unclean = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
// Embeddings and overrides reorder the text around them; isolates and marks do not.
const reordering = /[\u202A-\u202E]/;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001F\u007F\u0085\u2028\u2029]/;

function isCleanText(text: string): boolean {
  return !unclean.test(text);
}

/** One line of plain text; never markup. */
export function line(name: string, longest: number) {
  return v.pipe(
    v.string(`${name} is text.`),
    v.check((text) => text.trim() !== '', `${name} must not be empty.`),
    v.maxLength(longest, (issue) =>
      `${name} has ${issue.input.length} characters; at most ${longest} fit. Move the rest to the description.`),
    v.check((text) => !control.test(text), `${name} is a single line without control characters. Remove them.`),
    v.check(isCleanText, `${name} holds half a character (a lone surrogate). Type it again.`),
    v.check((text) => !reordering.test(text), `${name} holds characters that reverse the text around them. Remove them.`),
  );
}

/** Text of several lines, in Markdown where it is shown formatted. */
export function prose(name: string, longest = 100_000) {
  return v.pipe(
    v.string(`${name} is text.`),
    v.maxLength(longest, (issue) =>
      `${name} has ${issue.input.length} characters; at most ${longest} fit. Attach a file instead.`),
    v.check(isCleanText, `${name} holds characters that cannot be stored (NUL or half a character). Remove them.`),
  );
}

/**
 * Makes any text fit {@link line}: white space and controls become one space, what cannot be stored is replaced.
 * For text that comes from a document, where refusing would lose it.
 */
export function cleanLine(text: string): string {
  return cleanText(text).replace(new RegExp(control.source, 'g'), ' ').replace(new RegExp(reordering.source, 'g'), '')
    .replace(/\s+/g, ' ').trim();
}

/** Makes any text fit {@link prose}. */
export function cleanText(text: string): string {
  return text.replace(/\0/g, '').replace(new RegExp(unclean.source, 'g'), '\uFFFD');
}

/** An amount in major units of an ISO 4217 currency: `{ amount: 119.8, currency: 'EUR' }`. */
export const money = v.strictObject({
  amount: v.pipe(v.number(), v.finite()),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'A currency is three capital letters, like EUR.')),
});
export type Money = v.InferOutput<typeof money>;

/** 0 or more and finite. */
export const amount = v.pipe(v.number(), v.finite(), v.minValue(0, 'This number must not be negative.'));
