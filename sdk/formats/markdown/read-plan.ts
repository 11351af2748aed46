import type { Block } from './blocks.js';
import { applyAttribute } from './attributes.js';
import { isPart, roleOfBlock } from './block-facts.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import type { Draft } from './draft.js';
import { findPeriods } from './find-periods.js';
import { isPlainlyPlan, namesPart, namesPeriod } from './plan-signs.js';
import { readChart } from './read-charts.js';
import { readKpis } from './read-kpis.js';
import { readRisks } from './read-risks.js';
import { readMeasure } from './numbers.js';
import { isContainer, isNeverPlan, isSummary, labelRole, normalize, rolesOf, type LabelRole } from './roles.js';
import { shape } from './shape.js';
import { signOf, statusOf } from './statuses.js';
import { readTable } from './read-table.js';
import { isTimeOnly, readPeople, readTitle, type ReadTitle } from './titles.js';
import { findUnitIn, isHorizon, unitName } from './unit-names.js';

/** What the reader of a block has to know of its neighbours. */
interface Neighbours {
  /** How many of them are parts of the plan. */
  readonly work: number;
  /** Some have entries that are plainly work: deliverables, tasks, boxes. */
  readonly hasEntries: boolean;
  /** Some entries of the list are plainly parts of a plan. */
  readonly datedEntries: boolean;
  /** Sections that are plainly a plan. */
  readonly plans: number;
  /** Sections among them. */
  readonly sections: number;
  /** How many labels and headings have a role and a word of their own, by both. */
  readonly qualified: ReadonlyMap<string, number>;
  /** Many of the sections are dated or numbered, so the others are parts of the plan as well. */
  readonly dated: boolean;
}

/** Reads what is in a section, below a label, or in an entry. */
export function readBlocks(blocks: readonly Block[], context: Context, reading: Reading): void {
  const shaped = shape(blocks);
  const recurring = recurringKeys(shaped);
  const neighbours = survey(shaped, context);
  const inside: Context = {
    ...context,
    keysAreNames: keysAreNames(shaped),
    ...(recurring.size > 0 && { recurring: new Set([...recurring, ...(context.recurring ?? [])]) }),
  };
  let described = false;
  for (const block of shaped) {
    if (block.kind === 'section' || block.kind === 'label') readPart(block, inside, neighbours, reading);
    else if (block.kind === 'item') readEntry(block, inside, neighbours, reading);
    else if (block.kind === 'table') readTable(block, inside, reading);
    else if (block.kind === 'code') {
      readBlocks(readChart(block, inside, reading), { ...inside, inPlan: true, summary: true }, reading);
    } else described = readText(block, inside, neighbours, reading, described) || described;
  }
}

/** A list of "Key: value" with keys of its own: "Technology" beside "Talent" is a name there, no fact about the unit. */
function keysAreNames(blocks: readonly Block[]): boolean {
  const keyed = blocks.filter(
    ({ kind, lead, rest, bold }) => kind === 'item' && !bold && lead !== undefined && rest !== undefined && rest !== '',
  );
  const own = keyed.filter(({ lead }) => rolesOf(lead ?? '').length === 0);
  return own.length >= 2 && own.length * 2 >= keyed.length;
}

/** Keys that stand in several of the groups here: "Domain: …" in each of them. */
function recurringKeys(blocks: readonly Block[]): ReadonlySet<string> {
  const counts = new Map<string, { count: number; group: Block }>();
  let groups = 0;
  for (const group of blocks) {
    if (group.children.length === 0) continue;
    groups += 1;
    for (const { lead, rest, checked } of group.children) {
      if (lead === undefined || rest === undefined || rest === '' || checked !== undefined || lead.length >= 40) continue;
      const known = counts.get(lead);
      if (!known) counts.set(lead, { count: 1, group });
      else if (known.group !== group) counts.set(lead, { count: known.count + 1, group });
    }
  }
  if (groups < 2) return none;
  const often = [...counts].filter(([lead, { count }]) => count >= 2 && count * 3 >= groups * 2 && !namesPart(lead));
  return often.length >= 2 || often.some(([, { count }]) => count >= 3) ? new Set(often.map(([lead]) => normalize(lead))) : none;
}

const none: ReadonlySet<string> = new Set();

