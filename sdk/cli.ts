#!/usr/bin/env node
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

import {
  byteLimit, decodeDocument, importMarkdown, TooLargeError, type ImportedMilestone, type ImportedPlan,
} from './formats/markdown/index.js';
import { isDay, type Day } from './model/day.js';
import { KitError } from './model/errors.js';

const usage = `Usage: milestone-kit import FILE [--start YYYY-MM-DD] [--json]

Reads the plan in a Markdown or text document; "-" reads standard input.
  --start   first day of month 1, for plans that count weeks and months
  --json    one JSON object instead of a list for people`;

/** What is wrong with how the command was called. */
class UsageError extends Error {}

/** @returns the exit code: 0, 1 when the document cannot be read, 2 when the command was called wrongly */
async function run(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    if (values.help === true) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const [command, file, ...more] = positionals;
    if (command !== 'import') throw new UsageError(command === undefined ? 'A command is missing.' : `There is no command "${command}".`);
    if (file === undefined || more.length > 0) throw new UsageError('"import" takes one file, or "-" for standard input.');
    const plan = importMarkdown(decodeDocument(await read(file)), values.start === undefined ? {} : { start: startOf(values.start) });
    process.stdout.write(values.json === true ? `${JSON.stringify(plan, undefined, 2)}\n` : describe(plan));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n${usage}\n`);
      return 2;
    }
    process.stderr.write(`${error instanceof KitError ? error.message : sentenceOf(error)}\n`);
    return 1;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args], allowPositionals: true,
      options: { start: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? `${error.message.split('. ')[0]}.`.replace(/\.\.$/, '.') : 'The arguments are wrong.');
  }
}

function startOf(text: string): Day {
  if (isDay(text)) return text;
  throw new UsageError(`"${text}" is no day of the calendar. Write the first day of month 1 like 2026-01-31.`);
}

async function read(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin);
  const { size } = await stat(file);
  // Before it is read: nobody waits for a file that is refused afterwards.
  if (size > byteLimit) throw new TooLargeError(size);
  return readFile(file);
}

function sentenceOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') return 'There is no such file. Check the path.';
  if (code === 'EISDIR') return 'This is a folder. Name a file in it.';
  if (code === 'EACCES' || code === 'EPERM') return 'This file may not be read. Check its permissions.';
  return `The file could not be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** The plan as a tree for people. */
function describe({ title, milestones, kpis, risks, notes }: ImportedPlan): string {
  const lines = [title === '' ? '(no title)' : title, ''];
  const depths = new Map<string, number>();
  for (const milestone of milestones) {
    const depth = milestone.parentId === undefined ? 0 : (depths.get(milestone.parentId) ?? 0) + 1;
    depths.set(milestone.id, depth);
    lines.push(`${'  '.repeat(depth)}${sign(milestone)} ${milestone.title}${facts(milestone)}`);
    for (const { text, met } of milestone.successCriteria ?? []) lines.push(`${'  '.repeat(depth + 1)}${met ? '☑' : '☐'} ${text}`);
  }
  if (kpis.length > 0) lines.push('', 'KPIs');
  for (const { name, targets } of kpis) {
    lines.push(`  ${name}: ${targets.map(({ on, text }) => on === undefined ? text : `${text} by ${on}`).join(', ') || 'no target'}`);
  }
  if (risks.length > 0) lines.push('', 'Risks');
  for (const { title: risk, category, mitigation } of risks) {
    lines.push(`  ${risk}${category === undefined ? '' : ` (${category})`}${mitigation === undefined ? '' : ` → ${mitigation}`}`);
  }
  if (notes.length > 0) lines.push('', 'Notes');
  for (const { kind, line, message } of notes) lines.push(`  ${kind}${line === undefined ? '' : `, line ${line}`}: ${message}`);
  return `${lines.join('\n')}\n`;
}

const sign = ({ kind }: ImportedMilestone): string => kind === 'goal' ? '▣' : kind === 'milestone' ? '◆' : '·';

function facts({ startsOn, dueOn, relative, status, progress, assignees }: ImportedMilestone): string {
  const days = startsOn !== undefined && dueOn !== undefined ? `${startsOn} – ${dueOn}`
    : dueOn !== undefined ? `due ${dueOn}` : startsOn !== undefined ? `from ${startsOn}` : undefined;
  const counted = relative && days === undefined ? `${relative.unit} ${relative.from}${relative.to === relative.from ? '' : `–${relative.to}`}` : undefined;
  const all = [
    days ?? counted, status === 'planned' ? undefined : status,
    progress === undefined ? undefined : `${Math.round(progress * 100)} %`, assignees?.join(', '),
  ].filter((fact) => fact !== undefined);
  return all.length === 0 ? '' : `  [${all.join('; ')}]`;
}

process.exitCode = await run(process.argv.slice(2));
