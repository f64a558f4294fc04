import { createServer, listen, type Simulator } from '../listen.js';
import { Gateway } from './gateway.js';
import { IpnSender } from './ipn.js';
import { registerRoutes } from './routes.js';

export type { Simulator };

export interface VnpaySimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  readonly tmnCode: string;
  readonly hashSecret: string;
  /** Where notices go: a GET with the signed query appended. */
  readonly ipnUrl: string;
  /** Repetitions after a refused or unanswered notice; VNPay itself: up to 10, five minutes apart. */
  readonly ipnRetry?: { readonly times: number; readonly everyMs: number };
  /** The address to hand out when a proxy stands in front. */
  readonly publicUrl?: string;
  /** Directory in which payments outlive the process. */
  readonly stateDir?: string;
  /** The gateway's clock. */
  readonly now?: () => Date;
}

const DEFAULT_RETRY = { times: 10, everyMs: 5 * 60 * 1000 };

/** Starts a stand-in for the VNPay gateway (PAY 2.1.0): payment page, return, IPN, QueryDR and refund. */
export async function startVnpaySimulator(options: VnpaySimulatorOptions): Promise<Simulator> {
  if (!/^[A-Za-z0-9]{8}$/.test(options.tmnCode)) throw new Error('tmnCode: VNPay gives 8 letters and digits');
  const merchant = { tmnCode: options.tmnCode, hashSecret: options.hashSecret };
  const gateway = new Gateway(merchant, options.now ?? (() => new Date()), options.stateDir);
  const sender = new IpnSender(gateway, { ipnUrl: options.ipnUrl, ipnRetry: options.ipnRetry ?? DEFAULT_RETRY });
  const app = createServer();
  registerRoutes(app, gateway, sender);
  const url = await listen(app, options);
  return {
    url,
    close: async () => {
      sender.close();
      await app.close();
    },
  };
}
