import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import compression from 'compression';
import type { FastifyInstance } from 'fastify';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
type Api = (path: string, init?: RequestInit) => Promise<Response>;

const OURS = /^\/(api|health|metrics|media)(\/|\?|$)/;

/** Serves the web site beside the API: what is not the API's goes to the site, which asks the API in this process. */
export async function mountWebSite(app: NestFastifyApplication, publicUrl: string, build = join('apps', 'web', 'build')): Promise<void> {
  if (!existsSync(join(build, 'handler.js'))) throw new Error(`The web site is not built: ${build}/handler.js is missing. Run npm run build.`);
  process.env.ORIGIN = publicUrl; // adapter-node reads it when it is imported
  process.env.BODY_SIZE_LIMIT ??= '21M'; // a seller's photo by a plain form; other pages take far less (hooks.server.ts)
  const { handler } = (await import(pathToFileURL(join(process.cwd(), build, 'handler.js')).href)) as { handler: Handler };
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const api = apiInProcess(fastify);
  const compress = compression({ threshold: 512 });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (OURS.test(request.url)) return done();
    reply.hijack();
    const raw = Object.assign(request.raw, { api });
    compress(raw as never, reply.raw as never, () => handler(raw, reply.raw, () => { reply.raw.statusCode = 404; reply.raw.end(); }));
  });
}

/** A fetch that calls the API without the network. */
function apiInProcess(fastify: FastifyInstance): Api {
  return async (path, init = {}) => {
    const headers = Object.fromEntries(new Headers(init.headers));
    const answer = await fastify.inject({ method: (init.method ?? 'GET') as 'GET', url: path, headers, payload: (init.body ?? undefined) as string | undefined });
    const answered = new Headers();
    for (const [name, value] of Object.entries(answer.headers)) for (const each of [value].flat()) if (each !== undefined) answered.append(name, String(each));
    return new Response([204, 304].includes(answer.statusCode) ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: answered });
  };
}
