import { DataSource } from 'typeorm';
import { eventually, openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { ChangeFeed } from './change-feed.js';
import { UnitOfWork } from './unit-of-work.js';

describe('The change feed', () => {
  let test: TestApp;
  let changes: ChangeFeed;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    test = await openTestApp({ name: 'changes', http: [], jobs: [] }, { ROLE: 'api' });
    [changes, unitOfWork] = [test.app.get(ChangeFeed), test.app.get(UnitOfWork)];
  });
  afterAll(() => test.close());

  const announce = (topic: string): Promise<void> => unitOfWork.run((tx) => changes.announce(tx, topic));
  const heard = (times: () => number, atLeast: number): Promise<number> => eventually(async () => times(), (count) => count >= atLeast);

  it('tells whoever watches of a change that committed, and of none that was undone', async () => {
    let [kept, undone] = [0, 0];
    await changes.watch('kept', () => { kept += 1; });
    await changes.watch('undone', () => { undone += 1; });
    await expect(unitOfWork.run(async (tx) => { await changes.announce(tx, 'undone'); throw new Error('undone'); })).rejects.toThrow('undone');
    await announce('kept');
    await heard(() => kept, 1);
    expect(undone).toBe(0);
  });

  it('sends a burst of commits whole', async () => {
    const seen = new Set<string>();
    const topics = Array.from({ length: 100 }, (_, index) => `burst:${index}`);
    for (const topic of topics) await changes.watch(topic, () => seen.add(topic));
    await Promise.all(topics.map(announce));
    await heard(() => seen.size, topics.length);
  });

  it('has everyone look for himself after its connection was lost, and goes on telling', async () => {
    let count = 0;
    const leave = await changes.watch('after a loss', () => { count += 1; });
    await test.app.get(DataSource).query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'cho-phien changes'`);
    await heard(() => count, 1);
    const before = count;
    await announce('after a loss');
    await heard(() => count, before + 1);
    leave();
  });
});
