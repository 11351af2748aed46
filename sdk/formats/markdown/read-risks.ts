import { splitAtColon, type Block } from './blocks.js';
import type { Context, Reading } from './context.js';
import { labelRole, normalize, rolesOf } from './roles.js';
import { groupOf } from './risk-collector.js';
import { shape } from './shape.js';
import { cleanText } from './clean-text.js';

interface RiskPlace {
  readonly mode: 'risk' | 'mitigation';
  readonly group: string;
  readonly category: string | undefined;
  /** The heading speaks of mitigation, too: what stands behind or below a risk is that. */
  readonly paired: boolean;
}

const arrow = /^(.{2,}?)\s*(?:→|->|=>|⇒|➔|⟶)\s*(.{2,})$/su;

/** Reads a section about risks. */
export function readRisks(block: Block, context: Context, reading: Reading): void {
  const place = placeOf(block, { mode: 'risk', group: '', category: undefined, paired: false }, true);
  readAll(block.children, place, context, reading);
}

function placeOf(block: Block, around: RiskPlace, top = false): RiskPlace {
  const role = labelRole(block.text);
  const group = groupOf(block.text);
  const both = isBoth(block.text);
  const mode = role?.role === 'mitigation' && !both ? 'mitigation' : role?.role === 'risk' ? 'risk' : around.mode;
  const named = group !== '' && !(top && role?.qualified !== true);
  const text = cleanText(block.text);
  return {
    mode,
    paired: around.paired || both,
    group: named ? group : around.group,
    category: named ? (text === '' ? around.category : text) : around.category,
  };
}

function isBoth(text: string): boolean {
  const parts = text.split(/\s(?:&|and|y|e|et|und|и)\s|\/|与|及|和/);
  const roles = parts.map((part) => labelRole(part)?.role);
  return roles.length > 1 && roles.includes('risk');
}

function readAll(blocks: readonly Block[], place: RiskPlace, context: Context, reading: Reading): void {
  for (const block of shape(blocks)) {
    if (block.kind === 'table') readRiskTable(block, place, reading);
    else if (block.kind === 'section' || block.kind === 'label') {
      if (block.kind === 'label' && isNamedRisk(block)) readNamed(block, place, reading);
      else readAll(block.children, placeOf(block, place), context, reading);
    } else if (block.kind === 'item' || block.lead !== undefined) readEntry(block, place, reading);
  }
}

const kindOfRisk = /(?:^| )(?:risk|risiko)$|(?:^| )[a-z]+risiko$|^(?:riesgo|risque|risco|риск) /;

const roleOfLine = (block: Block): 'risk' | 'mitigation' | undefined => {
  const roles = block.lead === undefined ? [] : rolesOf(block.lead);
  if (roles.includes('mitigation')) return 'mitigation';
  if (roles.includes('risk')) return 'risk';
  // "Market risk: …"
  const lead = block.lead === undefined || block.rest === '' ? '' : normalize(block.lead);
  return lead.split(' ').length <= 5 && kindOfRisk.test(lead) ? 'risk' : undefined;
};

/** "AI model performance" over "Risk: …" and "Mitigation: …". */
function isNamedRisk(block: Block): boolean {
  return block.children.some((child) => roleOfLine(child) !== undefined);
}

function readNamed(block: Block, place: RiskPlace, reading: Reading): void {
  const name = cleanText(
    block.rest !== undefined && block.rest !== '' && roleOfLine(block) === 'risk' ? block.rest : block.text,
  );
  const risk = block.children.find((child) => roleOfLine(child) === 'risk');
  const title =
    risk?.rest === undefined ? name : name === '' ? cleanText(risk.rest) : `${name}: ${cleanText(risk.rest)}`;
  const mitigation = block.children
    .filter((child) => roleOfLine(child) === 'mitigation')
    .flatMap((child) => [child.rest ?? '', ...child.children.map(({ text }) => text)])
    .map(cleanText)
    .filter((text) => text !== '');
  reading.risks.add(title, place.group, place.category, mitigation.join('; ') || undefined);
}

