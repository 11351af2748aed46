/** Path of a Chromium, Chrome or Edge: the one CHROME_PATH names, an installed one, or one that is installed now. */
export function findBrowser(): Promise<string>;

/** Flags with which it starts as root, and without looking for a network. */
export const browserFlags: string[];
