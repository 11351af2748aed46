import 'milestone-kit/define';
import type { MilestoneProvider } from 'milestone-kit/provider';
import { isDay, planRows, plans, type Client, type KitError, type Live, type LiveState } from 'milestone-kit/sdk';

import { offerImports } from './imports.js';
import { find, say, text } from './page.js';
import { recordSample, sampleStart } from './sample.js';
import { showSummary } from './summary.js';

const provider = find<MilestoneProvider>('provider');
const startInput = find<HTMLInputElement>('start');
const planSelect = find<HTMLSelectElement>('plan');

// The address names the plan that is shown, so that a reload and a bookmark find it again.
provider.plan = new URLSearchParams(location.hash.slice(1)).get('plan') ?? undefined;
provider.storage = 'indexeddb';
provider.workspace = 'quickstart';
provider.src = 'sample-roadmap.md';
provider.start = sampleStart();
provider.addEventListener('milestone-workspace', ({ state }) => {
  if (state.status === 'ready') open(state.value.client);
  if (state.status === 'failed') openWithoutKeeping(state.error);
});

let client: Client | undefined;
let stopFollowing = (): void => undefined;

function open(opened: Client): void {
  client = opened;
  follow();
  const list = opened.live(plans);
  onReady(list, (all) => {
    planSelect.replaceChildren(...all.map(({ id, title }) => new Option(title, id)));
    planSelect.hidden = all.length < 2;
    planSelect.value = provider.plan ?? all[0]?.id ?? '';
  });
}

/** Shows the provider's plan in the header. */
function follow(): void {
  if (!client) return;
  stopFollowing();
  const opened = client;
  let isFirst = true;
  stopFollowing = onReady(opened.live(planRows(provider.plan)), (rows) => {
    showSummary(rows);
    if (isFirst) void recordSample(opened, rows);
    isFirst = false;
  });
}

/** Calls back with each value of a live query, from now on. */
function onReady<T>(live: Live<LiveState<T>>, show: (value: T) => void): () => void {
  const changed = (): void => {
    const state = live.get();
    if (state.status === 'ready') show(state.value);
  };
  const end = live.subscribe(changed);
  changed();
  return end;
}

/** A browser that keeps nothing still shows the plan, and says so. */
function openWithoutKeeping(error: KitError): void {
  say(text.describeError(error), 'error');
  if (provider.storage === 'indexeddb') provider.storage = 'memory';
}

function show(planId: string): void {
  provider.plan = planId;
  history.replaceState(null, '', `#plan=${planId}`);
  planSelect.value = planId;
  follow();
}

planSelect.addEventListener('change', () => show(planSelect.value));

startInput.addEventListener('change', () => {
  const planId = startInput.dataset['plan'];
  if (!client || planId === undefined || !isDay(startInput.value)) return;
  client.run('plan.anchor', { planId, anchorOn: startInput.value }).then(
    () => say('The plan has a new first day. Everything counted in months and weeks has moved along.'),
    (error: KitError) => say(text.describeError(error), 'error'),
  );
});

offerImports(provider, () => (isDay(startInput.value) ? startInput.value : undefined), show);
