import { Injectable } from '@nestjs/common';
import { Config, Outbound, OutboundFailure } from '@cho-phien/platform';
import type { OutboundRequest } from '@cho-phien/platform';
import Stripe from 'stripe';

/** Stripe's own answer that something is not there. */
const MISSING = 404;

/** Stripe's library, its calls going out where all our calls do; it repeats none by itself. */
@Injectable()
export class StripeClient {
  private readonly stripe: Stripe | null;

  constructor({ settings }: Config, private readonly outbound: Outbound) {
    const { STRIPE_SECRET_KEY: key, STRIPE_API_URL } = settings;
    const { hostname, port, protocol } = new URL(STRIPE_API_URL);
    const secure = protocol === 'https:';
    this.stripe = key === undefined ? null : new Stripe(key, {
      host: hostname, port: port || (secure ? 443 : 80), protocol: secure ? 'https' : 'http', telemetry: false, maxNetworkRetries: 0,
      httpClient: Stripe.createFetchHttpClient((address, wish) => this.fetch(address, wish)),
    });
  }

  get configured(): boolean { return this.stripe !== null; }

  /** Stripe's resources. Errors of their calls: `Stripe.errors.StripeError`. */
  get api(): Stripe {
    if (!this.stripe) throw new Error('Stripe is not configured.');
    return this.stripe;
  }

  private async fetch(address: Parameters<typeof fetch>[0], wish: RequestInit = {}): Promise<Response> {
    const request: OutboundRequest = {
      method: wish.method === 'POST' ? 'POST' : 'GET', url: String(address), headers: Object.fromEntries(new Headers(wish.headers)),
      ...(typeof wish.body === 'string' && wish.body !== '' && { body: wish.body }),
    };
    const { status, headers, body } = await this.outbound.send('stripe', request);
    return new Response(body, { status, headers: { 'content-type': headers['content-type'] ?? 'application/json', 'request-id': headers['request-id'] ?? '' } });
  }
}

/** Why a call of Stripe's brought nothing: its own code, or the failure of the call. */
export function reasonOf(error: unknown): string {
  const failure = failureIn(error);
  if (failure) return failure.why;
  return error instanceof Stripe.errors.StripeError ? error.code ?? error.type : 'no_answer';
}

export const isMissing = (error: unknown): boolean => error instanceof Stripe.errors.StripeError && error.statusCode === MISSING;

/** Stripe understood the call and will not do it: repeating it is of no use. */
export const isRefusal = (error: unknown): boolean => error instanceof Stripe.errors.StripeInvalidRequestError || error instanceof Stripe.errors.StripeCardError;

/** False only when the call cannot have reached Stripe. Stripe's library wraps the failure of a call. */
export const wasSent = (error: unknown): boolean => !(failureIn(error)?.sent === false);

function failureIn(error: unknown): OutboundFailure | null {
  if (error instanceof OutboundFailure) return error;
  const inner = error instanceof Stripe.errors.StripeError ? error.detail as unknown : null;
  return inner instanceof OutboundFailure ? inner : null;
}
