import { createServer, listen, type Simulator } from '../listen.js';
import { Books } from './books.js';
import { registerRoutes } from './routes.js';
import { WebhookSender } from './webhook-sender.js';

export type { Simulator };

export interface StripeSimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Where events are posted. */
  readonly webhookUrl: string;
  /** Waits before each repetition of an event that was not accepted, milliseconds; Stripe itself repeats for days. */
  readonly retryMs?: readonly number[];
  /** The address to hand out when a proxy stands in front. */
  readonly publicUrl?: string;
  /** Directory in which sessions outlive the process. */
  readonly stateDir?: string;
  /** Stripe's clock. */
  readonly now?: () => Date;
}

const DEFAULT_RETRY = [5_000, 10_000, 30_000, 60_000];

/** Starts a stand-in for Stripe: Checkout Sessions with their page, events, refunds. */
export async function startStripeSimulator(options: StripeSimulatorOptions): Promise<Simulator> {
  const now = options.now ?? (() => new Date());
  const sender = new WebhookSender({ url: options.webhookUrl, secret: options.webhookSecret, retryMs: options.retryMs ?? DEFAULT_RETRY, now });
  const app = createServer();
  let address = '';
  registerRoutes(app, { books: new Books(now, options.stateDir), sender, secretKey: options.secretKey, url: () => address });
  address = await listen(app, options);
  return {
    url: address,
    close: async () => {
      sender.close();
      await app.close();
    },
  };
}
