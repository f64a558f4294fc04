import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TooMany } from '@cho-phien/kernel';
import { ChangeFeed } from '@cho-phien/platform';

/** A quiet stream looks for itself this often, should an announcement be lost, and writes, so that no proxy closes it. */
const HEARTBEAT_MS = 15_000;

/** Longest life of one stream; the browser opens a new one by itself. */
const LIFE_MS = 600_000;

/** Streams of one topic at once in this process: each reads the state at every change. Ten people with two pages each. */
const MOST_STREAMS = 20;

/** What a page waits for. */
export interface Telling<State> {
  /** The change that is announced. */
  topic: string;
  /** Name of the server-sent events. */
  event: string;
  read: () => Promise<State>;
  /** Nothing more is to be expected after this state: the stream ends. */
  isLast: (state: State) => boolean;
}

/** Tells a waiting page the present state and each new one, as server-sent events. */
@Injectable()
export class LiveStream {
  private readonly running = new Map<string, number>();

  constructor(private readonly changes: ChangeFeed) {}

  /** Errors: `ordering.too_many_streams`. */
  async serve<State>(reply: FastifyReply, telling: Telling<State>): Promise<void> {
    const { topic } = telling;
    if ((this.running.get(topic) ?? 0) >= MOST_STREAMS) throw new TooMany('ordering.too_many_streams');
    this.count(topic, 1);
    const { raw } = reply.hijack();
    raw.on('error', () => raw.destroy());
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no',
    });
    const tell = teller(telling, raw);
    const unwatch = await this.changes.watch(topic, tell);
    const heartbeat = setInterval(() => { if (!raw.writableEnded) raw.write(':\n\n'); tell(); }, HEARTBEAT_MS);
    const end = setTimeout(() => raw.end(), LIFE_MS);
    const leave = (): void => { clearInterval(heartbeat); clearTimeout(end); unwatch(); this.count(topic, -1); };
    if (raw.destroyed) return leave();
    raw.on('close', leave);
    tell();
  }

  private count(topic: string, change: 1 | -1): void {
    const streams = (this.running.get(topic) ?? 0) + change;
    if (streams > 0) this.running.set(topic, streams);
    else this.running.delete(topic);
  }
}

/** Tells the present state where it is news, one telling after the other; ends the stream once nothing more is to be expected. */
function teller<State>({ event, read, isLast }: Telling<State>, raw: ServerResponse): () => void {
  let last = '';
  let told = Promise.resolve();
  const tell = async (): Promise<void> => {
    if (raw.writableEnded || raw.destroyed) return;
    const state = await read();
    const news = JSON.stringify(state);
    if (news !== last) raw.write(`event: ${event}\ndata: ${(last = news)}\n\n`);
    if (isLast(state)) raw.end();
  };
  return () => { told = told.then(tell).catch(() => { raw.end(); }); };
}
