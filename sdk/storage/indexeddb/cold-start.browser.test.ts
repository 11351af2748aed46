import { expect } from '@open-wc/testing';

import { versionOf } from '../../operations/index.js';
import { documentOf, makePlan } from '../../testing/make-plan.js';
import { indexedDB } from './index.js';

describe('indexedDB(), with 10,000 items', () => {
  it('gives them to a page that was just opened in less than four times what the bare reading takes', async function () {
    this.timeout(60_000);
    const name = `cold-${performance.now()}`;
    const scope = { workspaceId: 'w', userId: 'ann' };
    const first = indexedDB(name);
    const writer = await first.open(scope);
    const args = {
      planId: 'plan', batchId: 'b', source: 'plan.json', format: 'json', document: documentOf(makePlan({ items: 10_000 })),
    } as const;
    const { outcomes } = await writer.push({
      clientId: 'one',
      mutations: [{
        number: 1, op: 'plan.import', args: args as never, opVersion: versionOf('plan.import') ?? 1, changes: [],
        at: '2026-01-05T12:00:00Z',
      }],
    });
    expect(outcomes[0]?.kind).to.equal('applied');
    await first.close();

    const [ours, bare]: [number[], number[]] = [[], []];
    for (let run = 0; run < 5; run++) {
      const started = performance.now();
      const storage = indexedDB(name);
      const pulled = await (await storage.open(scope)).pull({ acknowledged: {} });
      ours.push(performance.now() - started);
      expect(pulled.kind === 'snapshot' && pulled.changes.length).to.be.above(12_000);
      await storage.close();
      bare.push(await timeOfReading(name));
    }
    // Milliseconds tell about the machine; a second reading, or one for each row, shows in the ratio.
    expect(Math.min(...ours) / Math.min(...bare)).to.be.below(4);
  });
});

async function timeOfReading(name: string): Promise<number> {
  const started = performance.now();
  const database = await done(globalThis.indexedDB.open(name));
  await done(database.transaction('rows').objectStore('rows').getAll());
  const time = performance.now() - started;
  database.close();
  return time;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
