import { applyAttribute } from './attributes.js';
import { isPart, roleOfBlock } from './block-facts.js';
import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Context, Reading } from './context.js';
import type { Draft } from './draft.js';
import { entryTitle, inlineEntries, splitLines } from './entry-titles.js';
import { isFact, isHard, isSkipped, skipped } from './left-out.js';
import { type Neighbours, isParameters, keysAreNames, recurringKeys, roleHere, survey } from './neighbours.js';
import { isPlainlyPlan, namesPart, namesPeriod } from './plan-signs.js';
import { readChart } from './read-charts.js';
import { addCriterion, readCriteria, readMetrics } from './read-criteria.js';
import { readKpis } from './read-kpis.js';
import { readRisks } from './read-risks.js';
import { readTable } from './read-table.js';
import { readDependencies, readDescription, readText } from './read-text.js';
import { type LabelRole, isContainer, isSummary, labelRole, normalize, rolesOf } from './roles.js';
import { shape } from './shape.js';
import { signOf, statusOf } from './statuses.js';
import { type ReadTitle, readTitle } from './titles.js';
import { readPeople } from './people.js';
import { findUnitIn, isHorizon, unitName } from './unit-names.js';
import { yearIn } from './year-in.js';

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
  const asPart =
    isPart(block) &&
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

const calls =
  /timeline|schedule|road ?map|calendar|cronograma|calend[aá]rio|calendrier|planning|zeitplan|fahrplan|terminplan|график|календар|дорожн|时间表|路线图|进度/iu;

const holdsParts = (block: Block): boolean =>
  block.children.length > 0 &&
  block.children.every(
    (child) =>
      child.kind === 'text' ||
      child.kind === 'break' ||
      isPart(child) ||
      namesPeriod(cleanText(child.text)) ||
      isHorizon(cleanText(child.lead ?? '')),
  );

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
  if (
    block.lead !== undefined &&
    block.rest !== undefined &&
    block.rest !== '' &&
    block.children.length === 0 &&
    context.parent &&
    rolesOf(block.lead)[0] === 'tasks' &&
    block.checked === undefined
  ) {
    // "Milestone: staging is live"
    for (const one of inlineEntries(block.rest)) {
      reading.plan.place(readTitle(one, { dayFirst: reading.dayFirst, leaf: true }), {
        parent: context.parent,
        form: 'entry',
        line: block.line,
        year: context.year,
        restated: context.restated,
      });
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

/** An open box is open and a ticked one done, whatever else is said. */
function setBox(draft: Draft, block: Block): void {
  draft.box = true;
  if (block.checked === true) draft.status = 'done';
  else if (draft.status === 'done' && signOf(block.text)) draft.status = 'planned';
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
