import { systemClock } from '../../sdk/client/clock.js';
import { plans, type Client, type Query } from '../../sdk/client/index.js';
import type { ImportNote } from '../../sdk/formats/markdown/index.js';
import { importMarkdown } from '../../sdk/formats/markdown/index.js';
import { isDay, type Day } from '../../sdk/model/day.js';
import { KitError } from '../../sdk/model/errors.js';
import type { ImportBatch } from '../../sdk/model/plan.js';
import { isKind, schemas } from '../../sdk/model/records.js';
import type { Id } from '../../sdk/model/values.js';
import { previewImport, type ImportArgs, type ImportPreview } from '../../sdk/operations/import/index.js';
import { noDay, ready } from './open-workspace.js';
import { readDocument } from './read-document.js';

export interface ImportOptions {
  /** File name or address: a document of the same name updates the plan it made. Absent: the name of the file. */
  readonly name?: string;
  /** First day of the document's month 1; absent: the plan stays in relative time. */
  readonly start?: Day;
  /** The plan to update; absent: the one that a document of this name made, else a new one. */
  readonly planId?: Id;
}

export interface Imported {
  readonly planId: Id;
  /** What was repaired, merged, guessed or left out, with its line. */
  readonly notes: readonly ImportNote[];
}

/** A document that is read and not yet brought in: what it would change, and the way to do it. */
export interface PreparedImport extends Imported, ImportPreview {
  /** @throws {KitError} when it cannot be done after all; then nothing has changed */
  run(): Promise<Imported>;
}

/**
 * Reads a document and finds out what it would change.
 *
 * @param source text, or a file that was dropped or chosen
 * @throws {KitError} `too-large`, `not-text`, `no-plan` …
 */
export async function prepareImport(
  client: Client, source: string | File, options: ImportOptions = {},
): Promise<PreparedImport> {
  const text = await readDocument(source);
  const name = options.name ?? (typeof source === 'string' ? 'document' : source.name);
  const { args, notes } = await argumentsFor(client, text, { ...options, name });
  const preview = await ready(client.live(previewOf(args, client.userId)));
  const imported = { planId: args.planId, notes };
  return {
    ...preview,
    ...imported,
    async run() {
      const settled = await client.run('plan.import', args);
      if (settled.kind !== 'rejected') return imported;
      const { code, message, parameters } = settled.refusal;
      throw new KitError(code, message, parameters);
    },
  };
}

/** Brings the document at an address in. @throws {KitError} `unreachable`, and what {@link prepareImport} throws */
export async function importAddress(client: Client, address: URL, options: ImportOptions): Promise<Imported> {
  const prepared = await prepareImport(client, await readDocument(address), { name: address.href, ...options });
  return prepared.run();
}

async function argumentsFor(
  client: Client, text: string, { name, start, planId }: ImportOptions & { readonly name: string },
): Promise<{ args: ImportArgs; notes: readonly ImportNote[] }> {
  if (start !== undefined && !isDay(start)) throw noDay('start');
  const { notes, ...document } = importMarkdown(text, start === undefined ? {} : { start });
  if (document.milestones.length + document.kpis.length + document.risks.length === 0) {
    throw new KitError(
      'no-plan', 'No plan was found in this document. It needs headings, lists or tables that name goals or tasks.',
    );
  }
  return {
    notes,
    args: {
      planId: planId ?? await planOf(client, name) ?? systemClock.makeId(),
      batchId: systemClock.makeId(),
      source: name,
      format: 'markdown',
      ...(start !== undefined && { anchorOn: start }),
      document,
    },
  };
}

/** The living plan that a document of this name was imported to last. */
async function planOf(client: Client, name: string): Promise<Id | undefined> {
  const batches = await ready(client.live(importBatches));
  const living = new Set((await ready(client.live(plans))).map(({ id }) => id));
  const known = batches.filter((batch) => batch.source === name && living.has(batch.planId));
  return known.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1)?.planId;
}

const importBatches: Query<readonly ImportBatch[]> = {
  key: 'import-batches',
  kinds: ['import-batch'],
  read: (rows) => rows.all('import-batch'),
};

/** The rows with the import on top, compared with those that are there; nothing of it is kept. */
function previewOf(args: ImportArgs, userId: Id): Query<ImportPreview> {
  const context = { userId, role: 'owner', today: systemClock.today(), at: systemClock.now() } as const;
  return {
    key: `import-preview/${args.batchId}`,
    kinds: Object.keys(schemas).filter(isKind),
    read: (rows) => previewImport(rows, args, context),
  };
}
