import { openClient, type Client } from '../../sdk/client/index.js';
import { memory } from '../../sdk/storage/memory/index.js';

/** A client over memory with a plan of two items and a KPI, for tests and stories. */
export async function openSample(title = 'Launch'): Promise<Client> {
  const client = await openClient({ storage: memory(), workspaceId: 'w', userId: 'u', today: () => '2026-04-01' });
  await client.run('plan.create', { id: 'plan', title, anchorOn: '2026-01-01' });
  await client.run('milestone.create', {
    id: 'build', planId: 'plan', kind: 'task', title: 'Build', startsOn: '2026-01-01', dueOn: '2026-02-27',
  });
  await client.run('milestone.create', {
    id: 'sell', planId: 'plan', kind: 'task', title: 'Sell', startsOn: '2026-03-02', dueOn: '2026-06-30',
  });
  await client.run('milestone.change', { id: 'build', set: { status: 'done' } });
  await client.run('kpi.create', { id: 'customers', planId: 'plan', name: 'Customers', direction: 'up' });
  await client.run('kpi.target.create', { id: 't', kpiId: 'customers', on: '2026-12-31', min: 500, text: '500+' });
  await client.run('kpi.record', { id: 'r', kpiId: 'customers', on: '2026-03-31', value: 431 });
  return client;
}
