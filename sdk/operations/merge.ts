import type { Json } from '../model/index.js';
import { equalJson } from './equal.js';

/** Lists and maps in which each member is a value of its own: two people who change different ones are both right. */
export const mergedByMember: ReadonlySet<string> = new Set([
  'labels', 'watcherIds', 'memberIds', 'successCriteria', 'fields', 'reactions',
]);

type Value = Json | undefined;

/**
 * Takes the step from `from` to `to` on a value that may have become another one in the meantime, member by member.
 *
 * @param current what is there now; undefined is absent everywhere
 * @returns undefined when it cannot be done without overwriting what somebody else has made of the same member
 */
export function stepFrom(current: Value, from: Value, to: Value): { readonly value: Value } | undefined {
  if (equalJson(current, from)) return { value: to };
  if (equalJson(current, to) || equalJson(from, to)) return { value: current };
  if ([current, from, to].every((value) => value === undefined || Array.isArray(value))) {
    return stepInList((current ?? []) as readonly Json[], (from ?? []) as readonly Json[], (to ?? []) as readonly Json[]);
  }
  if ([current, from, to].every((value) => value === undefined || isMap(value))) {
    return stepInMap((current ?? {}) as JsonMap, (from ?? {}) as JsonMap, (to ?? {}) as JsonMap);
  }
  return undefined;
}

type JsonMap = Readonly<Record<string, Json>>;

function isMap(value: Value): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members are told apart by their id, or by what they are. */
function keyOf(member: Json): string {
  return isMap(member) && typeof member['id'] === 'string' ? member['id'] : JSON.stringify(member);
}

function stepInList(
  current: readonly Json[],
  from: readonly Json[],
  to: readonly Json[],
): { readonly value: Value } | undefined {
  const before = new Map(from.map((member) => [keyOf(member), member]));
  const after = new Map(to.map((member) => [keyOf(member), member]));
  const there = new Set(current.map(keyOf));
  const list: Json[] = [];
  for (const member of current) {
    const key = keyOf(member);
    const step = before.has(key) || after.has(key) ? stepFrom(member, before.get(key), after.get(key)) : { value: member };
    if (!step) return undefined;
    if (step.value !== undefined) list.push(step.value);
  }
  list.push(...to.filter((member) => !there.has(keyOf(member)) && !before.has(keyOf(member))));
  return { value: list.length > 0 ? list : undefined };
}

function stepInMap(current: JsonMap, from: JsonMap, to: JsonMap): { readonly value: Value } | undefined {
  const map: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(current), ...Object.keys(to)])) {
    const step = stepFrom(current[key], from[key], to[key]);
    if (!step) return undefined;
    if (step.value !== undefined) map[key] = step.value;
  }
  return { value: Object.keys(map).length > 0 ? map : undefined };
}
