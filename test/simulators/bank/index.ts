import { createServer, listen, type Simulator } from '../listen.js';
import { Bank } from './bank.js';
import { registerRoutes, type ApiTokens } from './routes.js';
import type { BankAccount } from './transfer.js';
import { WebhookSender } from './webhook-sender.js';

export type { Simulator };

export interface BankSimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly sepaySecret: string;
  /** Where webhooks are posted. */
  readonly sepayUrl: string;
  /** Casso as a second feed, payOS as a third. */
  readonly casso?: { readonly url: string; readonly secret: string };
  readonly payos?: { readonly url: string; readonly checksumKey: string };
  /** What the list APIs ask for; nothing unless set. */
  readonly apiTokens?: ApiTokens;
  /** The one account of this bank; it must be invented. */
  readonly account: BankAccount;
  /** One step of the repetition waits 1, 1, 2, 3, 5, 8, 13: a second unless told (a minute in real life). */
  readonly retryUnitMs?: number;
  /** Whole đồng. */
  readonly openingBalance?: number;
  /** The address to hand out when a proxy stands in front. */
  readonly publicUrl?: string;
  /** Directory in which the statement outlives the process. */
  readonly stateDir?: string;
  /** The bank's clock. */
  readonly now?: () => Date;
}

const DEFAULT_OPENING_BALANCE = 10_000_000;

/** Starts a stand-in for a buyer's banking app and for SePay, which reports the account's transfers. */
export async function startBankSimulator(options: BankSimulatorOptions): Promise<Simulator> {
  const bank = new Bank(options.account, options.now ?? (() => new Date()), {
    openingBalance: options.openingBalance ?? DEFAULT_OPENING_BALANCE,
    ...(options.stateDir !== undefined && { stateDir: options.stateDir }),
  });
  const sender = new WebhookSender(bank, {
    sepayUrl: options.sepayUrl,
    sepaySecret: options.sepaySecret,
    ...(options.casso && { casso: options.casso }),
    ...(options.payos && { payos: options.payos }),
    retryUnitMs: options.retryUnitMs ?? 1000,
  });
  const app = createServer();
  registerRoutes(app, bank, sender, options.apiTokens ?? {});
  const url = await listen(app, options);
  return {
    url,
    close: async () => {
      sender.close();
      await app.close();
    },
  };
}
