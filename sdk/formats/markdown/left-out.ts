import { roleOfBlock } from './block-facts.js';
import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Reading } from './context.js';
import { isNeverPlan, rolesOf } from './roles.js';

/** A stack, a schema, a price list: a heading over nothing else is none of the plan. */
export function isSkipped(block: Block): boolean {
  return (
    (block.kind === 'label' || block.kind === 'section') &&
    roleOfBlock(block)?.role === 'ignored' &&
    made.test(block.text)
  );
}

const made =
  /stack|schema|esquema|schéma|pric|preci|preço|prix|tarif|preis|цен|тариф|价格|定价|endpoint|techno|tecno|techni|технол|技术|pila|pilha/iu;

/** Principles, prices, stacks, schemas and what is left out are none wherever they stand. */
export function isHard(text: string): boolean {
  return (
    isNeverPlan(text) ||
    chosenBy.test(text) ||
    /out of scope|non.?goal|legend|contents|contact|reference|glossar|endpoint|cadence|ritual|ceremon|meeting|review|alcance|escopo|périmètre|umfang|рамок|范围外|不在|不做|leyenda|légende|reunion|réunion|besprech|встреч|会议|contacto|kontakt|контакт|联系|not doing|won't|excluded|exclu/iu.test(
      text,
    )
  );
}

/** Criteria by which customers or people are chosen. */
const chosenBy = /criteria$|criterios|critères|kriterien$|критерии|标准$/iu;

export const isFact = (text: string): boolean => rolesOf(text).includes('attribute');

export function skipped(block: Block, reading: Reading): void {
  const text = cleanText(block.text);
  if (text !== '')
    reading.plan.note(
      'skipped',
      block.line,
      `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}" is read as no part of the plan.`,
    );
}
