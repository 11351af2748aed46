import { KitError } from '../../sdk/model/errors.js';

/** The address that an attribute names. @throws {KitError} `unreachable` when it is none */
export function addressOf(src: string, base: string): URL {
  try {
    return new URL(src, base);
  } catch (cause) {
    throw unreachable(src, { cause });
  }
}

export function unreachable(address: URL | string, options?: ErrorOptions): KitError {
  return new KitError(
    'unreachable',
    `The document ${String(address)} could not be loaded. Check its address and the connection.`,
    { address: String(address) },
    options,
  );
}
