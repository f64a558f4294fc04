import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, Module } from '@nestjs/common';
import { newId, NotFound } from '@cho-phien/kernel';
import { ChecksPolicy, SellerScope } from '@cho-phien/platform';
import type { DoorRequest, PolicyCheck } from '@cho-phien/platform';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { MediaHttpModule } from '../media.http.module.js';
import { MediaJobsModule } from '../media.jobs.module.js';

/** Stands for the sellers' policy: whoever names a seller in `authorization` is its owner. */
@Injectable() @ChecksPolicy('seller')
class OwnerByHeader implements PolicyCheck {
  async check(request: DoorRequest): Promise<void> {
    const { sellerId = '' } = request.params as { sellerId?: string };
    if (request.headers.authorization !== sellerId) throw new NotFound('seller.not_found');
    request.sellerScope = SellerScope.afterMembershipCheck(sellerId, sellerId, 'owner');
  }
}

@Module({ providers: [OwnerByHeader], exports: [OwnerByHeader] })
class OwnerModule {}

export interface MediaDoor extends TestApp { url: string; dataDir: string; sellerId: string; otherSellerId: string }

/** The media context alone, listening, on a database and a directory of its own. */
export async function openMediaDoor(more: Record<string, string> = {}): Promise<MediaDoor> {
  const dataDir = mkdtempSync(join(tmpdir(), 'media-'));
  const door = { name: 'media', http: [OwnerModule, MediaHttpModule], jobs: [MediaJobsModule] };
  const test = await openTestApp(door, { DATA_DIR: dataDir, ...more });
  await test.app.listen(0, '127.0.0.1');
  const close = async (): Promise<void> => { await test.close(); rmSync(dataDir, { recursive: true, force: true }); };
  return { ...test, close, url: (await test.app.getUrl()).replace('[::1]', '127.0.0.1'), dataDir, sellerId: newId(), otherSellerId: newId() };
}