function survey(shaped: readonly Block[], context: Context): Neighbours {
  let [work, entries, parts, sections, all] = [0, false, 0, 0, 0];
  const qualified = new Map<string, number>();
  const datedEntries = shaped.some(
    (block) => block.kind === 'item' && block.children.length > 0 && isPlainlyPlan(block),
  );
  for (const block of shaped) {
    if (block.kind === 'item') {
      if (!isAttributeLine(block, context)) work += 1;
      entries ||= !isAttributeLine(block, context);
    } else if (block.kind === 'section' || block.kind === 'label') {
      const role = roleHere(block, context);
      if (block.kind === 'section') all += 1;
      if (role?.qualified === true)
        qualified.set(block.kind + role.role, (qualified.get(block.kind + role.role) ?? 0) + 1);
      if (isWork(block, role)) work += 1;
      if (role?.role === 'tasks' && block.children.length > 0) entries = true;
      if (block.kind === 'section' && block.children.length > 0 && (!role || role.role === 'tasks')) {
        sections += 1;
        if (isPart(block)) parts += 1;
      }
    } else if (block.kind === 'table') work += 1;
  }
  return {
    work,
    hasEntries: entries,
    sections: all,
    plans: context.parent ? 0 : shaped.filter((block) => block.kind === 'section' && isPlainlyPlan(block)).length,
    datedEntries,
    qualified,
    dated: parts > 0 && parts * 2 >= sections,
  };
}

function isAttributeLine(block: Block, context: Context): boolean {
  if (block.lead === undefined || block.rest === undefined || block.checked !== undefined) return false;
  if (context.recurring?.has(normalize(block.lead)) === true) return true;
  return (
    rolesOf(block.lead).some(
      (role) => role === 'owner' || role === 'status' || role === 'due' || role === 'attribute' || role === 'period',
    ) && block.rest !== ''
  );
}

function isWork(block: Block, role: LabelRole | undefined): boolean {
  if (isPart(block)) return true;
  if (role === undefined) return !isParameters(block);
  return role.role === 'tasks' || role.role === 'hires';
}

/** The parameters of a programme: its duration, price, support. */
function isParameters(block: Block): boolean {
  const leads = block.children.filter(({ lead, rest }) => lead !== undefined && rest !== undefined && rest !== '');
  const known = leads.filter(({ lead }) => rolesOf(lead ?? '').includes('attribute'));
  return leads.length >= 3 && known.length >= 2;
}

/** A heading or label. */
function readPart(block: Block, context: Context, neighbours: Neighbours, reading: Reading): void {
  const role = roleHere(block, context);
  const unit = role && !isColonTitle(block.text) ? findUnitIn(block.text) : undefined;
  // "Phase 2 deliverables" is phase 2.
  if (
    role &&
    unit &&
    ['tasks', 'metrics', 'criteria', 'funding', 'description'].includes(role.role) &&
    restIsRole(block.text)
  ) {
    readPartOfUnit(block, unit.key, role, context, reading);
    return;
  }
  const asPart = isPart(block) &&
    !(role && ['metrics', 'criteria', 'risk', 'mitigation', 'funding'].includes(role.role) && !context.inPlan) &&
    !(role && ['criteria', 'metrics'].includes(role.role));
  if (asPart && !(role?.role === 'ignored' && !namesPeriod(block.text))) {
    readItem(block, { ...context, inPlan: true }, reading);
    return;
  }
  switch (role?.role) {
    case 'risk':
    case 'mitigation':
      readRisks(block, context, reading);
      return;
    case 'criteria':
      readCriteria(block, context, reading);
      return;
    case 'metrics':
    case 'funding':
      if (readMetrics(block, role, context, neighbours, reading)) return;
      break;
    case 'ignored':
      if (skip(block, context, neighbours, reading)) return;
      break;
    case 'description':
      if (readDescription(block, context, reading)) return;
      break;
    case 'depends':
      if (readDependencies(block, reading)) return;
      break;
    case 'owner':
      if (context.parent && block.children.length > 0) {
        context.parent.assignees.push(...block.children.flatMap((child) => readPeople(cleanText(child.text))));
        return;
      }
      break;
    default:
  }
  if (!context.parent && isContainer(block.text) && (block.kind === 'section' || context.inPlan)) {
    readContainer(block, context, reading);
    return;
  }
  if (role?.role === 'tasks' || role?.role === 'hires') {
    readWorkLabel(block, role, context, neighbours, reading);
    return;
  }
  readNamed(block, context, neighbours, reading);
}

