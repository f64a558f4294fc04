import { fromOwnSite } from './own-site.js';

const SITE = 'https://cho.example';

describe('a write that is signed in by a cookie', () => {
  it('is taken from our own pages, and from servers that send no origin', () => {
    expect(fromOwnSite('POST', { origin: SITE, 'sec-fetch-site': 'same-origin' }, SITE)).toBe(true);
    expect(fromOwnSite('POST', { origin: 'http://localhost:3000', host: 'localhost:3000' }, SITE)).toBe(true);
    expect(fromOwnSite('POST', {}, SITE)).toBe(true);
  });

  it('is refused from anywhere else', () => {
    expect(fromOwnSite('POST', { origin: 'https://evil.example', host: 'cho.example' }, SITE)).toBe(false);
    expect(fromOwnSite('DELETE', { 'sec-fetch-site': 'cross-site' }, SITE)).toBe(false);
    expect(fromOwnSite('POST', { 'sec-fetch-site': 'same-site' }, SITE)).toBe(false);
    expect(fromOwnSite('POST', { origin: 'null' }, SITE)).toBe(false);
  });

  it('is no matter for reading', () => {
    expect(fromOwnSite('GET', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, SITE)).toBe(true);
  });
});
