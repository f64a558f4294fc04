import { isSealOf, seal } from './report-seal.js';

describe('a seal', () => {
  const secret = 'a secret of at least thirty-two letters';
  const text = '{"report":"Chợ Phiên"}';

  it('is of this text and of this secret', () => {
    const sealed = seal(text, secret);
    expect(isSealOf(text, sealed)).toBe(true);
    expect(sealed).toEqual(seal(text, secret));
    expect(isSealOf(`${text} `, sealed)).toBe(false);
    expect(isSealOf(text, { ...sealed, publicKey: seal(text, `${secret}!`).publicKey })).toBe(false);
    expect(isSealOf(text, { ...sealed, digest: seal('{}', secret).digest })).toBe(false);
  });
});
