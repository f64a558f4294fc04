import { villageOf } from './village.js';

describe('the village of an address', () => {
  it.each([
    ['Thôn Nà Ếch', 'Thôn Nà Ếch'], ['Số 5, thôn  Nà Ếch', 'Thôn Nà Ếch'], ['nhà 12 bản Khe Mọi, gần chợ', 'Bản Khe Mọi'], ['Khe San', 'Khe San'], ['Tổ 3, khu 5', 'Tổ 3'],
    ['12 Trần Phú', ''], ['Thônx', ''], ['', ''],
  ])('%s: %s', (addressLine, village) => {
    expect(villageOf(addressLine)).toBe(village);
  });
});
