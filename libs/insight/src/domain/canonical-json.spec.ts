import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('is the same whatever the order of the keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'Chợ' }], at: new Date(0), gone: undefined })).toBe('{"a":[{"c":"Chợ","d":null}],"at":"1970-01-01T00:00:00.000Z","b":1}');
  });

  it('reads back as what was written', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))); }));
  });
});
