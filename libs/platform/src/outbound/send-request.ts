import { request as overHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';

export interface OutboundRequest { method: 'GET' | 'POST'; url: string; headers?: Readonly<Record<string, string>>; body?: string | Buffer }
export interface OutboundAnswer { status: number; headers: Readonly<Record<string, string>>; body: string }

/** Milliseconds: until a connection stands, and until the whole answer is here, connecting included. */
export interface Patience { connectMs: number; answerMs: number; mostBytes: number }

/**
 * A call to a partner that brought no answer. `sent` is false only when the partner cannot have
 * seen it; otherwise nobody knows whether it took effect.
 */
export class OutboundFailure extends Error {
  constructor(readonly why: 'resting' | 'crowded' | 'no_connection' | 'no_answer' | 'broken_answer', readonly sent: boolean) {
    super(`call failed: ${why}`);
    this.name = 'OutboundFailure';
  }
}

/** One HTTP exchange without redirects, ended by the clock at the latest. Errors: OutboundFailure. */
export function sendRequest(call: OutboundRequest, patience: Patience): Promise<OutboundAnswer> {
  return new Promise((resolve, reject) => {
    const secure = new URL(call.url).protocol === 'https:';
    const request = (secure ? overHttps : overHttp)(call.url, { method: call.method, agent: false, headers: headersOf(call) });
    let connected = false;
    const end = (failure: OutboundFailure): void => { reject(failure); request.destroy(); };
    const connecting = setTimeout(() => end(new OutboundFailure('no_connection', false)), patience.connectMs);
    const answering = setTimeout(() => end(new OutboundFailure('no_answer', connected)), patience.answerMs);
    whenConnected(request, secure, () => { connected = true; clearTimeout(connecting); });
    request.once('close', () => { clearTimeout(connecting); clearTimeout(answering); });
    request.once('error', () => reject(new OutboundFailure(connected ? 'broken_answer' : 'no_connection', connected)));
    request.once('response', (response) => { void readAnswer(response, patience.mostBytes).then(resolve, () => end(new OutboundFailure('broken_answer', true))); });
    request.end(call.body);
  });
}

const headersOf = ({ headers, body }: OutboundRequest): Record<string, string | number> => ({ ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) });

function whenConnected(request: ClientRequest, secure: boolean, then: () => void): void {
  request.once('socket', (socket) => { socket.once(secure ? 'secureConnect' : 'connect', then); });
}

async function readAnswer(response: IncomingMessage, mostBytes: number): Promise<OutboundAnswer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) throw new RangeError('answer too long');
    parts.push(part);
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return { status: response.statusCode ?? 0, headers: Object.fromEntries(headers) as Record<string, string>, body: Buffer.concat(parts).toString('utf8') };
}
