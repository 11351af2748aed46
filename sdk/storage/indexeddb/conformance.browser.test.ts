import { conformance } from '../../testing/index.js';
import type { Authority } from '../authority/index.js';
import { memory } from '../memory/index.js';
import { indexedDB } from './index.js';

describe('indexedDB() keeps what it promises:', () => {
  const opened: Authority[] = [];
  let count = 0;

  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
  });

  function open(): Authority {
    const storage = indexedDB(`conformance-${performance.now()}-${count++}`);
    opened.push(storage);
    return storage;
  }

  for (const { name, run } of conformance(open)) it(name, run);
});

describe('memory() keeps what it promises in a browser:', () => {
  for (const { name, run } of conformance(() => memory())) it(name, run);
});
