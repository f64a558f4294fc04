import { demoSettings } from '@cho-phien/platform';
import request from 'supertest';
import { standaloneDoor } from '../../apps/standalone/src/standalone.door.js';
import { openTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';
import { accessTable } from './access-table.js';

describe('without the demo', () => {
  let test: TestApp;
  beforeAll(async () => { test = await openTestApp(standaloneDoor, { ...demoSettings, DEMO: '0' }); }, 120_000);
  afterAll(async () => test?.close());

  it.each(Object.keys(accessTable).filter((name) => accessTable[name] === 'demo'))('there is no %s', async (name) => {
    const reply = await request(test.app.getHttpServer()).get(name.split(' ')[1] ?? '').query({ to: 'x' });
    expect([reply.status, reply.body.code]).toEqual([404, 'http.no_such_route']);
  });
});
