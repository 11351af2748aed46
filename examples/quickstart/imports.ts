import type { MilestoneProvider } from 'milestone-kit/provider';
import { KitError, type Day } from 'milestone-kit/sdk';

import { find, say, text } from './page.js';

type Prepared = Awaited<ReturnType<MilestoneProvider['prepareImport']>>;
type Effect = Prepared['added'][number];

/**
 * Takes documents by button and by drop, shows what each would change, and brings it in when the person agrees.
 *
 * @param start the first day to read relative time with
 * @param show called with the id of the plan that a document was brought into
 */
export function offerImports(
  provider: MilestoneProvider,
  start: () => Day | undefined,
  show: (planId: string) => void,
): void {
  const input = find<HTMLInputElement>('file');
  find('import').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void bringIn(file);
    // The same file, edited, can be chosen again.
    input.value = '';
  });

  const veil = find('drop');
  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    veil.hidden = false;
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  document.addEventListener('drop', (event) => {
    veil.hidden = true;
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    void bringIn(file);
  });

  async function bringIn(file: File): Promise<void> {
    try {
      const day = start();
      const prepared = await provider.prepareImport(file, day === undefined ? {} : { start: day });
      if (!await agreed(file.name, prepared)) return;
      const { planId } = await prepared.run();
      show(planId);
      say(`${file.name} is in the plan.`);
    } catch (error) {
      say(error instanceof KitError ? text.describeError(error) : `The document could not be read: ${String(error)}`, 'error');
    }
  }
}

/** Shows what an import would change and waits for a yes or a no. */
function agreed(name: string, { added, changed, removed, kept, notes }: Prepared): Promise<boolean> {
  const dialog = find<HTMLDialogElement>('preview');
  find('preview-title').textContent = `Import ${name}`;
  find('preview-summary').textContent = [
    sentence(added, 'is new'), sentence(changed, 'changes'), sentence(removed, 'goes into the bin'),
    kept.length > 0 ? `${kept.length} stay as people made them` : undefined,
  ].filter((part) => part !== undefined).join(', ') || 'The plan already says what this document says';
  find('preview-list').replaceChildren(...[
    ...lines('New', added), ...lines('Changed', changed), ...lines('Into the bin', removed),
    ...kept.map(({ title }) => `Kept as it is: ${title}`),
    ...notes.map(({ line, message }) => (line === undefined ? message : `Line ${line}: ${message}`)),
  ].map((line) => Object.assign(document.createElement('li'), { textContent: line })));
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'apply'), { once: true });
  });
}

const counted: Readonly<Record<string, string>> = { milestone: 'item', kpi: 'KPI', risk: 'risk' };

function sentence(effects: readonly Effect[], verb: string): string | undefined {
  const parts = Object.entries(counted).flatMap(([kind, word]) => {
    const number = effects.filter(({ ref }) => ref.startsWith(`${kind}/`)).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? undefined : `${verb === 'is new' ? 'new' : verb}: ${parts.join(', ')}`;
}

/** What people know by a name: items, KPIs and risks. */
function lines(label: string, effects: readonly Effect[]): string[] {
  return effects.flatMap(({ ref, before, after }) => {
    const record = after ?? before;
    const isNamed = Object.keys(counted).some((kind) => ref.startsWith(`${kind}/`));
    if (!record || !isNamed) return [];
    const name = 'title' in record ? record.title : 'name' in record ? record.name : '';
    return [`${label}: ${name}`];
  });
}
