/**
 * What can go wrong, as classes with a stable `code`. The `message` is an English sentence for logs and developers that
 * says what to do next; `parameters` are what `sdk/text` makes the reader's sentence from.
 */
export class KitError extends Error {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;

  constructor(
    code: string,
    message: string,
    parameters: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.parameters = parameters;
  }
}

/** Input that a schema or a rule refuses. `field` is the path of what is wrong, like `dueOn`. */
export class InvalidError extends KitError {
  readonly field: string | undefined;

  constructor(message: string, field?: string, parameters: Readonly<Record<string, string | number>> = {}) {
    super('invalid', message, field === undefined ? parameters : { field, ...parameters });
    this.field = field;
  }
}

/** Parents or dependencies that lead back to where they began. `ids` holds the circle, first to last. */
export class CycleError extends KitError {
  readonly ids: readonly string[];

  constructor(what: 'parent' | 'dependency', ids: readonly string[]) {
    super(
      'cycle',
      what === 'parent'
        ? 'An item cannot be placed below itself. Choose a parent outside of its own branch.'
        : 'These items would wait for each other. Remove one of the dependencies in the circle.',
      { what, count: ids.length },
    );
    this.ids = ids;
  }
}

/** The role of the person does not allow this. */
export class ForbiddenError extends KitError {
  constructor(operation: string, role: string) {
    super('forbidden', `The role "${role}" may not do "${operation}". Ask an admin of the workspace.`, {
      operation, role,
    });
  }
}

/** What is asked for is not there, or no longer. */
export class GoneError extends KitError {
  constructor(ref: string) {
    super('gone', `${ref} is not there any more. Restore it, or go on without it.`, { ref });
  }
}

/** A limit of the workspace is reached. */
export class LimitError extends KitError {
  constructor(limit: string, most: number) {
    super('limit', `The limit of ${most} for "${limit}" is reached. Delete what is not needed or raise the limit.`, {
      limit, most,
    });
  }
}

/** The storage could not be opened, read or written; nothing that was there before is lost. */
export class StorageError extends KitError {}
