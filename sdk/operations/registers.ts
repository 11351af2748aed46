import type { Kind } from '../model/index.js';

/** Fields that mean something only together: they are set and checked as one. */
export const registers: { readonly [K in Kind]?: readonly (readonly string[])[] } = {
  milestone: [['startsOn', 'dueOn', 'relative']],
  kpi: [['unit', 'direction', 'start']],
  'kpi-target': [['min', 'max', 'text'], ['on', 'relative']],
};

/** The fields whose versions belong into `base` when these are changed: a register is seen as a whole. */
export function fieldsSeenWith(kind: Kind, changed: Iterable<string>): string[] {
  const fields = new Set(changed);
  for (const register of registers[kind] ?? []) {
    if (register.some((field) => fields.has(field))) for (const field of register) fields.add(field);
  }
  return [...fields];
}
