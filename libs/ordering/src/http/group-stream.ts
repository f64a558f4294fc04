import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChangeFeed } from '@cho-phien/platform';
import { isSettled } from '../domain/order-group-status.js';
import { OpenOrderGroup } from '../usecases/open-order-group.js';

/** A quiet stream looks for itself this often, should an announcement be lost, and writes, so that no proxy closes it. */
const HEARTBEAT_MS = 15_000;

/** Longest life of one stream; the browser opens a new one by itself. */
const LIFE_MS = 600_000;

/** Tells a waiting page what becomes of a purchase, as server-sent events. */
@Injectable()
export class GroupStream {
  constructor(private readonly open: OpenOrderGroup, private readonly changes: ChangeFeed) {}

  async serve(code: string, reply: FastifyReply): Promise<void> {
    const { raw } = reply.hijack();
    raw.on('error', () => raw.destroy());
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no',
    });
    const tell = this.teller(code, raw);
    const unwatch = await this.changes.watch(`order_group:${code}`, tell);
    const heartbeat = setInterval(() => { if (!raw.writableEnded) raw.write(':\n\n'); tell(); }, HEARTBEAT_MS);
    const end = setTimeout(() => raw.end(), LIFE_MS);
    const leave = (): void => { clearInterval(heartbeat); clearTimeout(end); unwatch(); };
    if (raw.destroyed) return leave();
    raw.on('close', leave);
    tell();
  }

  /** Tells the present state where it is news, one telling after the other; ends the stream once nothing more is to be expected. */
  private teller(code: string, raw: ServerResponse): () => void {
    let last = '';
    let told = Promise.resolve();
    const tell = async (): Promise<void> => {
      if (raw.writableEnded || raw.destroyed) return;
      const state = await this.open.state(code);
      const news = JSON.stringify(state);
      if (news !== last) raw.write(`event: group\ndata: ${(last = news)}\n\n`);
      if (isSettled(state.status)) raw.end();
    };
    return () => { told = told.then(tell).catch(() => { raw.end(); }); };
  }
}
