import { randomBytes } from 'node:crypto';
import { createDoor, readSettings } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { standaloneDoor } from '../../apps/standalone/src/standalone.door.js';
import { Api } from '../support/api.js';
import { createTestDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { ACCESS } from './protected-paths.js';

describe('a market without the demo', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let api: Api;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createDoor(standaloneDoor, readSettings({ NODE_ENV: 'test', DATABASE_URL: database.url, AUTH_SECRET: randomBytes(32).toString('hex'), DATA_KEY: randomBytes(32).toString('hex'), LOG_LEVEL: 'error' }));
    await app.listen(0, '127.0.0.1');
    api = new Api(await app.getUrl());
  }, 60_000);
  afterAll(async () => { await app?.close(); await database?.drop(); }, 60_000);

  it.each(Object.keys(ACCESS).filter((name) => ACCESS[name] === 'demo'))('does not have %s', async (name) => {
    expect((await api.refused(404, `${name.split(' ')[1]}?to=%2B84900000001`, undefined, { method: 'GET' })).code).toBe('http.no_such_route');
  });
});