const waitsFor =
  /^(.{2,120}?)\s+(?:depends? on|requires?|is blocked by|blocked by|waits for|needs|depende de|requiere|requer|dépend de|nécessite|hängt ab von|benötigt|зависит от|требует|依赖于|依赖)\s*(.{2,120})$/iu;

/** "Billing depends on login": links between units, no units. @returns false where it is a list of something else */
function readDependencies(block: Block, reading: Reading): boolean {
  const lines = block.children.map((child) => waitsFor.exec(cleanText(child.text)));
  if (lines.some((line) => line === null) && block.children.some(({ checked }) => checked !== undefined)) return false;
  lines.forEach((line, at) => {
    if (line?.[1] !== undefined && line[2] !== undefined)
      reading.links.push({ from: line[1], on: line[2], line: block.children[at]?.line ?? block.line });
  });
  if (lines.every((line) => line === null)) skipped(block, reading);
  return true;
}

/** The role of a label, where a word can mean several things: the one that fits the place. */
function roleHere(block: Block, context: Context): LabelRole | undefined {
  const role = roleOfBlock(block);
  if (!role) return undefined;
  const roles = rolesOf(block.text);
  if (
    roles.includes('tasks') &&
    (role.role === 'mitigation' || role.role === 'ignored' || role.role === 'metrics') &&
    context.parent
  ) {
    return { role: 'tasks', qualified: false };
  }
  if (role.role === 'mitigation' && roles.includes('tasks')) return { role: 'tasks', qualified: false };
  if (role.role === 'funding' && context.parent && roles.includes('attribute') && !hasNumbers(block)) return undefined;
  // "Acquisition targets" over names is a group of them.
  if ((role.role === 'metrics' || role.role === 'funding') && role.qualified && context.parent && !hasNumbers(block))
    return undefined;
  if (
    role.role === 'tasks' &&
    block.kind === 'section' &&
    !context.parent &&
    !role.qualified &&
    isContainer(block.text)
  )
    return undefined;
  return role;
}

const hasNumbers = (block: Block): boolean =>
  block.children.some((child) => /\d/.test(child.text) || hasNumbers(child) || child.kind === 'table');

/** "Phase 2: Tasks of the team" has a name of its own behind the colon. */
const isColonTitle = (text: string): boolean => /^[^:：]{2,30}[:：]\s*\S/.test(text.replace(/[:：]\s*$/, ''));

/** Whether nothing but the role and the number is in a label. */
function restIsRole(text: string): boolean {
  const role = labelRole(text.replace(/\(.*?\)|（.*?）/g, ' ').replace(/\d+/g, ' '));
  return role !== undefined && normalize(text.replace(/\(.*?\)|（.*?）/g, '')).split(' ').length <= 8;
}

function readPartOfUnit(block: Block, key: string, role: LabelRole, context: Context, reading: Reading): void {
  const known =
    context.parent?.unit === key
      ? context.parent
      : (reading.plan.findUnit(key, context.parent) ?? reading.plan.findUnit(key, undefined));
  const isMeasure = role.role === 'metrics' || role.role === 'funding';
  if (isMeasure && !context.parent) {
    readKpis(block, { ...context, parent: known, inPlan: false }, reading, role.role === 'funding');
    return;
  }
  let unit = known;
  if (!unit) {
    const found = findUnitIn(block.text);
    const name = found ? block.text.slice(found.end - key.length, found.end) : block.text;
    unit = reading.plan.place(
      { ...readTitle(name), unit: key, bare: '' },
      { parent: context.parent, form: 'block', line: block.line, summary: true, year: context.year },
    ).draft;
  } else if (unit !== context.parent) {
    reading.plan.note('merged', block.line, `"${cleanText(block.text)}" speaks of the unit of line ${unit.line}.`);
  } else if (role.role === 'tasks') {
    reading.plan.note('merged', block.line, `"${cleanText(block.text)}" speaks of the unit of line ${unit.line}.`);
  }
  const inside: Context = { ...context, parent: unit, inPlan: true, restated: true };
  if (role.role === 'criteria') readCriteria(block, inside, reading);
  else if (isMeasure) readKpis(block, inside, reading, role.role === 'funding');
  else if (role.role === 'description') readDescription(block, inside, reading);
  else readBlocks(block.children, inside, reading);
}

/** A heading that only names the plan: what is in it stands where the heading does. */
function readContainer(block: Block, context: Context, reading: Reading): void {
  const summary = isSummary(block.text);
  const plan = isPlainlyPlan(block) || !summary;
  const year = yearIn(block.text) ?? context.year;
  readBlocks(
    block.children,
    { ...context, inPlan: context.inPlan || plan, summary: context.summary || summary, year },
    reading,
  );
}

