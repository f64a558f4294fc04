// One address in front of every door and the web site: `node docker/front/front.mjs`.
// PORT, HOST, and per door its address: CATALOG_URL, ORDER_URL, PAYMENT_URL, SEARCH_URL, INSIGHT_URL; WEB_URL for the rest.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { forward, refuse } from './forward.mjs';
import { mergedContract, readiness } from './of-all-doors.mjs';
import { doorOf } from './route-table.mjs';

const table = JSON.parse(readFileSync(new URL('../routes.json', import.meta.url), 'utf8'));
const { PORT = '3000', HOST = '127.0.0.1' } = process.env;
const addresses = Object.fromEntries([...table.doors, 'web'].map((door) => [door, process.env[`${door.toUpperCase()}_URL`]]));
const missing = table.doors.filter((door) => !addresses[door]);
if (missing.length > 0) {
  console.error(missing.map((door) => `${door.toUpperCase()}_URL is not set.`).join('\n'));
  process.exit(1);
}
const doors = table.doors.map((door) => addresses[door]);

const own = {
  '/health/live': async () => ({ status: 200, body: { status: 'ok' } }),
  '/health/ready': () => readiness(doors),
  '/api/openapi.json': () => mergedContract(doors),
};

const server = createServer((request, response) => {
  const [path = '/'] = (request.url ?? '/').split('?');
  const answer = own[path];
  if (answer) return void show(answer, response);
  const door = doorOf(table, path) ?? (/^\/(api|metrics|health)(\/|$)/.test(path) ? null : 'web');
  const address = door === null ? undefined : addresses[door];
  if (address === undefined) return refuse(response, 404, 'http.no_such_route');
  forward(request, response, address);
});

function show(answer, response) {
  return answer().then(
    ({ status, body }) => response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body)),
    () => refuse(response, 503, 'http.unavailable'),
  );
}

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}
server.listen(Number(PORT), HOST, () => console.log(`front http://${HOST}:${PORT}`));
