import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/log/canonicalJson';

describe('canonicalJson', () => {
  it.each([
    [
      'sorts members, at every depth',
      { b: 1, a: { d: [2, { z: 1, y: 2 }], c: null } },
      '{"a":{"c":null,"d":[2,{"y":2,"z":1}]},"b":1}',
    ],
    ['sorts by code units', { é: 1, z: 2, Z: 3, '😀': 4, '\ufb33': 5 }, '{"Z":3,"z":2,"é":1,"😀":4,"\ufb33":5}'],
    ['leaves out what is absent', { a: undefined, b: 1 }, '{"b":1}'],
    ['escapes what JSON escapes', { text: 'a"\\\n\u0001\ud800' }, '{"text":"a\\"\\\\\\n\\u0001\\ud800"}'],
    ['has one zero', [-0, 0, 1e21], '[0,0,1e+21]'],
  ])('%s', (_, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it.each([[NaN], [Infinity], [undefined], [() => 1], [1n]])('refuses %s', (value) => {
    expect(() => canonicalJson([value])).toThrow(TypeError);
  });

  it('is the same for equal data, and holds all of it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
