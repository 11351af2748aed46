import { describe, it } from 'vitest';

import { memory } from '../../storage/memory/index.js';
import { conformance } from './index.js';

describe('memory() keeps what it promises:', () => {
  for (const { name, run } of conformance(() => memory())) it(name, run);
});
