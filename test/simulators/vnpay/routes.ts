import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PAGE_HEADERS, languageOf } from '../page.js';
import { drive, driveSchema, ipnOrder, returnUrlOf, switchesSchema, type Switches } from './drive.js';
import type { Gateway } from './gateway.js';
import type { IpnSender } from './ipn.js';
import { logPage } from './log-page.js';
import { MerchantApi } from './merchant-api.js';
import { findOutcome } from './outcomes.js';
import { pageLanguage, paymentPage, refusalPage, stayedPage } from './payment-page.js';
import type { Transaction } from './transaction.js';

// Long enough for the browser's own request to reach the shop first.
const AFTER_RETURN_MS = 1500;

const payFormSchema = switchesSchema.extend({
  token: z.string(),
  outcome: z.string().transform((name) => findOutcome(name)),
  way: z.string().default('VNPAYQR'),
  delaySeconds: z.coerce.number().int().min(0).max(60).default(0),
  returnTo: z.string().optional(),
});
const resendSchema = z.object({ token: z.string().optional(), txnRef: z.string().optional(), lang: z.string().optional() });

type PayForm = z.infer<typeof payFormSchema>;

export function registerRoutes(app: FastifyInstance, gateway: Gateway, sender: IpnSender): void {
  const merchantApi = new MerchantApi(gateway);
  app.get('/paymentv2/vpcpay.html', (request, reply) => openPayment(gateway, request, reply));
  app.post('/paymentv2/pay', (request, reply) => pay(gateway, sender, request, reply));
  app.post('/merchant_webapi/api/transaction', (request) => merchantApi.handle(request.body));
  app.post('/drive', (request, reply) => driveRoute(gateway, sender, request, reply));
  app.post('/resend', (request, reply) => resend(gateway, sender, request, reply));
  app.get('/log', () => logJson(gateway, sender));
  app.get<{ Querystring: { lang?: string } }>('/', (request, reply) => reply.headers(PAGE_HEADERS)
    .send(logPage(languageOf(request.query.lang), gateway.transactions(), sender.records)));
}

function openPayment(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const query = rawQuery(request);
  const opened = gateway.open(query);
  reply.headers(PAGE_HEADERS);
  if ('transaction' in opened) return reply.send(paymentPage(opened.transaction));
  const language = pageLanguage(new URLSearchParams(query).get('vnp_Locale') ?? '');
  return reply.code(400).send(refusalPage(opened.refusal, language));
}

function rawQuery(request: FastifyRequest): string {
  const url = request.raw.url ?? '';
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}

async function pay(gateway: Gateway, sender: IpnSender, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = payFormSchema.safeParse(request.body);
  const transaction = form.success ? gateway.find(form.data.token) : undefined;
  if (!form.success || !transaction || !form.data.outcome) {
    return reply.code(400).headers(PAGE_HEADERS).send(refusalPage({ code: '03' }, 'vi'));
  }
  const first = transaction.result === null;
  gateway.settle(transaction, form.data.outcome, form.data.way);
  // A second press of the button leads back without a second notice.
  if (first) await notify(sender, transaction, form.data);
  const returnUrl = returnUrlOf(gateway, transaction) ?? transaction.returnUrl;
  if (!form.data.returnTo) return reply.headers(PAGE_HEADERS).send(stayedPage(transaction, returnUrl));
  return reply.redirect(returnUrl, 302);
}

async function notify(sender: IpnSender, transaction: Transaction, form: PayForm): Promise<void> {
  if (form.ipn === 'never') return;
  const delayMs = form.delaySeconds * 1000;
  const switches: Switches = { ...form, delayMs: form.ipn === 'after' ? Math.max(delayMs, AFTER_RETURN_MS) : delayMs };
  const delivered = sender.deliver(transaction, ipnOrder(switches));
  if (form.ipn === 'before') await delivered;
}

async function driveRoute(
  gateway: Gateway,
  sender: IpnSender,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const parsed = driveSchema.safeParse(request.body);
  if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
  const answer = await drive(gateway, sender, parsed.data);
  return reply.code('ipnAnswers' in answer ? 200 : 422).send(answer);
}

async function resend(gateway: Gateway, sender: IpnSender, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const parsed = resendSchema.safeParse(request.body);
  const { token, txnRef, lang } = parsed.data ?? {};
  const transaction = token
    ? gateway.find(token)
    : gateway.transactions().findLast((candidate) => candidate.txnRef === txnRef);
  if (!transaction?.result) return reply.code(404).send({ error: 'no finished payment of that name' });
  const ipnAnswers = await sender.deliver(transaction, { times: 1, delayMs: 0, corruption: 'none', parallel: false });
  return token ? reply.redirect(`./?lang=${languageOf(lang)}`, 303) : reply.send({ ipnAnswers });
}

function logJson(gateway: Gateway, sender: IpnSender): unknown {
  return {
    transactions: gateway.transactions().map(({ token: _token, requestHash: _hash, ...shown }) => shown),
    ipn: sender.records,
  };
}
