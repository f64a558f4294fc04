import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { Breaker } from './breaker.js';
import { Outbound } from './outbound.js';

describe('a call to a partner', () => {
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  afterEach(() => { for (const socket of sockets.splice(0)) socket.destroy(); for (const server of servers.splice(0)) server.close(); });

  async function partner(answer: string | null): Promise<string> {
    const server = createServer((socket) => { sockets.push(socket); socket.on('error', () => undefined); socket.once('data', () => { if (answer !== null) socket.end(answer); }); });
    servers.push(server);
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  it('brings any status and the body as they are', async () => {
    const url = await partner('HTTP/1.1 418 Teapot\r\ncontent-type: text/plain\r\ncontent-length: 5\r\n\r\ntrà');
    await expect(new Outbound().send('tea', { method: 'GET', url })).rejects.toMatchObject({ why: 'broken_answer', sent: true });
    const whole = await partner('HTTP/1.1 418 Teapot\r\ncontent-length: 4\r\n\r\ntrà');
    expect(await new Outbound().send('tea', { method: 'POST', url: whole, body: 'trà' })).toMatchObject({ status: 418, body: 'trà' });
  });

  it('ends within 5 s when the partner takes it and says nothing', async () => {
    const began = Date.now();
    await expect(new Outbound().send('mute', { method: 'GET', url: await partner(null) })).rejects.toMatchObject({ why: 'no_answer', sent: true });
    expect(Date.now() - began).toBeLessThan(6_000);
  }, 10_000);

  it('is known not to have been seen where nobody listens', async () => {
    await expect(new Outbound().send('nobody', { method: 'GET', url: 'http://127.0.0.1:9/' })).rejects.toMatchObject({ why: 'no_connection', sent: false });
  });

  it('is not made to a partner that failed five times, until one try succeeds', async () => {
    const outbound = new Outbound();
    for (let calls = 0; calls < 5; calls++) await expect(outbound.send('down', { method: 'GET', url: 'http://127.0.0.1:9/' })).rejects.toMatchObject({ why: 'no_connection' });
    await expect(outbound.send('down', { method: 'GET', url: 'http://127.0.0.1:9/' })).rejects.toMatchObject({ why: 'resting', sent: false });
    const whole = await partner('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    expect(await outbound.send('up', { method: 'GET', url: whole })).toMatchObject({ status: 200 });
  });

  it('is one of at most twenty to a partner', async () => {
    const outbound = new Outbound();
    const url = await partner(null);
    const calls = Array.from({ length: 20 }, () => outbound.send('slow', { method: 'GET', url }).catch(() => 'failed'));
    await expect(outbound.send('slow', { method: 'GET', url })).rejects.toMatchObject({ why: 'crowded' });
    for (const socket of sockets) socket.destroy();
    await Promise.all(calls);
  }, 10_000);
});

describe('the breaker', () => {
  it('lets one call through after the rest, and all once it succeeded', () => {
    let now = 0;
    const breaker = new Breaker(() => now);
    for (let failures = 0; failures < 5; failures++) breaker.failed();
    expect(breaker.admits()).toBe(false);
    now = 15_000;
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  });
});
