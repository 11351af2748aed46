import { Source, type Live, type State } from '../../sdk/client/live.js';
import type { Day } from '../../sdk/model/day.js';
import { addressOf } from './address.js';
import { toKitError } from './failure.js';
import { loadDocument } from './load-document.js';
import type { Workspace } from './workspace.js';

/** A share in a document that was opened as a workspace. */
export interface Lease {
  readonly live: Live<State<Workspace>>;
  /** Gives it back; the last one closes the workspace. */
  release(): void;
}

interface OpenDocument {
  readonly source: Source<State<Workspace>>;
  leases: number;
}

const documents = new Map<string, OpenDocument>();

/**
 * Opens a document as a workspace in memory, once for all the elements that name the same address and start.
 *
 * @param src an address, relative to `base`
 * @param changed called when it is there, or when it failed
 */
export function openDocument(src: string, base: string, start: Day | undefined, changed: () => void): Lease {
  const key = `${start ?? ''} ${src} ${base}`;
  const document = documents.get(key) ?? load(key, start, () => addressOf(src, base));
  document.leases += 1;
  const unsubscribe = document.source.subscribe(changed);
  return {
    live: document.source,
    release() {
      unsubscribe();
      document.leases -= 1;
      // An element that is moved leaves and comes back in one go.
      queueMicrotask(() => {
        if (document.leases > 0 || documents.get(key) !== document) return;
        documents.delete(key);
        close(document);
      });
    },
  };
}

function load(key: string, start: Day | undefined, addressOf: () => URL): OpenDocument {
  const document: OpenDocument = { source: new Source<State<Workspace>>({ status: 'pending' }), leases: 0 };
  documents.set(key, document);
  loadDocument(addressOf, start).then(
    (value) => {
      document.source.set({ status: 'ready', value });
      if (documents.get(key) !== document) close(document);
    },
    (error: unknown) => {
      document.source.set({ status: 'failed', error: toKitError(error) });
      // Whoever asks next tries again.
      if (documents.get(key) === document) documents.delete(key);
    },
  );
  return document;
}

function close({ source }: OpenDocument): void {
  const state = source.get();
  if (state.status === 'ready') void state.value.client.close();
}
