import { hasRedis, startRedis } from '../../support/redis.js';
import { openSplitMarket } from '../../support/split-market.js';
import { journeys } from './journeys.js';

journeys('the market door by door, jobs in PostgreSQL', () => openSplitMarket());

// `npm test` installs redis-server where it may, and says so where it may not.
if (hasRedis()) {
  journeys('the market door by door, jobs in Redis', async () => {
    const redis = await startRedis();
    const market = await openSplitMarket({ REDIS_URL: redis.url });
    return { ...market, close: async () => { await market.close(); await redis.stop(); } };
  });
}
