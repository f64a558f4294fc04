import { randomUUID } from 'node:crypto';

export interface Reply<Body> { status: number; headers: Headers; text: string; body: Body }
export interface Problem { code: string; status: number; title: string; detail: string; requestId: string; errors?: { path: string; code: string }[] }
export interface Sent { key?: string; headers?: Record<string, string>; token?: string }

/** A caller of the market's API: nobody in particular, or whoever the token says. */
export class Api {
  constructor(readonly url: string, readonly token?: string) {}

  /** The same market seen by the holder of a token. */
  as(token: string): Api { return new Api(this.url, token); }

  async send<Body>(method: string, path: string, body?: unknown, { key, headers = {}, token = this.token }: Sent = {}): Promise<Reply<Body>> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(key !== undefined && { 'idempotency-key': key }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) as Body };
  }

  /** Sends and expects a status; the error shows what came instead. */
  async expect<Body>(status: number, method: string, path: string, body?: unknown, sent: Sent = {}): Promise<Body> {
    const reply = await this.send<Body>(method, path, body, sent);
    if (reply.status !== status) throw new Error(`${method} ${path} answered ${reply.status}, not ${status}: ${reply.text.slice(0, 1_000)}`);
    return reply.body;
  }

  get<Body>(path: string, sent: Sent = {}): Promise<Body> { return this.expect<Body>(200, 'GET', path, undefined, sent); }
  put<Body>(path: string, body: unknown, sent: Sent = {}): Promise<Body> { return this.expect<Body>(200, 'PUT', path, body, sent); }

  /** Posts with a fresh Idempotency-Key unless one is given. */
  post<Body>(path: string, body: unknown, sent: Sent & { status?: number } = {}): Promise<Body> {
    return this.expect<Body>(sent.status ?? 201, 'POST', path, body, { key: randomUUID(), ...sent });
  }

  /** Posts what must be refused; answers the problem. */
  refused(status: number, path: string, body: unknown, sent: Sent & { method?: string } = {}): Promise<Problem> {
    return this.expect<Problem>(status, sent.method ?? 'POST', path, body, { key: randomUUID(), ...sent });
  }
}

function parsed(text: string): unknown {
  try { return JSON.parse(text); } catch { return text; }
}
