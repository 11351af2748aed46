import { cjk } from './lexicon.js';
import { memoize } from './memo.js';
import { entries, fold, languages, type Roles } from './vocabulary/index.js';

export type Role = keyof Roles;

/** Letters and numbers with single blanks: the form in which phrases are compared. */
export const normalize = memoize((text: string): string =>
  fold(text)
    .replace(/(?<!\p{L})[dl]'(?=\p{L})/gu, '')
    .replace(/_/g, ' ')
    .replace(/[^\p{L}\p{N}%/&' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim(),
);

/** For each folded phrase the roles it can have, in the order of {@link order}. */
const phrases = new Map<string, Role[]>();
const order: readonly Role[] = [
  'criteria',
  'ignored',
  'risk',
  'mitigation',
  'metrics',
  'funding',
  'tasks',
  'hires',
  'description',
  'owner',
  'status',
  'progress',
  'due',
  'start',
  'period',
  'depends',
  'category',
  'name',
  'value',
  'attribute',
  'ignoredHead',
];
for (const role of order) {
  for (const words of languages) {
    for (const phrase of entries(words.roles[role])) {
      const key = normalize(phrase);
      const known = phrases.get(key);
      if (!known) phrases.set(key, [role]);
      else if (!known.includes(role)) known.push(role);
    }
  }
}
const fillers = new Set(languages.flatMap((words) => entries(words.filler)));
const generics = new Set(languages.flatMap((words) => entries(words.generic)));
const summaries = languages.flatMap((words) => entries(words.summary));

/** The roles of exactly this phrase, for a column or a key. */
export const rolesOf = memoize(readRoles);

function readRoles(text: string): readonly Role[] {
  const key = normalize(text);
  const exact = phrases.get(key);
  if (exact) return exact;
  const bare = normalize(text.replace(/\(.*?\)|（.*?）/g, ' '));
  return (
    phrases.get(bare) ??
    phrases.get(withoutFillers(bare, (word) => fillers.has(word))) ??
    (cjk.test(bare) ? rolesInChinese(bare) : [])
  );
}

/** "主要任务": filling words stand directly before the others. */
function rolesInChinese(key: string): readonly Role[] {
  for (let size = 1; size <= 3 && size < key.length; size += 1) {
    if (fillers.has(key.slice(0, size))) return phrases.get(key.slice(size)) ?? [];
  }
  return [];
}

function withoutFillers(key: string, fills: (word: string) => boolean = isFiller): string {
  const words = key.split(' ');
  while (words.length > 1 && fills(words[0] ?? '')) words.shift();
  while (words.length > 1 && fills(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

const isFiller = (word: string): boolean => fillers.has(word) || /^\d+$/.test(word) || word === '&' || word === '/';

const attributes = new Set<Role>([
  'owner',
  'status',
  'progress',
  'due',
  'start',
  'period',
  'depends',
  'description',
  'risk',
  'mitigation',
  'criteria',
  'attribute',
  'category',
]);

/** The role of a key whose value stands in the same line: "Owner: Ana". */
export function attributeRole(key: string): Role | undefined {
  return rolesOf(key).find((role) => attributes.has(role));
}

export interface LabelRole {
  readonly role: Role;
  /** A word of its own stands beside the role: "Technical deliverables". */
  readonly qualified: boolean;
}

const heads: readonly Role[] = [
  'criteria',
  'risk',
  'mitigation',
  'metrics',
  'funding',
  'tasks',
  'hires',
  'ignoredHead',
];
/** Too general to make a label of a longer name: "Lean team", "Launch actions". */
const weakHeads = new Set([
  'team',
  'equipe',
  'equipo',
  'resources',
  'recursos',
  'ressourcen',
  'response',
  'measures',
  'plan',
  'work',
  'results',
  'revenue',
  'features',
  'what',
  'focus',
  'success',
  'capital',
  'resultados',
  'scope',
  'projects',
  'project',
  'target',
  'implementation',
  'staff',
  'solution',
  'items',
  'treatment',
  'includes',
  'contents',
  'jobs',
  'themes',
  'measure',
  'measurement',
  'measurements',
  'challenges',
  'gate',
  'validation',
  'verification',
  'acceptance',
  'umsatz',
  'personal',
  'ergebnisse',
  'ergebnis',
  'inhalte',
  'projekte',
  'arbeiten',
  'schritte',
  'resultats',
  'mesures',
  'mesure',
  'personnel',
  'produits',
  'projets',
  'medidas',
  'medida',
  'productos',
  'proyectos',
  'produtos',
  'projetos',
  'respuesta',
  'resposta',
  'time',
  'risk',
  'riesgo',
  'risque',
  'risco',
  'profitability',
  'responsibilities',
  'contingency',
  'scorecard',
  'what will',
  'budget',
  'investment',
  'financing',
  'staffing',
  'funding',
  'fundraising',
  'criterion',
  'focus areas',
  'task',
  'action',
  'activity',
  'metric',
  'threat',
  'benchmark',
  'obstacles',
  'blockers',
  'highlights',
  'backlog',
  'epics',
  'stories',
  'initiatives',
  'todos',
  'steps',
  'next steps',
]);

/**
 * What a heading or label is about: the whole of it is a known phrase (besides numbers and filling words), or it begins or
 * ends with one. "Risk management & contingency planning" is risk, "Pricing optimisation" nothing.
 */
export const labelRole = memoize(readLabelRole);

function readLabelRole(text: string): LabelRole | undefined {
  const key = normalize(text.replace(/\(.*?\)|（.*?）/g, ' ')).replace(/^(?:\d+\s)+/, '');
  if (key === '') return undefined;
  const whole = phrases.get(key) ?? phrases.get(withoutFillers(key));
  const role = whole?.find(isLabel);
  if (role) return { role, qualified: false };
  if (cjk.test(key)) return chineseRole(key);
  const parts = key.split(/ (?:&|and|y|e|et|und|и|\/) /);
  if (parts.length > 1) {
    const roles = parts.map((part) => labelRole(part));
    const [first] = roles;
    if (first && roles.every((other) => other !== undefined)) {
      return { role: first.role, qualified: roles.some((other) => other?.qualified) };
    }
  }
  return headRole(key.split(' '));
}

function isLabel(role: Role): boolean {
  return role !== 'ignoredHead' && role !== 'name' && role !== 'value' && role !== 'category' && role !== 'attribute';
}

function headRole(words: readonly string[], wanted: readonly Role[] = heads): LabelRole | undefined {
  for (let size = Math.min(4, words.length - 1); size >= 1; size -= 1) {
    for (const phrase of [words.slice(-size).join(' '), words.slice(0, size).join(' ')]) {
      if (weakHeads.has(phrase)) continue;
      const atBegin = !words.join(' ').endsWith(phrase);
      const role = phrases.get(phrase)?.find((one) => wanted.includes(one));
      if (!role) continue;
      if (role === 'criteria' && size === 1 && chosen.test(words.join(' ')))
        return { role: 'ignored', qualified: true };
      // English and German put the noun last, the others first: "Riesgos de mercado", "Risk appetite".
      const rest = atBegin ? words.slice(size) : words.slice(0, -size);
      if (atBegin && !romance.test(rest[0] ?? '') && !adjective.test(rest[0] ?? '') && !isFiller(rest[0] ?? ''))
        continue;
      if (!atBegin && romance.test(rest.at(-1) ?? '')) continue;
      return { role: role === 'ignoredHead' ? 'ignored' : role, qualified: rest.some((word) => !isFiller(word)) };
    }
  }
  return undefined;
}

/** Criteria by which somebody is chosen, not by which work is done. */
const chosen =
  /customer|client|candidate|applicant|selection|eligib|partner|vendor|supplier|hiring|kunden|auswahl|bewerber|seleccion|selecao|selection|elegib|отбор|кандидат|клиент/;

const romance = /^(?:de|del|des|du|da|do|dos|das|d'|der|para|pour|for|of|per|by|por|по|для|на|to)$/;
/** Endings of adjectives that stand behind their noun, in Spanish, Portuguese, French. */
const adjective =
  /(?:ic[oa]s?|iv[oa]s?|ales|al|ares|eiros?|ieros?|ieras?|tecnic[oa]s|iques?|ifs?|els?|elles?|ciers?|cieres?|iones|ad[oa]s|ais|aux|aires?|arios?|orios?)$/;

function chineseRole(key: string): LabelRole | undefined {
  const packed = key.replace(/\s/g, '');
  for (let size = Math.min(8, packed.length - 1); size >= 2; size -= 1) {
    const phrase = packed.slice(-size);
    const role = phrases.get(phrase)?.find((one) => heads.includes(one));
    if (role)
      return { role: role === 'ignoredHead' ? 'ignored' : role, qualified: !fillers.has(packed.slice(0, -size)) };
  }
  return undefined;
}

/** What belongs to no plan wherever it stands: prices, stacks, schemas, principles. */
export function isNeverPlan(text: string): boolean {
  const key = normalize(text.replace(/\(.*?\)|（.*?）/g, ' ')).replace(/^(?:\d+\s)+/, '');
  if (
    phrases.get(key)?.includes('ignoredHead') === true ||
    phrases.get(withoutFillers(key))?.includes('ignoredHead') === true
  )
    return true;
  return cjk.test(key) ? chineseRole(key)?.role === 'ignored' : headRole(key.split(' '), ['ignoredHead']) !== undefined;
}

/** Whether a heading only names the plan or a part of any plan: "Implementation phases", "Timeline". */
export function isContainer(text: string): boolean {
  const key = normalize(text.replace(/\(.*?\)|（.*?）/g, ' ')).replace(/^(?:\d+\s)+/, '');
  if (key === '') return true;
  return key.split(' ').every((word) => {
    if (
      generics.has(word) ||
      fillers.has(word) ||
      /^\d{1,4}$/.test(word) ||
      word === '&' ||
      word === '/' ||
      word === 's'
    )
      return true;
    return cjk.test(word) && isChineseGeneric(word);
  });
}

function isChineseGeneric(word: string): boolean {
  let rest = word;
  while (rest !== '') {
    const size = [6, 5, 4, 3, 2, 1].find((length) => rest.length >= length && generics.has(rest.slice(0, length)));
    if (size === undefined) return false;
    rest = rest.slice(size);
  }
  return true;
}

/** Whether a heading stands over an overview or a status rather than the plan itself. */
export function isSummary(text: string): boolean {
  const key = ` ${normalize(text)} `;
  return summaries.some((phrase) => (cjk.test(phrase) ? key.includes(phrase) : key.includes(` ${phrase} `)));
}
