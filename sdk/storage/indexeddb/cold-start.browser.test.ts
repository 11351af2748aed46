import { expect } from '@open-wc/testing';

import { versionOf } from '../../operations/index.js';
import { documentOf, makePlan } from '../../testing/make-plan.js';
import { indexedDB } from './index.js';

describe('indexedDB(), with 10,000 items', () => {
  it('gives all of them to a page that has just been opened within 300 ms', async function () {
    this.timeout(60_000);
    const name = `cold-${performance.now()}`;
    const scope = { workspaceId: 'w', userId: 'ann' };
    const first = indexedDB(name);
    const writer = await first.open(scope);
    const args = {
      planId: 'plan', batchId: 'b', source: 'plan.json', format: 'json', document: documentOf(makePlan({ items: 10_000 })),
    } as const;
    const began = performance.now();
    const { outcomes } = await writer.push({
      clientId: 'one',
      mutations: [{
        number: 1, op: 'plan.import', args: args as never, opVersion: versionOf('plan.import') ?? 1, changes: [],
        at: '2026-01-05T12:00:00Z',
      }],
    });
    expect(outcomes[0]?.kind).to.equal('applied');
    const written = performance.now() - began;
    await first.close();

    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const storage = indexedDB(name);
      const started = performance.now();
      const pulled = await (await storage.open(scope)).pull({ acknowledged: {} });
      times.push(Math.round(performance.now() - started));
      expect(pulled.kind === 'snapshot' && pulled.changes.length).to.be.above(12_000);
      await storage.close();
    }
    console.info(`10,000 items: written in ${Math.round(written)} ms, pulled cold in ${times.join(', ')} ms`);
    // The first run also compiles; a busy machine must not fail the build, a scan per row would.
    expect(Math.min(...times)).to.be.below(300);
  });
});
