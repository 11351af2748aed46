#!/usr/bin/env node
import { readFile, stat } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

import { decodeDocument, importMarkdown, TooLargeError, type ImportedMilestone, type ImportedPlan } from './formats/markdown/index.js';
import { isDay, KitError } from './model/index.js';

const usage = `Reads a roadmap document as a plan.

  milestone-kit import FILE [--start 2026-01-05] [--json]

FILE     a Markdown or text file; - reads standard input
--start  the first day of the plan: weeks and months are counted from it
--json   one JSON object instead of an outline`;

/** What was typed is wrong: says so, and how it is right. */
class UsageError extends Error {}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        start: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin);
  const { size } = await stat(file);
  // Before it is read: nobody waits for a file that is refused afterwards.
  if (size > 10_000_000) throw new TooLargeError(size);
  return readFile(file);
}

/** The plan as indented lines, for eyes. */
function outlineOf({ title, milestones, kpis, risks, notes }: ImportedPlan): string {
  const depth = new Map<string, number>();
  const lineOf = (item: ImportedMilestone): string => {
    const level = item.parentId === undefined ? 0 : (depth.get(item.parentId) ?? 0) + 1;
    depth.set(item.id, level);
    const days = [item.startsOn, item.dueOn].filter((day) => day !== undefined).join(' – ');
    const state = item.status === 'planned' ? '' : ` (${item.status})`;
    return `${'  '.repeat(level)}${item.kind} ${item.title}${state}${days && ` · ${days}`}`;
  };
  return [
    title,
    ...milestones.map(lineOf),
    ...kpis.map(({ name, targets }) => `KPI ${name}: ${targets.map(({ on, text }) => `${text}${on ? ` by ${on}` : ''}`).join(', ')}`),
    ...risks.map((risk) => `risk ${risk.title}${risk.mitigation === undefined ? '' : ` → ${risk.mitigation}`}`),
    ...notes.map(({ line, message }) => `note ${line === undefined ? '' : `on line ${line}: `}${message}`),
  ].join('\n');
}

async function main(args: readonly string[]): Promise<string> {
  const { values, positionals: [command, file, ...rest] } = readArguments(args);
  if (values.help || command === 'help') return usage;
  if (command !== 'import' || file === undefined || rest.length > 0) throw new UsageError(usage);
  const { start } = values;
  if (start !== undefined && !isDay(start)) {
    throw new UsageError(`There is no day "${start}". Write --start like 2026-01-05.`);
  }
  const text = decodeDocument(await readBytes(file));
  const plan = importMarkdown(text, start === undefined ? {} : { start });
  return values.json ? JSON.stringify(plan, undefined, 2) : outlineOf(plan);
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const isMissing = code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES';
  if (!(error instanceof UsageError || error instanceof KitError || isMissing)) throw error;
  process.stderr.write(`${isMissing ? `The file cannot be read: ${message}. Check its name.` : message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
