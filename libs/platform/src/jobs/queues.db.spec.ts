import { eventually, openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { Queues } from './queues.js';

describe('A context’s repeated work', () => {
  let test: TestApp;
  beforeAll(async () => { test = await openTestApp({ name: 'queues', http: [], jobs: [] }, { ROLE: 'api' }); });
  afterAll(() => test.close());

  it('goes on with the jobs it has now, and ends with those it had', async () => {
    const queues = test.app.get(Queues);
    const runs = { kept: 0, gone: 0 };
    queues.work('platform', async ({ name }) => { runs[name as keyof typeof runs] += 1; });
    const reached = (name: keyof typeof runs, count: number): Promise<number> => eventually(async () => runs[name], (ran) => ran >= count);
    await queues.schedule('platform', [{ name: 'kept', everyMs: 100 }, { name: 'gone', everyMs: 100 }]);
    await reached('gone', 1);
    await queues.schedule('platform', [{ name: 'kept', everyMs: 100 }]);
    await reached('kept', runs.kept + 2); // what was already taken up may end
    const gone = runs.gone;
    await reached('kept', runs.kept + 5);
    expect(runs.gone).toBe(gone);
  });
});
