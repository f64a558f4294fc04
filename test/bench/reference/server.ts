// The bare reference: Fastify and a pg pool, nothing else. Each request runs the statements that the product
// ran for the same request, as they were recorded, and makes the same answer of the rows.
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';
import type { Recordings } from '../recording.js';
import { CheckoutReplay } from './checkout-replay.js';
import { shapes } from './shapes.js';

const { DATABASE_URL, DATABASE_POOL, PORT, RECORDINGS } = process.env as Record<string, string>;

for (const type of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(type, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(DATABASE_POOL) });
const { reads, checkouts } = JSON.parse(readFileSync(RECORDINGS!, 'utf8')) as Recordings;
const statements = new Map(reads.map(({ path, statements: [statement] }) => [path, statement!]));
const replay = new CheckoutReplay(pool, checkouts);

const app = fastify({ logger: false });
app.get('/ready', () => 'ok');

for (const [route, shape] of Object.entries(shapes)) {
  app.get(route, async (request, reply) => {
    const { text, values } = statements.get(request.url)!;
    const { rows } = await pool.query(text, values);
    return reply.type('application/json; charset=utf-8').send(await shape(rows as never[], values));
  });
}

app.post('/api/shop/checkouts', async (request, reply) => {
  const { cartId } = request.body as { cartId: string };
  const answer = await replay.run(Number(request.headers['x-basket']), cartId, String(request.headers['idempotency-key']));
  return reply.status(201).type('application/json; charset=utf-8').send(answer);
});

process.once('SIGTERM', () => void app.close().then(() => pool.end()).then(() => process.exit(0)));
await app.listen({ port: Number(PORT), host: '127.0.0.1' });
