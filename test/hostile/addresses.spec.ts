import type { Problem, Reply } from '../support/api.js';
import { Api } from '../support/api.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { rawRequest } from './raw-request.js';
import { problemFaults } from './verdict.js';

describe('requests that are hardly requests', () => {
  let market: InProcessMarket;
  let api: Api;

  beforeAll(async () => { market = await openMarket(); api = new Api(market.url); }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  const answerTo = async (bytes: string): Promise<{ status: number; body: Problem; headers: Headers; text: string }> => {
    const [head = '', text = ''] = (await rawRequest(market.url, bytes)).split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    const headers = new Headers(lines.map((line) => line.split(': ') as [string, string]));
    return { status: Number(first.split(' ')[1]), headers, text, body: JSON.parse(text) as Problem };
  };

  it.each(['/api/shop/products/%ZZ', '/api/seller/%E0%A4%A/orders', '/api/%', '/%c0%ae%c0%ae/etc/passwd', '/api/me/%00', '/api/none', '/api', '//', '/api/shop/products/../../../etc/passwd', '/metrics/x'])('find nothing at %s', async (path) => {
    const reply = await answerTo(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
    expect([reply.status, problemFaults(reply as Reply<Problem>)]).toEqual([404, []]);
  });

  it.each(['PATCH', 'DELETE', 'OPTIONS'])('find nothing by %s where the route knows other methods', async (method) => {
    const reply = await api.send<Problem>(method, '/api/shop/carts');
    expect([reply.status, problemFaults(reply)]).toEqual([404, []]);
  });

  it('are answered in the language they ask for', async () => {
    const reply = await api.send<Problem>('GET', '/api/shop/products/%ZZ', undefined, { headers: { 'accept-language': 'en' } });
    expect(reply.body.detail).toBe('There is no such page.');
    expect(reply.headers.get('x-request-id')).toBe(reply.body.requestId);
  });

  it.each([
    ['an address past every limit', `GET /api/shop/search?q=${'a'.repeat(1_000_000)} HTTP/1.1\r\nhost: a\r\n\r\n`, 431],
    ['headers past every limit', `GET /api/me HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${'a'.repeat(100_000)}\r\n\r\n`, 431],
    ['no HTTP', 'HELO market\r\n\r\n', 400],
    ['an unknown version', 'GET / HTTP/9.9\r\n\r\n', 400],
    ['an unknown method', 'BREAK /api/me HTTP/1.1\r\nhost: a\r\n\r\n', 400],
    ['a header with a null byte', 'GET /api/me HTTP/1.1\r\nhost: a\r\nx: \u0000\r\n\r\n', 400],
    ['two lengths', 'POST /api/shop/carts HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}', 400],
    ['a negative length', 'POST /api/shop/carts HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n{}', 400],
  ])('with %s get a problem document', async (_, bytes, status) => {
    const reply = await answerTo(bytes);
    expect([reply.status, problemFaults(reply as Reply<Problem>)]).toEqual([status, []]);
  });

  it('leave the market as it was: it answers the next one', async () => {
    await api.get('/health/ready');
    expect((await api.get<{ items: unknown[] }>('/api/shop/products?limit=1')).items).toHaveLength(1);
  });
});
