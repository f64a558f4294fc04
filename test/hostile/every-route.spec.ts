import { ask, inLanes } from '../support/asking.js';
import { changes, routesOf } from '../support/contract.js';
import type { Route } from '../support/contract.js';
import { tries } from '../support/counts.js';
import { databaseState } from '../support/database-state.js';
import type { DatabaseState } from '../support/database-state.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { settled } from '../support/pending-events.js';
import { requestExamples } from '../support/request-examples.js';
import type { Asked } from '../support/request-examples.js';
import { Stage } from '../support/stage.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { eventually } from '../support/test-app.js';
import { mutantsOf, spoiltAtRandom } from './mutants.js';
import type { Mutant } from './mutants.js';
import { complaint } from './verdict.js';

/** Guesses of a code are counted, and who reads identity numbers or looks at figures as an officer is written down, on purpose; queues and their clocks run by themselves. */
const MOVES_BY_ITSELF = /^(bullmq|settlement\.tax_readings|platform\.(jobs|scheduled|queue|officer_requests)|identity\.(code|one_time|bound|failed))/;

/** The demo of tests has no picture files. */
const UNDRAWN = 'GET /media/products/{key}/{file}';

describe('hostile requests to every route', () => {
  let market: InProcessMarket;
  let stage: Stage;
  let routes: Route[];
  let sent = 0;

  beforeAll(async () => {
    market = await openMarket();
    stage = await Stage.open(market);
    routes = await routesOf(stage.guest);
  }, 300_000);
  afterAll(async () => {
    process.stderr.write(`hostile requests: ${sent} sent\n`);
    await market?.close();
  }, 60_000);

  /** Once every event was heard, the job has said of each refund how it goes back, and what was handed in is worked off. */
  const state = async (): Promise<DatabaseState> => {
    await settled(market.databaseUrl);
    await eventually(() => market.database.query(`select 1 from payments.refund_tasks where state = 'open' and way is null
      union all select 1 from ordering.evidence_packs where state = 'waiting' union all select 1 from catalog.certificate_imports where state = 'waiting'`), ({ rows }) => rows.length === 0, 30_000);
    await eventually(() => market.database.query(`select report_id, version from insight.report_versions except (select report_id, version from insight.report_seals union select report_id, version from insight.report_failures) union all select export_id, 0 from insight.exports where state in ('waiting', 'running')`), ({ rows }) => rows.length === 0, 30_000);
    await settled(market.databaseUrl);
    return databaseState(market.database, MOVES_BY_ITSELF);
  };
  const send = async (route: Route, mutant: Mutant): Promise<{ mutant: Mutant; status: number; complaint: string | null }> => {
    const reply = await ask(stage, route, mutant.asked, mutant.raw);
    sent += 1;
    return { mutant, status: reply.status, complaint: complaint(mutant, reply, route.method) };
  };
  const routeOf = (name: string): Route => {
    const route = routes.find((each) => each.name === name);
    if (!route) throw new Error(`The contract has no ${name}.`);
    return route;
  };

  it('are made for the whole contract', () => {
    expect(routes.map(({ name }) => name).sort()).toEqual(Object.keys(requestExamples).sort());
  });

  it.each(Object.keys(requestExamples))('%s refuses or withstands them, and a refusal changes nothing', async (name) => {
    const route = routeOf(name);
    const example = async () => (await requestExamples[name]?.(stage)) ?? {};
    const right = await ask(stage, route, await example());
    if (right.status >= 300 && name !== UNDRAWN) throw new Error(`A right request was answered ${right.status}: ${right.text.slice(0, 500)}`);

    const mutants = mutantsOf(route, await example());
    const before = await state();
    const outcomes = await inLanes(mutants, (mutant) => send(route, mutant));
    expect(outcomes.flatMap(({ complaint: fault }) => fault ?? [])).toEqual([]);
    if (!changes(route) || outcomes.every(({ status }) => status >= 400)) return expect(await state()).toEqual(before);

    // What is refused only while something else is on its way, or because the last word said the same, may be taken later.
    const maybeLater = name.includes('/api/officer/') || name.endsWith('/corrections');
    const refused = outcomes.filter(({ status }) => status >= 400 && !(maybeLater && (status === 409 || status === 429)));
    const between = await state();
    await inLanes(refused, ({ mutant }) => send(route, mutant));
    expect(await state()).toEqual(between);
  }, 120_000);

  it('spoilt in several places at once get no worse answers', async () => {
    const random = new SeededRandom(seedOf('hostile requests'));
    const examples: { route: Route; asked: Asked }[] = [];
    // One after another: an example of a payout takes all that sellers are owed, also what the next one counts on.
    for (const route of routes) examples.push({ route, asked: (await requestExamples[route.name]?.(stage)) ?? {} });
    const outcomes = await inLanes(Array.from({ length: tries(300, 20_000) }, () => random.oneOf(examples)), async ({ route, asked }) => {
      const mutant = spoiltAtRandom(route, asked, random);
      return (await send(route, mutant)).complaint ?? [];
    });
    expect(outcomes.flat()).toEqual([]);
  }, 1_800_000);
});
