import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TooMany } from '@cho-phien/kernel';
import { ChangeFeed } from '@cho-phien/platform';
import { isSettled } from '../domain/order-group-status.js';
import { OpenOrderGroup } from '../usecases/open-order-group.js';

/** A quiet stream looks for itself this often, should an announcement be lost, and writes, so that no proxy closes it. */
const HEARTBEAT_MS = 15_000;

/** Longest life of one stream; the browser opens a new one by itself. */
const LIFE_MS = 600_000;

/** Streams of one purchase at once in this process: each reads the purchase at every change. Ten people with two pages each. */
const MOST_STREAMS = 20;

/** Tells a waiting page what becomes of a purchase, as server-sent events. */
@Injectable()
export class GroupStream {
  private readonly running = new Map<string, number>();

  constructor(private readonly open: OpenOrderGroup, private readonly changes: ChangeFeed) {}

  /** Errors: `ordering.too_many_streams`. */
  async serve(code: string, reply: FastifyReply): Promise<void> {
    if ((this.running.get(code) ?? 0) >= MOST_STREAMS) throw new TooMany('ordering.too_many_streams');
    this.count(code, 1);
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
    const leave = (): void => { clearInterval(heartbeat); clearTimeout(end); unwatch(); this.count(code, -1); };
    if (raw.destroyed) return leave();
    raw.on('close', leave);
    tell();
  }

  private count(code: string, change: 1 | -1): void {
    const streams = (this.running.get(code) ?? 0) + change;
    if (streams > 0) this.running.set(code, streams);
    else this.running.delete(code);
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