function readEntry(block: Block, place: RiskPlace, reading: Reading): void {
  const role = roleOfLine(block);
  if (role === 'mitigation' && block.rest !== undefined && block.rest !== '') {
    reading.risks.mitigateLast(cleanText(block.rest));
    return;
  }
  if (block.kind === 'text' && role === undefined && arrow.exec(block.text) === null) return;
  if (isNamedRisk(block)) {
    readNamed(block, place, reading);
    return;
  }
  const category =
    role === 'risk' && kindOfRisk.test(normalize(block.lead ?? '')) && normalize(block.lead ?? '').includes(' ')
      ? cleanText(block.lead ?? '')
      : undefined;
  if (category !== undefined) place = { ...place, category };
  const text = cleanText(role === 'risk' && block.rest !== undefined && block.rest !== '' ? block.rest : block.text);
  if (text === '') return;
  if (place.mode === 'mitigation' && role !== 'risk') {
    reading.risks.addMitigation(place.group, text);
    return;
  }
  const pair = arrow.exec(text);
  if (pair?.[1] !== undefined && pair[2] !== undefined) {
    reading.risks.add(cleanText(pair[1]), place.group, place.category, cleanText(pair[2]));
    return;
  }
  const said = inlineMitigation(text);
  if (said) {
    reading.risks.add(said.title, place.group, place.category, said.mitigation);
    return;
  }
  const inside = block.children.map((child) => cleanText(child.text)).filter((one) => one !== '');
  if (
    place.paired &&
    block.bold &&
    block.lead !== undefined &&
    block.rest !== undefined &&
    block.rest !== '' &&
    role === undefined
  ) {
    reading.risks.add(
      cleanText(block.lead),
      place.group,
      place.category,
      [unlabelled(block.rest), ...inside].join('; '),
    );
    return;
  }
  reading.risks.add(text, place.group, place.category, inside.join('; ') || undefined);
}

/** "Rain – mitigation: tents", "Rain (mitigation: tents)" */
function inlineMitigation(text: string): { title: string; mitigation: string } | undefined {
  const match = /^(.{2,}?)\s*(?:[–—|;.,(-])\s*([^:：–—|;,.(]{3,40})[:：]\s*(.{2,}?)\)?$/su.exec(text);
  if (match?.[1] === undefined || match[2] === undefined || match[3] === undefined) return undefined;
  return rolesOf(match[2]).includes('mitigation')
    ? { title: cleanText(match[1]).replace(/[,;:.]$/, ''), mitigation: cleanText(match[3]) }
    : undefined;
}

/** "Mitigation: contractors" → "contractors" */
function unlabelled(text: string): string {
  const colon = splitAtColon(text);
  return cleanText(colon && rolesOf(colon.lead).includes('mitigation') ? colon.rest : text);
}

/** Whether the columns of a table are those of risks. */
export function isRiskTable(block: Block): boolean {
  const roles = (block.rows?.[0] ?? []).map((cell) => rolesOf(cell.text));
  return (
    roles.some((one) => one.includes('risk')) &&
    roles.some((one) => one.includes('mitigation') || one.includes('category') || one.length === 0)
  );
}

export function readRiskTable(block: Block, place: Partial<RiskPlace>, reading: Reading): void {
  const [head = [], ...rows] = block.rows ?? [];
  const roles = head.map((cell) => rolesOf(cell.text));
  const column = (role: 'risk' | 'mitigation' | 'category' | 'name'): number =>
    roles.findIndex((one) => one.includes(role));
  const mitigation = roles.findIndex((one) => one.includes('mitigation') && !one.includes('risk'));
  let title = roles.findIndex((one) => one.includes('risk') && !one.includes('category'));
  if (title < 0) title = column('name');
  if (title < 0)
    title = roles.findIndex(
      (one, at) => at !== mitigation && one.length === 0 && rows.some((row) => /\p{L}{3}/u.test(row[at]?.text ?? '')),
    );
  const category = roles.findIndex((one, at) => at !== title && one.includes('category'));
  if (title < 0) return;
  for (const row of rows) {
    const text = cleanText(row[title]?.text ?? '');
    if (text === '' || /^(?:n\/?a|-+|—|–)$/i.test(text)) continue;
    const value = (at: number): string => (at < 0 ? '' : cleanText((row[at]?.text ?? '').replace(/\n/g, '; ')));
    reading.risks.add(
      text,
      place.group ?? '',
      value(category) || place.category,
      value(mitigation).replace(/^(?:-|—|–)$/, '') || undefined,
    );
  }
}
