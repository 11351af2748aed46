// Runs in the page: fills a workspace once, then opens it as a returning visitor does.
import 'milestone-kit/provider/define';
import 'milestone-kit/timeline/define';
import { openClient } from 'milestone-kit/sdk';
import { indexedDB } from 'milestone-kit/storage/indexeddb';

const scope = { workspaceId: 'benchmark', userId: 'somebody' };

window.fill = async () => {
  const plan = await (await fetch('/plan.json')).json();
  const client = await openClient({ storage: indexedDB(), ...scope });
  await client.run('plan.import', {
    planId: plan.plan.id,
    batchId: 'batch',
    source: 'benchmark',
    format: 'json',
    anchorOn: plan.plan.anchorOn,
    document: {
      title: plan.plan.title,
      milestones: plan.milestones.map(({ id, kind, title, parentId, startsOn, dueOn, status }) => ({
        id, kind, title, status,
        ...(parentId && { parentId }), ...(startsOn && { startsOn }), ...(dueOn && { dueOn }),
      })),
      kpis: [],
      risks: [],
    },
  });
  await client.close();
};

window.open = async () => {
  const began = performance.now();
  const provider = document.createElement('milestone-provider');
  provider.storage = 'indexeddb';
  provider.workspace = scope.workspaceId;
  provider.user = scope.userId;
  const timeline = document.createElement('milestone-timeline');
  timeline.style.blockSize = '800px';
  provider.append(timeline);
  document.body.append(provider);
  const rows = () => timeline.shadowRoot.querySelectorAll('[role="rowgroup"] [role="row"]').length;
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    }));
    if (rows() >= 15) return performance.now() - began;
    if (performance.now() - began > 30_000) throw new Error('The timeline was never painted.');
  }
};
