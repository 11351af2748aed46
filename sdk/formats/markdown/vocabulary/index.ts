import { chinese } from './zh.js';
import { english } from './en.js';
import { french } from './fr.js';
import { german } from './de.js';
import { portuguese } from './pt.js';
import { russian } from './ru.js';
import { spanish } from './es.js';
import type { Words } from './words.js';

export { entries, fold, type Roles, type Words } from './words.js';

/** All languages are read at once: documents mix them, and no two disagree about a word that matters. */
export const languages: readonly Words[] = [english, spanish, portuguese, french, german, russian, chinese];
