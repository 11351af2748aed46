import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { Client } from '../../sdk/client/index.js';
import type { State } from '../../sdk/client/live.js';
import type { Day } from '../../sdk/model/day.js';
import type { Id } from '../../sdk/model/values.js';
import type { StorageAdapter } from '../../sdk/storage/adapter.js';
import type { Translation } from '../../sdk/text/messages/catalogue.js';
import { addressOf } from './address.js';
import { toKitError } from './failure.js';
import type { Imported, ImportOptions, PreparedImport } from './import-document.js';
import type { workspaceOf } from './open-workspace.js';
import { workspaceContext, type Workspace } from './workspace.js';

/** Tells that the workspace was opened, or why it could not be. Event `milestone-workspace`. */
export class MilestoneWorkspaceEvent extends Event {
  static readonly type = 'milestone-workspace';

  constructor(readonly state: State<Workspace>) {
    super(MilestoneWorkspaceEvent.type, { bubbles: true, composed: true });
  }
}

interface Opened {
  readonly client: Client;
  readonly workspaceOf: typeof workspaceOf;
  /** Opened here, and to be closed here. */
  readonly own: boolean;
}

/**
 * Opens a workspace and hands it to the elements below. Draws nothing of its own.
 *
 * @element milestone-provider
 * @slot - The elements that show the workspace.
 * @fires {MilestoneWorkspaceEvent} milestone-workspace - The workspace is open, or could not be opened.
 * @attr {light|dark} theme - Forces the colour scheme of everything below.
 */
export class MilestoneProvider extends LitElement {
  static override styles = css`
    :host { display: contents; }
    :host([theme='light']) { color-scheme: light; }
    :host([theme='dark']) { color-scheme: dark; }
  `;

  /** A client that is open already; it stays the host's to close. Wins over everything that opens one. */
  @property({ attribute: false }) client: Client | undefined;
  /** A storage of the host's own, used instead of the one named by `storage`. */
  @property({ attribute: false }) adapter: StorageAdapter | undefined;
  /** Where the workspace is kept: until the page is closed, or in the browser. */
  @property() storage: 'memory' | 'indexeddb' = 'memory';
  /** Id of the workspace. */
  @property() workspace: Id = 'workspace';
  /** Id of the person who works here. */
  @property() user: Id = 'user';
  /** Id of the plan to show; absent: the first one. */
  @property() plan: Id | undefined;
  /** Address of a document that is imported when the workspace has no plan yet. */
  @property() src: string | undefined;
  /** First day of the document's month 1, like `2026-01-05`. */
  @property() start: Day | undefined;
  /** Language of the words and dates below, a BCP 47 tag; absent: that of the page. */
  @property() language: string | undefined;
  /** Words in place of the English ones: other languages, or the host's own; later ones win. */
  @property({ attribute: false }) translations: readonly Translation[] | undefined;
  /** The day that counts as today; absent: the day where the reader is. */
  @property() today: Day | undefined;
  /** Nothing below can be changed. */
  @property({ type: Boolean, attribute: 'readonly' }) readOnly = false;

  readonly #context = new ContextProvider(this, {
    context: workspaceContext,
    initialValue: { status: 'pending' } as State<Workspace>,
  });
  #opened: Opened | undefined;
  #opening: AbortController | undefined;

  /** The workspace as the elements below see it. */
  get state(): State<Workspace> {
    return this.#context.value;
  }

  /**
   * Reads a document and tells what bringing it in would change; its `run()` does so. A document that is known by its
   * name updates the plan it made, any other one makes a new plan.
   *
   * @param source text, or a file that was dropped or chosen
   * @throws {KitError} a sentence for the person: no plan in it, too large, not text …; nothing has changed then
   */
  async prepareImport(source: string | File, options: ImportOptions = {}): Promise<PreparedImport> {
    const { client } = await this.#ready();
    try {
      const { prepareImport } = await import('./import-document.js');
      return await prepareImport(client, source, options);
    } catch (error) {
      // Also the code that reads documents may not be reachable.
      throw toKitError(error);
    }
  }

  /** Brings a document in and shows it. @throws {KitError} what {@link prepareImport} throws */
  async importDocument(source: string | File, options: ImportOptions = {}): Promise<Imported> {
    const prepared = await this.prepareImport(source, options);
    const imported = await prepared.run();
    this.plan = imported.planId;
    return imported;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const whatOpens = ['client', 'adapter', 'storage', 'workspace', 'user', 'src', 'start'] as const;
    if (whatOpens.some((name) => changed.has(name))) this.#reopen();
    else if (this.#opened) this.#provide(this.#opened);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && !this.#opened && !this.#opening) this.#reopen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // One that is moved is back before the microtask, and keeps its workspace open.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#release();
      // What comes back finds a workspace that opens, and not one that is closed.
      this.#tell({ status: 'pending' });
    });
  }

  #reopen(): void {
    this.#release();
    this.#tell({ status: 'pending' });
    const opening = new AbortController();
    this.#opening = opening;
    this.#open().then(
      (opened) => {
        if (opening.signal.aborted) return opened.own ? opened.client.close() : undefined;
        this.#opening = undefined;
        this.#opened = opened;
        return this.#provide(opened);
      },
      (error: unknown) => {
        if (opening.signal.aborted) return;
        this.#opening = undefined;
        this.#tell({ status: 'failed', error: toKitError(error) });
      },
    );
  }

  async #open(): Promise<Opened> {
    const { client, adapter, storage, workspace, user, src, start } = this;
    const { openWorkspace, workspaceOf } = await import('./open-workspace.js');
    if (client) return { client, workspaceOf, own: false };
    const opened = await openWorkspace({
      storage: adapter ?? storage,
      workspaceId: workspace,
      userId: user,
      ...(src && { src: addressOf(src, this.baseURI) }),
      ...(start && { start }),
      ...(this.today && { today: this.today }),
    });
    return { client: opened, workspaceOf, own: true };
  }

  #provide({ client, workspaceOf }: Opened): void {
    const { language, translations, today, readOnly, plan } = this;
    this.#tell({
      status: 'ready',
      value: workspaceOf(client, {
        readOnly,
        ...(plan !== undefined && { planId: plan }),
        ...(language !== undefined && { language }),
        ...(translations && { translations }),
        ...(today !== undefined && { today }),
      }),
    });
  }

  #tell(state: State<Workspace>): void {
    const before = this.#context.value;
    this.#context.setValue(state);
    if (before.status !== state.status) this.dispatchEvent(new MilestoneWorkspaceEvent(state));
  }

  #release(): void {
    this.#opening?.abort();
    this.#opening = undefined;
    if (this.#opened?.own) void this.#opened.client.close();
    this.#opened = undefined;
  }

  #ready(): Promise<Workspace> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        const { state } = this;
        if (state.status === 'pending') return;
        this.removeEventListener(MilestoneWorkspaceEvent.type, settle);
        if (state.status === 'ready') resolve(state.value);
        else reject(state.error);
      };
      this.addEventListener(MilestoneWorkspaceEvent.type, settle);
      settle();
    });
  }
}

declare global {
  interface HTMLElementEventMap {
    'milestone-workspace': MilestoneWorkspaceEvent;
  }
}
