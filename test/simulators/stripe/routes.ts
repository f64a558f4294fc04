import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PAGE_HEADERS, languageOf } from '../page.js';
import { StripeRefusal, type Books } from './books.js';
import { readForm } from './form.js';
import { closedPage, logPage, OUTCOMES, paymentPage } from './pages.js';
import { shownRefund, shownSession, type Session } from './session.js';
import { GENUINE, newEvent, type StripeEvent, type WebhookSender } from './webhook-sender.js';

export interface StripeRoutes { books: Books; sender: WebhookSender; secretKey: string; url: () => string }

const outcome = z.enum(OUTCOMES);
const pageForm = z.object({ outcome, silent: z.string().optional() });
const driveSchema = z.object({
  paymentUrl: z.string(),
  outcome: outcome.default('success'),
  notify: z.boolean().default(true),
  times: z.number().int().min(1).max(20).default(1),
  delayMs: z.number().int().min(0).max(60_000).default(0),
  parallel: z.boolean().default(false),
  badSignature: z.boolean().default(false),
  oldTimestamp: z.boolean().default(false),
});

export function registerRoutes(app: FastifyInstance, routes: StripeRoutes): void {
  registerApi(app, routes);
  registerPages(app, routes);
}

/** Stripe's API as far as a shop with hosted pages needs it. */
function registerApi(app: FastifyInstance, { books, sender, secretKey, url }: StripeRoutes): void {
  const shown = (session: Session): Record<string, unknown> => shownSession(session, `${url()}/c/pay/${session.id}`);
  const api = (work: (request: FastifyRequest) => unknown) => async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    try {
      if (!holdsKey(request, secretKey)) throw new StripeRefusal(401, null, null);
      return await work(request);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      return reply.code(error.status).send({ error: { type: error.type, code: error.code, param: error.parameter, message: error.message } });
    }
  };
  app.post('/v1/checkout/sessions', api((request) => shown(books.open(readForm(rawForm(request)), keyOf(request)))));
  app.get('/v1/checkout/sessions/:id', api((request) => shown(named(books, request))));
  app.post('/v1/checkout/sessions/:id/expire', api((request) => {
    const session = named(books, request);
    books.expire(session);
    void sender.deliver(newEvent('checkout.session.expired', shown(session), books.now()));
    return shown(session);
  }));
  app.post('/v1/refunds', api((request) => {
    const { session, refund, fresh } = books.refund(readForm(rawForm(request)), keyOf(request));
    if (fresh) void sender.deliver(newEvent('refund.created', shownRefund(refund, session), books.now()));
    return shownRefund(refund, session);
  }));
  app.get('/v1/refunds', api((request) => {
    const { payment_intent: intent } = z.object({ payment_intent: z.string().default('') }).parse(request.query);
    const session = books.byPaymentIntent(intent);
    return { object: 'list', url: '/v1/refunds', has_more: false, data: session ? session.refunds.map((refund) => shownRefund(refund, session)).reverse() : [] };
  }));
}

function registerPages(app: FastifyInstance, { books, sender, url }: StripeRoutes): void {
  const paidEvents = new Map<string, StripeEvent>();
  const paidEvent = (session: Session): StripeEvent => {
    const event = paidEvents.get(session.id) ?? newEvent('checkout.session.completed', shownSession(session, `${url()}/c/pay/${session.id}`), books.now());
    paidEvents.set(session.id, event);
    return event;
  };
  app.get<{ Params: { id: string }; Querystring: { lang?: string } }>('/c/pay/:id', (request, reply) => {
    const session = books.find(request.params.id);
    const language = languageOf(request.query.lang);
    reply.headers(PAGE_HEADERS);
    return session?.status === 'open' ? reply.send(paymentPage(language, session)) : reply.code(410).send(closedPage(language));
  });
  app.post<{ Params: { id: string } }>('/c/pay/:id', async (request, reply) => {
    const session = books.find(request.params.id);
    const form = pageForm.safeParse(request.body);
    if (!session || !form.success) return reply.code(400).headers(PAGE_HEADERS).send(closedPage('vi'));
    if (form.data.outcome === 'declined') return reply.headers(PAGE_HEADERS).send(paymentPage('vi', session, true));
    if (form.data.outcome === 'cancelled') return reply.redirect(session.cancelUrl ?? session.successUrl, 303);
    if (books.pay(session) && form.data.silent === undefined) void sender.deliver(paidEvent(session));
    return reply.redirect(session.successUrl, 303);
  });
  app.post('/drive', async (request, reply) => {
    const order = driveSchema.safeParse(request.body);
    if (!order.success) return reply.code(400).send({ error: z.prettifyError(order.error) });
    const session = books.find(/cs_test_\w+/.exec(order.data.paymentUrl)?.[0] ?? '');
    if (!session) return reply.code(422).send({ refusal: 'unknown_session' });
    if (order.data.outcome !== 'success') return { sessionId: session.id, eventId: null, answers: [], returnUrl: session.cancelUrl };
    books.pay(session);
    if (session.status !== 'complete') return reply.code(422).send({ refusal: 'session_closed' });
    const event = paidEvent(session);
    return { sessionId: session.id, eventId: event.id, answers: order.data.notify ? await sender.deliver(event, { ...GENUINE, ...order.data }) : [], event: event.body, returnUrl: session.successUrl };
  });
  app.get('/log', () => ({ sessions: books.all().map(({ requestKey: _key, ...session }) => session), webhooks: sender.records }));
  app.get<{ Querystring: { lang?: string } }>('/', (request, reply) => reply.headers(PAGE_HEADERS).send(logPage(languageOf(request.query.lang), books.all())));
}

function holdsKey({ headers }: FastifyRequest, secretKey: string): boolean {
  const given = Buffer.from(headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${secretKey}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? key : undefined;
}

/** The server reads forms flat: names with brackets are put together again here. */
const rawForm = ({ body }: FastifyRequest): string => new URLSearchParams(body as Record<string, string> | undefined).toString();

function named(books: Books, request: FastifyRequest): Session {
  const session = books.find((request.params as { id: string }).id);
  if (!session) throw new StripeRefusal(404, 'resource_missing', 'id');
  return session;
}
