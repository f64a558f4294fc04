import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import { jest } from '@jest/globals';
import pg from 'pg';
import { Api } from '../../support/api.js';
import { openMarket } from '../../support/market.js';
import type { InProcessMarket } from '../../support/market.js';
import { PHONES, signIn } from '../../support/signing-in.js';

const MOST = 12;

/** What each page of officers asks the API for; who is signed in comes before all of it. */
const indicator = (code: string, when: string, by = ''): string[] =>
  ['/api/officer/indicators', `/api/officer/indicators/${code}?${when}${by}`, `/api/officer/indicators/${code}/course?${when}&months=12`, `/api/officer/indicators/${code}/revisions?${when}`];
const rows = (code: string, when: string): string[] => ['/api/officer/indicators', `/api/officer/indicators/${code}?${when}`, `/api/officer/indicators/${code}/rows?${when}&limit=50`];
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'the overview': ['/api/officer/overview?period=2026-10&asOf=2026-10-31'],
  'the overview by former districts': ['/api/officer/overview?period=2026-10&asOf=2026-10-31&frame=district'],
  'a state on a day': indicator('I1', 'asOf=2026-10-31'),
  'a state by floors': indicator('I1', 'asOf=2026-10-31', '&by=floor'),
  'a flow over a month': indicator('I2', 'period=2026-10'),
  'an amount by makers': indicator('I3', 'period=2026-10', '&by=producer'),
  'a cashless rate by former districts': indicator('I5a', 'period=2026-10', '&frame=district'),
  'what people counted': indicator('I6', 'asOf=2026-10-31'),
  'the certificates behind a figure': rows('I1', 'asOf=2026-10-31'),
  'the orders behind a figure': rows('I5a', 'period=2026-10'),
  'the sales behind an amount': rows('I3', 'period=2026-10'),
  'the work list': ['/api/officer/tasks'],
  'shops gone silent': ['/api/officer/tasks?rule=shop_silent'],
  'the reports': ['/api/officer/reports?limit=20'],
  'ordered files': ['/api/officer/exports?limit=20'],
};

/** Whatever is done on behalf of a request, and not by the jobs beside it. */
const requests = new AsyncLocalStorage<true>();

function markRequests(server: Server): void {
  const emit = server.emit.bind(server) as (name: string, ...given: unknown[]) => boolean;
  server.emit = ((name: string, ...given: unknown[]) => (name === 'request' ? requests.run(true, () => emit(name, ...given)) : emit(name, ...given))) as typeof server.emit;
}

describe('how often a page of officers asks the database', () => {
  let market: InProcessMarket;
  let officer: Api;
  let sent: string[] = [];
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const statements = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function note(this: pg.Client, ...given: unknown[]) {
    const [statement] = given as [string | { text: string }];
    if (requests.getStore()) sent.push((typeof statement === 'string' ? statement : statement.text).slice(0, 160));
    return query.apply(this, given) as never;
  });

  beforeAll(async () => {
    market = await openMarket();
    markRequests(market.app.getHttpServer() as Server);
    officer = await signIn(new Api(market.url), PHONES.officer);
  }, 240_000);
  afterAll(async () => { statements.mockRestore(); await market?.close(); }, 60_000);

  const open = async (page: string): Promise<void> => {
    await officer.get('/api/me');
    await Promise.all(PAGES[page]!.map((path) => officer.get(path)));
  };

  it.each(Object.keys(PAGES))(`%s takes at most ${MOST}`, async (page) => {
    await open(page);
    for (let tried = 0; tried === 0 || (sent.length > MOST && tried < 3); tried++) { // what is remembered for seconds may run out between
      sent = [];
      await open(page);
    }
    expect(sent).toContainEqual(expect.stringContaining('platform.officer_requests')); // what is asked is noted: requests are seen here
    expect(sent.length <= MOST ? [] : sent).toEqual([]);
  });
});
