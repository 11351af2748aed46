import { KitError } from '../../model/errors.js';

/** The most that is read: 10 MB. */
export const byteLimit = 10_000_000;

/** A file that is no text: a picture, an archive, a PDF. */
export class NotTextError extends KitError {
  constructor() {
    super('not-text', 'This file is not text. Save the plan as Markdown or plain text (UTF-8) and choose that file.');
  }
}

/** A document over {@link byteLimit}. */
export class TooLargeError extends KitError {
  constructor(bytes: number) {
    super(
      'too-large',
      `This document has ${Math.ceil(bytes / 1_000_000)} MB; at most ${byteLimit / 1_000_000} MB can be read. ` +
        'Leave out what is not part of the plan, or split it.',
      { bytes, most: byteLimit },
    );
  }
}
