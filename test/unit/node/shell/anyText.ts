import fc from 'fast-check';

/** Any character but NUL, halves of surrogate pairs left out. The library's own units for it take seconds to set up. */
const character = fc
  .oneof(
    fc.integer({ min: 1, max: 0x7f }),
    fc.integer({ min: 0x80, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint));

export const anyText: fc.Arbitrary<string> = fc.array(character).map((characters) => characters.join(''));
