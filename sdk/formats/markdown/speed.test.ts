import { describe, expect, it } from 'vitest';

import { importMarkdown } from './index.js';
import { parseSyntax } from './parse.js';

const size = 1_000_000;

function repeat(line: (at: number) => string, length = size): string {
  const lines: string[] = [];
  for (let at = 0, total = 0; total < length; at += 1) {
    const text = line(at);
    lines.push(text);
    total += text.length;
  }
  return lines.join('');
}

// The parser alone takes minutes for a megabyte of headings with lists: there a part of it shows the ratio as well.
const shapes: readonly (readonly [string, string])[] = [
  [
    'headings and lists',
    repeat(
      (at) =>
        `## Month ${(at % 36) + 1}: Part ${at}\n\n- [ ] Write **this** page\n- Ask for that (Week 3)\n- More of it\n\n`,
      60_000,
    ),
  ],
  [
    'one table',
    `# P\n\n| Task | When | Status |\n|---|---|---|\n${repeat((at) => `| Task ${at} | Q1 2026 | done |\n`, 120_000)}`,
  ],
  [
    'one fence',
    `# P\n\n## Phase 1 (Month 1-2)\n\n\`\`\`\n${repeat((at) => `Deliverables:\n• A report about it, number ${at}\n• Two things\n\n`)}\`\`\`\n`,
  ],
  ['one list', `# P\n\n## Tasks\n\n${repeat((at) => `- [ ] Write down what is known about part ${at}\n`, 300_000)}`],
  ['one paragraph', `# P\n\n## Phase 1\n\n${repeat((at) => `word${at} and some text by May 2026, `)}`],
];

/** The least of several runs: what the machine does beside it only adds. */
function fastest(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const begin = performance.now();
    run();
    least = Math.min(least, performance.now() - begin);
  }
  return least;
}

describe('a large document', () => {
  it.each(shapes)(
    'of %s imports in less than three times what its syntax parser takes',
    (_, text) => {
      const whole = fastest(() => importMarkdown(text, { start: '2026-01-01' }));
      const syntax = fastest(() => parseSyntax(text));
      expect(whole / syntax).toBeLessThan(3);
    },
    300_000,
  );
});
