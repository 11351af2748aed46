import { ContextConsumer, ContextRoot } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

import type { Client, Settled } from '../../sdk/client/index.js';
import type { Live, State } from '../../sdk/client/live.js';
import { planRows, type PlanRows } from '../../sdk/client/queries.js';
import type { Day } from '../../sdk/model/day.js';
import { ForbiddenError, KitError } from '../../sdk/model/errors.js';
import type { Id } from '../../sdk/model/values.js';
import type { ArgsOf, OperationName } from '../../sdk/operations/index.js';
import { makeText, type Text } from '../../sdk/text/index.js';
import { openDocument, type Lease } from './documents.js';
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
let root: ContextRoot | undefined;

/**
 * Follows the plan that an element shows, from the provider above it or from a document of its own, and updates the
 * element whenever it changes. Holds nothing while the element is out of the page.
 */
export class PlanController implements ReactiveController {
  readonly #host: PlanHost;
  readonly #options: PlanOptions;
  #provided: State<Workspace> | undefined;
  #document: (Lease & { src: string; start: Day | undefined }) | undefined;
  #followed: { client: Client; planId: Id | undefined; live: Live<State<PlanRows>>; end: () => void } | undefined;
  #text: Text | undefined;

  constructor(host: PlanHost, options: PlanOptions = {}) {
    this.#host = host;
    this.#options = options;
    controllers.set(host, this);
    // Keeps what an element asked for until a provider above it is defined: either may be the first.
    root ??= attachRoot();
    host.addController(this);
    new ContextConsumer(host, {
      context: workspaceContext,
      subscribe: true,
      callback: (workspace) => {
        this.#provided = workspace;
        this.#follow();
      },
    });
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

  /** The rows of the plan. Pending as well where there is no source; failed rows may come with the last good ones. */
  get state(): State<PlanRows> {
    const workspace = this.#workspaceState;
    if (workspace?.status === 'failed') return { status: 'failed', error: workspace.error };
    return this.#followed?.live.get() ?? pending;
  }

  /** Absent until the workspace is open, and where there is none. */
  get workspace(): Workspace | undefined {
    const state = this.#workspaceState;
    return state?.status === 'ready' ? state.value : undefined;
  }

  get client(): Client | undefined {
    return this.workspace?.client;
  }

  get today(): Day {
    return this.workspace?.today ?? localToday();
  }

  /** A BCP 47 tag. */
  get language(): string {
    return this.workspace?.language ?? languageOf(this.#host);
  }

  /** Words in the reader's language; the same object while the language is the same. */
  get text(): Text {
    const { language } = this;
    if (this.#text?.language !== language) this.#text = makeText(language);
    return this.#text;
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
   * @throws {KitError} what the page itself refuses; `no-workspace` when there is none
   */
  async run<Name extends OperationName>(operation: Name, args: ArgsOf<Name>): Promise<Settled> {
    const { workspace } = this;
    if (!workspace) throw new KitError('no-workspace', 'There is no workspace yet. Try again when it is open.');
    if (workspace.readOnly) throw new ForbiddenError(operation, 'viewer');
    return workspace.client.run(operation, args);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    // The consumer asks again when the element comes back, perhaps below another provider or none.
    this.#provided = undefined;
    this.#document?.release();
    this.#document = undefined;
    this.#unfollow();
  }

  get #workspaceState(): State<Workspace> | undefined {
    if (this.#options.own?.()) return undefined;
    return this.#document ? this.#document.live.get() : this.#provided;
  }

  #follow(): void {
    if (!this.#host.isConnected) return;
    this.#lease();
    const { workspace } = this;
    const planId = this.#options.planId?.() ?? workspace?.planId;
    if (this.#followed?.client === workspace?.client && this.#followed?.planId === planId) return;
    this.#unfollow();
    if (!workspace) return;
    const live = workspace.client.live(planRows(planId));
    this.#followed = { client: workspace.client, planId, live, end: live.subscribe(this.#changed) };
  }

  #lease(): void {
    const src = this.#options.own?.() ? undefined : this.#options.src?.();
    const start = this.#options.start?.();
    if (this.#document?.src === src && (!src || this.#document?.start === start)) return;
    this.#document?.release();
    this.#document = undefined;
    if (!src) return;
    this.#document = { ...openDocument(new URL(src, this.#host.baseURI), start, this.#documentChanged), src, start };
  }

  #unfollow(): void {
    this.#followed?.end();
    this.#followed = undefined;
  }

  readonly #changed = (): void => this.#host.requestUpdate();

  readonly #documentChanged = (): void => {
    this.#follow();
    this.#host.requestUpdate();
  };
}

function attachRoot(): ContextRoot {
  const made = new ContextRoot();
  made.attach(document.documentElement);
  return made;
}
