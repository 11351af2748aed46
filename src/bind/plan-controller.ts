import { ContextEvent, type ContextCallback } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { Client, Settled } from '../../sdk/client/index.js';
import type { Live, State } from '../../sdk/client/live.js';
import type { PlanRows } from '../../sdk/client/queries.js';
import type { Day } from '../../sdk/model/day.js';
import { KitError } from '../../sdk/model/errors.js';
import type { Id } from '../../sdk/model/values.js';
import type { ArgsOf, OperationName } from '../../sdk/operations/index.js';
import { makeLocale, type Locale } from '../../sdk/text/locale.js';
import { DocumentLease } from './document-lease.js';
import { languageOf, localToday } from './environment.js';
import { workspaceContext, type Workspace } from './workspace.js';

export type PlanHost = ReactiveControllerHost & HTMLElement;

/** How an element says where its data is; each is asked before every update. */
export interface PlanOptions {
  /** Whether its own properties hold the data: they win over document and provider. */
  own?(): boolean;
  /** Address of a document, which wins over the provider. */
  src?(): string | undefined;
  /** First day of the document's month 1. */
  start?(): Day | undefined;
  /** Absent: the provider's plan, else the first. */
  planId?(): Id | undefined;
}

/** Where the data comes from. */
export type PlanSource = 'own' | 'document' | 'provider' | 'none';

const pending = { status: 'pending' } as const;
const controllers = new WeakMap<HTMLElement, PlanController>();

/**
 * Follows the plan that an element shows, from the provider above it or from a document of its own, and updates the
 * element whenever it changes. Holds nothing while the element is out of the page.
 */
export class PlanController implements ReactiveController {
  readonly #host: PlanHost;
  readonly #options: PlanOptions;
  readonly #document = new DocumentLease(() => this.#changed());
  #provided: State<Workspace> | undefined;
  #leaveProvider: (() => void) | undefined;
  #live: Live<State<PlanRows>> | undefined;
  #unsubscribe: (() => void) | undefined;
  #locale: Locale | undefined;
  /** What the locale was made of. */
  #asked: readonly unknown[] = [];

  constructor(host: PlanHost, options: PlanOptions = {}) {
    this.#host = host;
    this.#options = options;
    controllers.set(host, this);
    host.addController(this);
  }

  /** The controller of an element, where it has one. */
  static of(host: HTMLElement): PlanController | undefined {
    return controllers.get(host);
  }

  get source(): PlanSource {
    if (this.#options.own?.()) return 'own';
    if (this.#options.src?.()) return 'document';
    // A provider that is not defined yet is one that will answer.
    return this.#provided || this.#host.closest('milestone-provider') ? 'provider' : 'none';
  }

  /**
   * The rows of the plan. Pending as well where there is no source; failed rows may come with the last good ones, also
   * when it is only that they cannot be saved any more.
   */
  get state(): State<PlanRows> {
    const workspace = this.#workspaceState;
    if (workspace.status === 'failed') return { status: 'failed', error: workspace.error };
    const rows = this.#live?.get() ?? pending;
    const saving = this.client?.status.get();
    if (rows.status !== 'ready' || saving?.state !== 'failed' || !saving.error) return rows;
    return { status: 'failed', error: saving.error, value: rows.value };
  }

  /** Absent until the workspace is open, and where there is none. */
  get workspace(): Workspace | undefined {
    const state = this.#workspaceState;
    return state.status === 'ready' ? state.value : undefined;
  }

  get client(): Client | undefined {
    return this.workspace?.client;
  }

  get today(): Day {
    return this.workspace?.today ?? localToday();
  }

  /** A BCP 47 tag. */
  get language(): string {
    return this.locale.language;
  }

  /** What every function of `sdk/text` takes first; the same object while language and translations are the same. */
  get locale(): Locale {
    const { language = languageOf(this.#host), translations = none } = this.#above ?? {};
    const asked = [language, translations];
    if (!this.#locale || asked.some((part, index) => part !== this.#asked[index])) {
      this.#asked = asked;
      this.#locale = makeLocale(language, ...translations);
    }
    return this.#locale;
  }

  /** Whether the person may do it here. Without a workspace: no; a host that gives properties decides by itself. */
  may(operation: OperationName): boolean {
    const { workspace } = this;
    return workspace !== undefined && !workspace.readOnly && workspace.client.may(operation);
  }

  makeId(): Id {
    return this.workspace?.makeId() ?? crypto.randomUUID();
  }

  /**
   * Shown at once; resolves when the storage has answered.
   *
   * @throws {KitError} what the page itself refuses; `no-workspace` when there is none or it is read-only
   */
  async run<Name extends OperationName>(operation: Name, args: ArgsOf<Name>): Promise<Settled> {
    const { workspace } = this;
    if (!workspace || workspace.readOnly) {
      throw new KitError('no-workspace', 'There is no workspace that can be changed here. Open one first.');
    }
    return workspace.client.run(operation, args);
  }

  hostConnected(): void {
    // Whoever provides this and is defined later says so when it connects: either may be the first.
    document.addEventListener('context-provider', this.#request);
    this.#request();
    this.#changed();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#request);
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    // The element may come back below another provider, or below none.
    this.#provided = undefined;
    this.#document.release();
    this.#follow();
  }

  /** The provider's, also for an element with data of its own: it speaks the same language. */
  get #above(): Workspace | undefined {
    return this.#provided?.status === 'ready' ? this.#provided.value : undefined;
  }

  get #workspaceState(): State<Workspace> {
    const { source } = this;
    return (source === 'document' ? this.#document.state : source === 'provider' ? this.#provided : undefined) ?? pending;
  }

  readonly #request = (): void => {
    if (this.#provided) return;
    this.#host.dispatchEvent(new ContextEvent(workspaceContext, this.#host, this.#answer, true));
  };

  readonly #answer: ContextCallback<State<Workspace>> = (workspace, leave) => {
    if (this.#leaveProvider !== leave) this.#leaveProvider?.();
    this.#leaveProvider = leave;
    this.#provided = workspace;
    this.#changed();
  };

  readonly #changed = (): void => {
    this.#follow();
    this.#host.requestUpdate();
  };

  #follow(): void {
    const { isConnected } = this.#host;
    if (isConnected) this.#hold();
    const { workspace } = this;
    const live = isConnected ? workspace?.rowsOf(this.#options.planId?.() ?? workspace.planId) : undefined;
    if (live === this.#live) return;
    this.#unsubscribe?.();
    this.#live = live;
    const update = (): void => this.#host.requestUpdate();
    const ends = live && [live.subscribe(update), workspace?.client.status.subscribe(update)];
    this.#unsubscribe = ends && (() => ends.forEach((end) => end?.()));
  }

  #hold(): void {
    const src = this.source === 'document' ? this.#options.src?.() : undefined;
    this.#document.hold(src, this.#options.start?.(), this.#host);
  }
}

const none: Locale['translations'] = [];
