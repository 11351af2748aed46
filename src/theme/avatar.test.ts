import { expect } from '@open-wc/testing';

import { hueOf, initialsOf } from './avatar.js';

describe('the initials of a person', () => {
  for (const [name, initials] of [
    ['Marta Ruiz', 'MR'], ['jon', 'J'], ['Anna-Maria von der Heide', 'AH'], ['李小龍', '李'], ['', '?'], ['🦊', '?'],
  ] as const) {
    it(`are ${initials} for "${name}"`, () => {
      expect(initialsOf(name)).to.equal(initials);
    });
  }
});

it('gives a person the same hue every time, from 0 to 359', () => {
  for (const id of ['a', 'b', '01900000-0000-7000-8000-000000000001']) {
    expect(hueOf(id)).to.equal(hueOf(id));
    expect(hueOf(id)).to.be.within(0, 359);
  }
  expect(hueOf('a')).not.to.equal(hueOf('b'));
});
