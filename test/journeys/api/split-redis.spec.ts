import { hasRedis, startRedis } from '../../support/redis.js';
import type { Redis } from '../../support/redis.js';
import { openSplitMarket } from '../../support/split-market.js';
import { journeys } from './journeys.js';

if (hasRedis()) {
  let redis: Redis;
  beforeAll(async () => { redis = await startRedis(); });
  afterAll(async () => redis.stop());
  journeys('the market door by door, jobs in Redis', () => openSplitMarket({ REDIS_URL: redis.url }));
} else {
  describe.skip('the market door by door, jobs in Redis (redis-server is not installed on this machine)', () => {
    it('passes every journey', () => undefined);
  });
}
