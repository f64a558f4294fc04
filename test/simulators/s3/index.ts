import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Simulator } from '../listen.js';
import { signatureFault } from './signature.js';

export interface S3SimulatorOptions { readonly port: number; readonly bucket: string; readonly accessKey: string; readonly secretKey: string }

export interface S3Simulator extends Simulator {
  /** What the bucket holds, by name. */
  readonly objects: ReadonlyMap<string, { bytes: Buffer; contentType: string }>;
  /** Answers the next so many requests with 503 SlowDown, as a busy store does. */
  failNext(times: number): void;
}

const STATUS: Readonly<Record<string, number>> = { NoSuchKey: 404, NoSuchBucket: 404, SlowDown: 503, MethodNotAllowed: 405 };

/** One bucket in memory, addressed by path, that speaks the object operations of S3 and wants every request signed. */
export async function startS3Simulator({ port, bucket, accessKey, secretKey }: S3SimulatorOptions): Promise<S3Simulator> {
  const objects = new Map<string, { bytes: Buffer; contentType: string }>();
  let failing = 0;
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request).catch(() => Buffer.alloc(0));
    const [, asked = '', ...rest] = decodeURIComponent(new URL(request.url ?? '/', 'http://s3').pathname).split('/');
    const fault = failing > 0 ? (failing--, 'SlowDown') : asked !== bucket ? 'NoSuchBucket' : signatureFault(request, body, accessKey, secretKey);
    if (fault !== null) return refuse(response, fault);
    operate(request, response, rest.join('/'), body);
  }

  function operate({ method, headers }: IncomingMessage, response: ServerResponse, name: string, body: Buffer): void {
    const found = objects.get(name);
    if (method === 'PUT') {
      objects.set(name, { bytes: body, contentType: headers['content-type'] ?? 'binary/octet-stream' });
      response.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end();
    } else if (method === 'DELETE') {
      objects.delete(name);
      response.writeHead(204).end();
    } else if (method !== 'GET' && method !== 'HEAD') refuse(response, 'MethodNotAllowed');
    else if (!found) refuse(response, 'NoSuchKey');
    else response.writeHead(200, { 'content-type': found.contentType, 'content-length': found.bytes.length }).end(method === 'GET' ? found.bytes : undefined);
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects,
    failNext: (times) => { failing = times; },
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  };
}

function refuse(response: ServerResponse, code: string): void {
  response.writeHead(STATUS[code] ?? 403, { 'content-type': 'application/xml' }).end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
