import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { CatalogHttpModule } from '../catalog.http.module.js';
import { PictureFiles } from '../storage/picture-files.js';

describe('the pictures', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pictures-'));
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp({ name: 'pictures', http: [CatalogHttpModule], jobs: [] }, { ROLE: 'api', DATA_DIR: dataDir });
    await test.app.get(PictureFiles).save('mien-dong-0123abcd', [{ width: 320, format: 'webp', bytes: Buffer.from('webp') }, { width: 640, format: 'jpeg', bytes: Buffer.from('jpeg') }]);
    writeFileSync(join(dataDir, 'secret.jpeg'), 'secret');
  });
  afterAll(async () => { await test.close(); rmSync(dataDir, { recursive: true }); });
  const get = (path: string) => request(test.app.getHttpServer()).get(path);

  it('are served with their type and kept for ever', async () => {
    const answer = await get('/media/products/mien-dong-0123abcd/320.webp').expect(200).expect('content-type', 'image/webp');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.body.toString()).toBe('webp');
    await get('/media/products/mien-dong-0123abcd/640.jpeg').expect(200).expect('content-type', 'image/jpeg');
  });

  it('are never anything else on the disk', async () => {
    for (const path of ['mien-dong-0123abcd/640.webp', 'mien-dong-0123abcd/640.png', 'khac-0123abcd/640.jpeg', '..%2f..%2f0123abcd/640.jpeg', '..%2f..%2fsecret.jpeg/640.jpeg', 'mien-dong-0123abcd/..%2f..%2f..%2fsecret.jpeg', '%00-0123abcd/640.jpeg', '.%2e/.%2e/secret.jpeg']) {
      const answer = await get(`/media/products/${path}`);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers['cache-control'] ?? '').not.toContain('immutable');
    }
  });
});
