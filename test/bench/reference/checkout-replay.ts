import { createHash } from 'node:crypto';
import type pg from 'pg';
import type * as Kernel from '../../../libs/kernel/src/index.js';
import type { RecordedCheckout } from '../recording.js';
import { compiled } from './compiled.js';

const { newId, newOrderCode, newSecret } = await compiled<typeof Kernel>('libs/kernel/src/index');

/** Text around places that are filled anew each time; a place is the index of one of the fresh ids. */
interface Template { texts: string[]; places: number[] }
interface Replayed { text: string; values: Template }

/** Runs again what a checkout ran once, in one transaction on one connection, with fresh ids in the places of its own. */
export class CheckoutReplay {
  private readonly baskets: { statements: Replayed[]; answer: Template }[];

  constructor(private readonly pool: pg.Pool, recorded: readonly RecordedCheckout[]) {
    this.baskets = recorded.map((checkout) => {
      const own = idsOf(checkout);
      return {
        statements: checkout.statements.map(({ text, values }) => ({ text, values: templateOf(JSON.stringify(values), own) })),
        answer: templateOf(checkout.answer, own),
      };
    });
  }

  /** The answer's body. */
  async run(basket: number, cartId: string, key: string): Promise<string> {
    const { statements, answer } = this.baskets[basket]!;
    const secret = newSecret();
    const fresh = [cartId, key, newOrderCode(), newId(), secret, hashOf(secret)];
    const client = await this.pool.connect();
    try {
      for (const { text, values } of statements) await client.query(text, JSON.parse(filled(values, fresh)) as unknown[]);
      return filled(answer, fresh);
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The ids that were this checkout's alone, in the order in which `run` makes new ones. */
function idsOf({ cartId, key, answer, statements }: RecordedCheckout): string[] {
  const { code, accessToken } = JSON.parse(answer) as { code: string; accessToken: string };
  const payable = statements.find(({ text }) => text.includes('into payments.payables'))?.values[0];
  if (typeof payable !== 'string') throw new Error('The recorded checkout opened no payable.');
  return [cartId, key, code, payable, accessToken, hashOf(accessToken)];
}

function templateOf(text: string, own: readonly string[]): Template {
  const parts = text.split(new RegExp(`(${own.join('|')})`));
  return { texts: parts.filter((_, index) => index % 2 === 0), places: parts.filter((_, index) => index % 2 === 1).map((id) => own.indexOf(id)) };
}

const filled = ({ texts, places }: Template, fresh: readonly string[]): string => texts.map((text, index) => text + (fresh[places[index] ?? -1] ?? '')).join('');
