import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `hang`: takes the call and says nothing. `lose_answer`: has the call carried out and breaks off before its answer. */
export type Fault = 'hang' | 'lose_answer';

/** Stands before a partner's server and spoils calls to it. */
export class FlakyProxy {
  private readonly faults: { path: string; fault: Fault; times: number }[] = [];
  private slow: { path: string; ms: () => number } | null = null;
  private underWay = 0;
  private readonly server: Server;

  private constructor(private readonly target: string) {
    this.server = createServer((request, response) => { this.pass(request, response).catch(() => response.destroy()); });
  }

  static async before(target: string): Promise<FlakyProxy> {
    const proxy = new FlakyProxy(target);
    await new Promise<void>((resolve) => { proxy.server.listen(0, '127.0.0.1', resolve); });
    return proxy;
  }

  get url(): string { return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`; }

  /** Spoils the next calls whose path contains a text. */
  spoil(path: string, fault: Fault, times = 1): void { this.faults.push({ path, fault, times }); }

  heal(): void { this.faults.length = 0; }

  /** Keeps the answers to calls that contain a text so many milliseconds; the calls have been carried out by then. */
  keepAnswers(path: string, ms: () => number): void { this.slow = { path, ms }; }

  /** Calls that were carried out and whose answers are being kept. */
  get kept(): number { return this.underWay; }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => { this.server.close(resolve); });
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const call = `${request.method} ${request.url} ${Buffer.concat(parts).toString('utf8')}`;
    const fault = this.next(call);
    if (fault === 'hang') return;
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(`${this.target}${request.url}`, { method: request.method ?? 'GET', headers: headers as Record<string, string>, redirect: 'manual', ...(parts.length > 0 && { body: Buffer.concat(parts) }) });
    const body = Buffer.from(await answer.arrayBuffer());
    if (this.slow && call.includes(this.slow.path)) await this.keep(this.slow.ms());
    if (fault === 'lose_answer') { response.destroy(); return; }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' }).end(body);
  }

  private async keep(ms: number): Promise<void> {
    this.underWay++;
    await new Promise((resolve) => { setTimeout(resolve, ms); });
    this.underWay--;
  }

  private next(call: string): Fault | null {
    const found = this.faults.find(({ path, times }) => times > 0 && call.includes(path));
    if (!found) return null;
    found.times--;
    return found.fault;
  }
}
