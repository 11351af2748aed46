import { expect } from '@open-wc/testing';

import type { KitError } from '../../sdk/model/errors.js';
import { readDocument } from './read-document.js';

async function codeOf(source: Blob | URL): Promise<string> {
  return readDocument(source).then(() => 'read', ({ code }: KitError) => code);
}

describe('a document that is dropped or chosen', () => {
  it('is read as text in any language', async () => {
    expect(await readDocument(new Blob(['# План\r\n\n里程碑 🎯']))).to.equal('# План\r\n\n里程碑 🎯');
  });

  it('is refused when it is a picture, an archive or a spreadsheet', async () => {
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    expect(await codeOf(new Blob([picture]))).to.equal('not-text');
    const noise = Uint8Array.from({ length: 4_000 }, (_, index) => 0x80 + (index * 37) % 0x7f);
    expect(await codeOf(new Blob([noise]))).to.equal('not-text');
  });

  it('is refused before it is read when it is too large', async () => {
    const large = new Blob([new Uint8Array(50_000_000)]);
    large.arrayBuffer = () => Promise.reject(new Error('was read'));
    expect(await codeOf(large)).to.equal('too-large');
  });
});

describe('a document at an address', () => {
  it('is refused when nothing is there', async () => {
    expect(await codeOf(new URL('/nothing/here.md', location.href))).to.equal('unreachable');
  });

  it('is refused when nobody answers', async () => {
    expect(await codeOf(new URL('http://localhost:1/plan.md'))).to.equal('unreachable');
  });
});