export function yearIn(text: string): number | undefined {
  const years = [...text.matchAll(/(?<![\d.,$€£#])(20\d{2})(?![\d,]|\.\d)/g)].map((match) => Number(match[1]));
  return new Set(years).size === 1 ? years[0] : undefined;
}

/** "Deliverables" is no unit; "Technical deliverables" beside "Team deliverables" is. */
function readWorkLabel(
  block: Block,
  role: LabelRole,
  context: Context,
  neighbours: Neighbours,
  reading: Reading,
): void {
  const hires = role.role === 'hires';
  const inside: Context = hires ? { ...context, hires: true } : context;
  const several = (neighbours.qualified.get(block.kind + role.role) ?? 0) > 1;
  const isUnit =
    context.inPlan &&
    ((role.qualified && several) || (hires && neighbours.work > 1) || (role.qualified && block.kind === 'section'));
  if (isUnit) readItem(block, inside, reading);
  else if (context.inPlan || reading.anything || isPlainlyPlan(block)) {
    const summary = context.summary || (context.parent === undefined && isSummary(block.text));
    readBlocks(block.children, { ...inside, inPlan: true, summary }, reading);
  } else skipped(block, reading);
}

/** A heading or label with a name of its own. */
function readNamed(block: Block, context: Context, neighbours: Neighbours, reading: Reading): void {
  if (context.parent === undefined && !context.inPlan) {
    const plan =
      isPlainlyPlan(block) ||
      (neighbours.dated && hasEntriesInside(block)) ||
      (reading.anything && hasEntriesInside(block));
    if (!plan) {
      if (block.kind === 'section') skipped(block, reading);
      return;
    }
    // "Campaign timeline" over the only plan of the document is a timeline, whatever it is called.
    if (block.kind === 'section' && neighbours.plans === 1 && calls.test(block.text) && holdsParts(block)) {
      readContainer(block, context, reading);
      return;
    }
    // A heading that alone holds the whole plan names the plan.
    if (
      block.kind === 'section' &&
      neighbours.sections === 1 &&
      neighbours.work <= 1 &&
      block.children.some(({ kind }) => kind === 'section')
    ) {
      readBlocks(block.children, { ...context, year: yearIn(block.text) ?? context.year }, reading);
      return;
    }
  }
  if (block.kind === 'label' && block.drawn !== true) {
    if (isParameters(block)) {
      context.parent?.description.push(...block.children.map((child) => cleanText(child.text)));
      return;
    }
    // A label over the only list of its block introduces the list.
    if (context.parent && neighbours.work === 1 && !isHorizon(block.text)) {
      const hires = roleOfBlock(block)?.role === 'hires';
      readBlocks(block.children, hires ? { ...context, hires } : context, reading);
      return;
    }
  }
  if (block.kind === 'section' && !hasAnything(block) && !context.parent) return;
  readItem(block, { ...context, inPlan: true }, reading);
}

const calls = /timeline|schedule|road ?map|calendar|cronograma|calend[aá]rio|calendrier|planning|zeitplan|fahrplan|terminplan|график|календар|дорожн|时间表|路线图|进度/iu;
const holdsParts = (block: Block): boolean => block.children.length > 0 && block.children.every((child) => child.kind === 'text' || child.kind === 'break' || isPart(child) || namesPeriod(cleanText(child.text)) || isHorizon(cleanText(child.lead ?? '')));

const hasEntriesInside = (block: Block): boolean =>
  block.children.some(
    (child) => child.kind === 'item' || child.kind === 'table' || (child.kind === 'section' && hasEntriesInside(child)),
  );
const hasAnything = (block: Block): boolean => block.children.some(({ kind }) => kind !== 'break');

/** A unit with what is in it. */
function readItem(block: Block, context: Context, reading: Reading): void {
  const read = titleOf(block, reading);
  // Signs alone are no name: what is below stands in the unit around.
  if (read.title === '') {
    readBlocks(block.children, { ...context, inPlan: true }, reading);
    return;
  }
  const { draft, merged } = reading.plan.place(read, {
    parent: context.parent,
    form: 'block',
    line: block.line,
    year: context.year,
    summary: context.summary,
    restated: context.restated,
  });
  if (block.struck && !read.status) draft.status = 'cancelled';
  if (block.checked !== undefined) setBox(draft, block);
  if (
    block.rest !== undefined &&
    block.bold &&
    block.kind === 'label' &&
    block.lead !== undefined &&
    namesPart(block.lead)
  )
    keepRest(draft, block, read);
  const before = draft.children.length + draft.criteria.length;
  const status =
    isHorizon(block.text) && !/ongoing|continuous|laufend|perman|cont[ií]nu|en continu|постоянн|持续/iu.test(block.text)
      ? statusOf(block.text)?.status
      : undefined;
  readBlocks(
    block.children,
    {
      ...context,
      parent: draft,
      inPlan: true,
      restated: merged,
      summary: context.summary,
      ...(status !== undefined && status !== 'planned' ? { status } : { status: undefined }),
    },
    reading,
  );
  const isEmpty =
    draft.children.length + draft.criteria.length === before &&
    draft.description.length === 0 &&
    !draft.span &&
    !draft.due;
  const onlySkipped = block.children.length > 0 && shape(block.children).every((child) => isSkipped(child));
  if (!merged && isEmpty && onlySkipped && draft.unit === undefined && draft.status === undefined) {
    reading.plan.remove(draft);
    skipped(block, reading);
  }
}

/** A stack, a schema, a price list: a heading over nothing else is none of the plan. */
function isSkipped(block: Block): boolean {
  return (
    (block.kind === 'label' || block.kind === 'section') &&
    roleOfBlock(block)?.role === 'ignored' &&
    made.test(block.text)
  );
}

const made =
  /stack|schema|esquema|schéma|pric|preci|preço|prix|tarif|preis|цен|тариф|价格|定价|endpoint|techno|tecno|techni|технол|技术|pila|pilha/iu;

function keepRest(draft: Draft, block: Block, read: ReadTitle): void {
  // "**Phase 1 (Jan–Mar):** rest" keeps the rest in the title unless it is a sentence of its own.
  if (block.rest !== undefined && block.rest.length > 120 && read.title.includes(block.rest))
    draft.description.push(block.rest);
}

function titleOf(block: Block, reading: Reading): ReadTitle {
  return readTitle(block.text.replace(/[:：]\s*$/, ''), { dayFirst: reading.dayFirst });
}

/** An entry of a list in the plan. */
function readEntry(block: Block, context: Context, neighbours: Neighbours, reading: Reading): void {
  if (cleanText(block.text) === '' && block.children.length === 0) return;
  const inPlan = context.inPlan || context.parent !== undefined || reading.anything || neighbours.datedEntries;
  if (!inPlan && !isPlainlyPlan(block)) return;
  if (
    block.children.length > 0 &&
    block.checked === undefined &&
    (block.rest === '' || block.lead === undefined || /[:：]\s*$/.test(block.text))
  ) {
    const role = roleHere(block, context);
    if (role && context.parent && !role.qualified && role.role !== 'hires') {
      readPart({ ...block, kind: 'label' }, context, neighbours, reading);
      return;
    }
  }
  if (block.lead !== undefined && block.rest !== undefined && block.rest !== '' && block.children.length === 0 && context.parent && rolesOf(block.lead)[0] === 'tasks' && block.checked === undefined) {
    // "Milestone: staging is live"
    for (const one of inlineEntries(block.rest)) {
      reading.plan.place(readTitle(one, { dayFirst: reading.dayFirst, leaf: true }), { parent: context.parent, form: 'entry', line: block.line, year: context.year, restated: context.restated });
    }
    return;
  }
  if (applyAttribute(block, context, reading)) return;
  if (/^(?:n\/?a|none|-+|—|–|tbd)$/i.test(cleanText(block.text))) return;
  const unit = unitName(cleanText(block.text));
  if (context.parent && unit && keyResult.test(unit.key)) {
    addCriterion(
      context.parent,
      cleanText(
        cleanText(block.text)
          .slice(unit.end)
          .replace(/^[\s:：.)–—-]+/, ''),
      ) || cleanText(block.text),
      block.checked === true,
    );
    return;
  }
  const { read, rest } = entryTitle(block, reading);
  if (read.title === '') {
    readBlocks(block.children, { ...context, inPlan: true }, reading);
    return;
  }
  const { draft, merged } = reading.plan.place(read, {
    parent: context.parent,
    form: 'entry',
    line: block.line,
    box: block.checked !== undefined,
    year: context.year,
    summary: context.summary,
    restated: context.restated,
  });
  if (rest !== undefined && rest !== '') draft.description.push(rest);
  if (block.checked !== undefined) setBox(draft, block);
  else if (draft.status === undefined && context.status !== undefined) draft.status = context.status;
  if (block.struck && read.status?.status !== 'done') draft.status = 'cancelled';
  if (block.drawn === true && namesPeriod(cleanText(block.text))) draft.form = 'entry';
  if (context.hires === true) {
    draft.description.push(...block.children.map((child) => cleanText(child.text)).filter((text) => text !== ''));
    return;
  }
  const [own, around] = splitLines(block.children);
  for (const line of around) readText(line, context, neighbours, reading, true);
  if (own.length > 0) {
    readBlocks(
      own,
      {
        ...context,
        parent: draft,
        inPlan: true,
        restated: merged,
        status: undefined,
      },
      reading,
    );
  }
}

/** "KR1: …" below an objective. */
const keyResult = /^(?:kr|key result|rc|resultado clave|resultado chave|resultat cle) /;

/** A line under an entry that speaks of deliverables or criteria speaks of the block around. */
function splitLines(children: readonly Block[]): [Block[], Block[]] {
  const speaksOfBlock = (child: Block): boolean =>
    child.kind === 'text' &&
    !child.bold &&
    child.lead !== undefined &&
    child.rest !== undefined &&
    child.rest !== '' &&
    rolesOf(child.lead).some((role) => role === 'tasks' || role === 'criteria') &&
    !rolesOf(child.lead).includes('description');
  return [children.filter((child) => !speaksOfBlock(child)), children.filter(speaksOfBlock)];
}

/** An open box is open and a ticked one done, whatever else is said. */
function setBox(draft: Draft, block: Block): void {
  draft.box = true;
  if (block.checked === true) draft.status = 'done';
  else if (draft.status === 'done' && signOf(block.text)) draft.status = 'planned';
}

/** "**Name**: rest" and "Name: rest" below a key of YAML; a rest that is a status or a period is no description. */
function entryTitle(block: Block, reading: Reading): { read: ReadTitle; rest?: string } {
  const options = { dayFirst: reading.dayFirst, leaf: true };
  const whole = readTitle(block.text, options);
  const { lead, rest } = block;
  if (lead === undefined || rest === undefined || rest === '' || cleanText(lead) === '') return { read: whole };
  // What leads is a period or number: the name stands behind it.
  if (namesPart(lead) || isOnlyPeriod(lead, reading)) return { read: whole };
  const plainKey = !block.bold;
  if (plainKey && !isKeyLike(lead, rest)) return { read: whole };
  const named = readTitle(lead, options);
  const behind = readTitle(rest, options);
  const said = statusOf(rest);
  const merged: ReadTitle = {
    ...named,
    ...(whole.span && { span: whole.span }),
    ...(whole.due && { due: whole.due }),
    ...(behind.span && !whole.span && { span: behind.span }),
    ...(said ? { status: said } : whole.status ? { status: whole.status } : {}),
    ...(whole.assignees && { assignees: whole.assignees }),
    ...(whole.progress !== undefined && { progress: whole.progress }),
  };
  const facts = behind.assignees !== undefined || behind.progress !== undefined || behind.status !== undefined;
  const left =
    said && !said.bySign && behind.title.split(' ').length <= 3
      ? ''
      : isOnlyPeriod(rest, reading) || isTimeOnly(rest, options)
        ? ''
        : unwrapped((facts ? (behind.named ? behind.title : '') : rest).replace(/^[\s,;–—-]+/, ''));
  return { read: merged, rest: left };
}

/** "(from the second floor)" without its brackets. */
function unwrapped(text: string): string {
  return /^\([^()]*\)$/.test(text) ? text.slice(1, -1).trim() : text;
}

function isOnlyPeriod(text: string, reading: Reading): boolean {
  const found = findPeriods(text, { dayFirst: reading.dayFirst });
  const [first] = found;
  return (
    first !== undefined &&
    text.replace(text.slice(first.start, found.at(-1)?.end), '').replace(/[^\p{L}\p{N}]/gu, '').length <= 6
  );
}

/** A short name before a colon, as in a list of keys; not the first half of a sentence. */
function isKeyLike(lead: string, rest: string): boolean {
  return lead.split(' ').length <= 5 && rest !== '' && !/[–—,;(]|\s-\s/.test(lead);
}

/** Success criteria of the unit around them. */
export function readCriteria(block: Block, context: Context, reading: Reading): void {
  const { parent } = context;
  if (!parent) {
    if (hasNumbers(block) && roleOfBlock(block)) readKpis(block, context, reading, false);
    else skipped(block, reading);
    return;
  }
  const add = (blocks: readonly Block[]): void => {
    for (const child of shape(blocks)) {
      if (child.kind === 'table') {
        for (const row of child.rows?.slice(1) ?? []) {
          const text = row
            .map((cell) => cleanText(cell.text))
            .filter((one) => one !== '')
            .join(': ');
          if (text !== '') addCriterion(parent, text, false);
        }
        continue;
      }
      if (child.kind === 'code' || (child.kind === 'text' && child.children.length === 0 && child.text.length > 200))
        continue;
      const leaf = child.children.filter(({ kind }) => kind !== 'text').length === 0;
      const text = cleanText(child.text);
      if (leaf && text !== '') addCriterion(parent, text, child.checked === true);
      else if (child.kind === 'item' && text !== '' && !/[:：]$/.test(child.text))
        addCriterion(parent, text, child.checked === true);
      add(child.children.filter(({ kind }) => kind !== 'text'));
    }
  };
  if (block.rest !== undefined && block.rest !== '' && block.kind === 'label' && block.children.length === 0)
    addCriterion(parent, cleanText(block.rest), false);
  add(block.children);
}

function addCriterion(draft: Draft, text: string, met: boolean): void {
  const same = draft.criteria.find((criterion) => criterion.text === text);
  if (same) same.met ||= met;
  else draft.criteria.push({ text, met });
}

/** Metrics in a block of work are its criteria; a section of metrics is KPIs. @returns false where it is neither */
function readMetrics(
  block: Block,
  role: LabelRole,
  context: Context,
  neighbours: Neighbours,
  reading: Reading,
): boolean {
  const { parent } = context;
  const funding = role.role === 'funding';
  if (!parent) {
    if (funding && !hasNumbers(block)) {
      skipped(block, reading);
      return true;
    }
    readKpis(block, context, reading, funding);
    return true;
  }
  if (!hasNumbers(block)) return funding || role.qualified ? false : criteriaFrom(block, context, reading);
  const beside = block.kind === 'label' ? neighbours.work > 0 : neighbours.hasEntries;
  if (beside && !funding) return criteriaFrom(block, context, reading);
  if (funding && role.qualified) return false;
  readKpis(block, { ...context, inPlan: false }, reading, funding);
  return true;
}

function criteriaFrom(block: Block, context: Context, reading: Reading): boolean {
  readCriteria(block, context, reading);
  return true;
}

/** What is not part of a plan. @returns false where it is, after all: a block of work by that name */
function skip(block: Block, context: Context, neighbours: Neighbours, reading: Reading): boolean {
  if (context.parent && (block.kind === 'section' || neighbours.work > 0 || !isFact(block.text)) && !isHard(block.text))
    return false;
  if (!context.parent && context.inPlan && block.kind === 'section' && !isHard(block.text) && isPlainlyPlan(block))
    return false;
  if (!context.parent) {
    const parts = block.children.filter(
      (child) => child.kind === 'section' && namesPart(child.text) && isPlainlyPlan(child),
    );
    if (parts.length > 0) {
      readBlocks(parts, { ...context, inPlan: true }, reading);
      return true;
    }
  }
  skipped(block, reading);
  return true;
}

/** Principles, prices, stacks, schemas and what is left out are none wherever they stand. */
function isHard(text: string): boolean {
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

const isFact = (text: string): boolean => rolesOf(text).includes('attribute');

function skipped(block: Block, reading: Reading): void {
  const text = cleanText(block.text);
  if (text !== '')
    reading.plan.note(
      'skipped',
      block.line,
      `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}" is read as no part of the plan.`,
    );
}

/** Objectives describe the unit around them. @returns false where they are boxes or parts of a plan */
function readDescription(block: Block, context: Context, reading: Reading): boolean {
  const { parent } = context;
  const isPlan = block.children.some(
    (child) =>
      child.checked !== undefined || (child.kind !== 'text' && child.children.length > 0 && child.kind !== 'label'),
  );
  if (!parent) {
    if (isPlainlyPlan(block) || context.inPlan) return false;
    skipped(block, reading);
    return true;
  }
  if (isPlan) return false;
  const texts = block.children
    .filter(({ kind }) => kind === 'item' || kind === 'text')
    .map((child) => cleanText(child.text))
    .filter((text) => text !== '');
  if (
    block.rest !== undefined &&
    block.rest !== '' &&
    block.kind === 'label' &&
    rolesOf(block.lead ?? '').includes('description')
  )
    texts.unshift(block.rest);
  parent.description.push(...texts);
  return true;
}

/** A line of text: a status, a fact, a measure; the first prose describes the unit. @returns whether it described it */
function readText(
  block: Block,
  context: Context,
  neighbours: Neighbours,
  reading: Reading,
  described: boolean,
): boolean {
  const { parent } = context;
  const text = cleanText(block.text);
  if (text === '') return false;
  // A legend explains signs.
  if ((block.text.match(/✅|🔄|🚧|⏳|📅|❌|⛔|🔜|🟢|🟡|🔴|⬜/gu)?.length ?? 0) > 1) return false;
  const stated = block.lead === undefined || block.rest === undefined ? statusOf(block.text) : undefined;
  if (stated && parent) {
    parent.status = stated.status;
    return false;
  }
  if (block.lead !== undefined && block.rest !== undefined && block.rest !== '') {
    if (parent && isMeasureLine(block, neighbours, reading)) {
      reading.kpis.add(
        cleanText(block.lead),
        cleanText(block.rest),
        block.line,
        { unitEnd: parent },
        cleanText(parent.title),
      );
      return false;
    }
    const role = rolesOf(block.lead);
    if (role.includes('risk') && parent && !role.includes('status')) {
      reading.risks.add(cleanText(block.rest), '', undefined);
      return false;
    }
    if (role.includes('mitigation') && !role.includes('tasks') && reading.risks.mitigateLast(cleanText(block.rest)))
      return false;
    if (role.includes('tasks') && parent) {
      for (const one of inlineEntries(block.rest)) {
        if (one !== '')
          reading.plan.place(readTitle(one, { dayFirst: reading.dayFirst, leaf: true }), {
            parent,
            form: 'entry',
            line: block.line,
            year: context.year,
            restated: context.restated,
          });
      }
      return false;
    }
    if (applyAttribute(block, context, reading)) return false;
  }
  if (
    block.lead !== undefined &&
    block.rest !== undefined &&
    block.rest !== '' &&
    rolesOf(block.lead).length === 0 &&
    context.inPlan &&
    block.lead.split(' ').length <= 8 &&
    isOnlyPeriod(block.rest, reading)
  ) {
    reading.plan.place(entryTitle({ ...block, bold: true }, reading).read, {
      parent,
      form: 'entry',
      line: block.line,
      year: context.year,
      summary: context.summary,
      restated: context.restated,
    });
    return false;
  }
  if (!parent || described) return false;
  const alone = findPeriods(block.text, { dayFirst: reading.dayFirst });
  const [first] = alone;
  if (alone.length === 1 && first && first.weak !== 'name' && isOnlyPeriod(block.text, reading) && !parent.span) {
    parent.span = { period: first.period, use: 'span' };
    return false;
  }
  if (parent.description.length === 0 && block.lead === undefined) parent.description.push(text);
  return true;
}

/** "Style guide, templates and icons" in one line: entries when each is short. */
function inlineEntries(text: string): string[] {
  const strict = text.split(/\s*[;；]\s*/).filter((one) => one !== '');
  if (strict.length > 1) return strict;
  const loose = text.split(/\s*[,，、]\s+|\s*[，、]\s*/).filter((one) => one !== '');
  return loose.length > 1 && loose.every((one) => one.split(' ').length <= 6 && !/^\d/.test(one)) ? loose : strict;
}

/** "Team size: 25–40 people" beside a phase, where no work is listed. */
function isMeasureLine(block: Block, neighbours: Neighbours, reading: Reading): boolean {
  if (neighbours.work > 0 || block.lead === undefined || block.rest === undefined) return false;
  const roles = rolesOf(block.lead);
  const label = labelRole(block.lead);
  const isMetric =
    roles.includes('metrics') || roles.includes('funding') || label?.role === 'metrics' || label?.role === 'funding';
  const measure = readMeasure(block.rest, reading.language);
  if (
    !measure ||
    findPeriods(block.rest, { dayFirst: reading.dayFirst }).some(
      ({ weak }) => weak === undefined && isOnlyPeriod(block.rest ?? '', reading),
    )
  )
    return false;
  return isMetric || (roles.length === 0 && /^[<>~≥≤]?\s?(?:[$€£¥₽]|R\$)?\s?\d/.test(block.rest) && block.bold);
}
