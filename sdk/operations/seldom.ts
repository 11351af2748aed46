import { commentOperations, fileOperations, noticeOperations } from './conversation.js';
import { importOperations } from './import/index.js';
import { listOperations } from './lists.js';
import { peopleOperations } from './people.js';
import { riskOperations } from './risks.js';
import { settingOperations } from './settings.js';
import { undoOperations } from './undo.js';

/** What is done now and then, or in places of its own: half of the code, loaded when the first of them is needed. */
export const seldomOperations = {
  ...commentOperations,
  ...fileOperations,
  ...noticeOperations,
  ...settingOperations,
  ...peopleOperations,
  ...importOperations,
  ...listOperations,
  ...riskOperations,
  ...undoOperations,
};
