import type { Block } from './blocks.js';
import { cleanText } from './clean-text.js';
import type { Reading } from './context.js';
import { isExported, readExported } from './exported.js';
import { finishKpis, finishMilestones } from './finish.js';
import { KpiCollector } from './kpi-collector.js';
import { languageOf } from './language.js';
import { parseDocument, type ParsedDocument } from './parse.js';
import { PlanBuilder } from './plan-builder.js';
import { isPlainlyPlan, namesPart } from './plan-signs.js';
import { readBlocks } from './read-plan.js';
import { yearIn } from './year-in.js';
import { repair } from './repair.js';
import { RiskCollector } from './risk-collector.js';
import { labelRole, normalize } from './roles.js';
import type { ImportedPlan, ImportOptions } from './types.js';
import { entries, languages } from './vocabulary/index.js';

/**
 * Reads the plan in a document: Markdown, or text that looks like it. Never throws; what was not understood is a note.
 *
 * @param source text of any length; see `decodeDocument` for files
 * @param options `start` is the first day of month 1
 */
export function importMarkdown(source: string, options: ImportOptions = {}): ImportedPlan {
  const { text, notes } = repair(source);
  if (isExported(text)) return readExported(text);
  const document = parseDocument(text);
  const { title, blocks } = takeTitle(document);
  const language = languageOf(text);
  const plan = new PlanBuilder();
  plan.notes.push(...notes);
  const reading: Reading = {
    plan,
    kpis: new KpiCollector(language),
    risks: new RiskCollector(),
    links: [],
    language,
    dayFirst: language !== 'en',
    anything: !blocks.some((block) => isPlainlyPlan(block)) && speaksOfPlan(title, blocks),
  };
  const year = yearIn(title);
  readBlocks(blocks, { parent: undefined, inPlan: false, restated: false, summary: false, year }, reading);
  const documentYear = year ?? onlyYearOf(text);
  const dating = {
    ...(options.start !== undefined && { start: options.start }),
    ...(documentYear !== undefined && { year: documentYear }),
  };
  const { milestones, dates } = finishMilestones(plan, dating, reading.links);
  const kpis = finishKpis(reading.kpis.kpis, dates, dating);
  const risks = reading.risks.finish();
  if (milestones.length + kpis.length + risks.length === 0)
    plan.note('skipped', undefined, 'No plan was found in this document.');
  return { title, milestones, kpis, risks, notes: sortNotes(plan.notes) };
}

function sortNotes(notes: ImportedPlan['notes']): ImportedPlan['notes'] {
  return notes
    .map((note, at) => ({ note, at }))
    .sort((a, b) => (a.note.line ?? 0) - (b.note.line ?? 0) || a.at - b.at)
    .map(({ note }) => note);
}

/** The first heading names the document, unless the front matter does and the heading is part of the plan. */
function takeTitle({ blocks, front }: ParsedDocument): { title: string; blocks: Block[] } {
  const at = blocks.findIndex(({ kind }) => kind === 'section');
  const first = blocks[at];
  if (!first) return front?.title !== undefined ? { title: front.title, blocks } : titleLine(blocks);
  const siblings = blocks.filter(({ kind, level }) => kind === 'section' && level === first.level);
  const isPart = namesPart(first.text) && (siblings.length > 1 || front?.title !== undefined);
  const isOther = front?.title !== undefined && first.level > 1 && normalize(front.title) !== normalize(first.text);
  if (isPart || isOther) return front?.title !== undefined ? { title: front.title, blocks } : titleLine(blocks);
  const rest = [...blocks.slice(0, at), ...blocks.slice(at + 1)];
  const role = labelRole(first.text)?.role;
  // A document about risks or metrics alone: its title says what its lists are.
  const inside = siblings.length === 1 && (role === 'risk' || role === 'metrics') ? [first] : first.children;
  return { title: cleanText(first.text), blocks: [...inside, ...rest] };
}

/** A text without headings is named by its first line, if that stands alone. */
function titleLine(blocks: Block[]): { title: string; blocks: Block[] } {
  const [first, ...rest] = blocks;
  const isName =
    first?.kind === 'text' &&
    rest.length > 0 &&
    first.text.length <= 100 &&
    !namesPart(first.text) &&
    !/[.!?。]$/.test(first.text) &&
    !(first.rest === '' || /[:：]$/.test(first.text));
  return isName ? { title: cleanText(first.text), blocks: rest } : { title: '', blocks };
}

const planWords = languages.flatMap((words) => entries(words.plan));

/** Whether a title or heading calls the document a plan. */
function speaksOfPlan(title: string, blocks: readonly Block[]): boolean {
  const texts = [title, ...blocks.filter(({ kind }) => kind === 'section').map(({ text }) => text)];
  return texts.some((text) => {
    const key = ` ${normalize(text)} `;
    return planWords.some((word) => (/[\u4e00-\u9fff]/.test(word) ? key.includes(word) : key.includes(` ${word} `)));
  });
}

/** The year that all dates of a document have, where there is only one. */
function onlyYearOf(text: string): number | undefined {
  const years = new Set<string>();
  for (const [year] of text.slice(0, 200_000).matchAll(/(?<![\d$€£.,#])20[0-4]\d(?![\d%]|[.,]\d)/g)) {
    years.add(year);
    if (years.size > 1) return undefined;
  }
  const [only] = years;
  return only === undefined ? undefined : Number(only);
}
