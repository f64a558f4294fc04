import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PAGE_HEADERS, languageOf, type Language } from '../page.js';
import type { Bank } from './bank.js';
import { cassoList, cassoListQuery } from './casso-list.js';
import { drive, driveSchema } from './drive.js';
import { MANGLES } from './memo.js';
import { MESSAGES } from './messages.js';
import { errorPage, homePage, receiptPage, transferPage } from './pages.js';
import { listQuerySchema, listTransactions } from './transaction-list.js';
import type { Transfer } from './transfer.js';
import { decodeVietQr, type VietQr } from './vietqr.js';
import type { WebhookSender } from './webhook-sender.js';

// Long enough to show the shop's answer on the receipt, short enough not to keep the payer waiting.
const RECEIPT_WAIT_MS = 3000;
const GENUINE = { times: 1, delayMs: 0, parallel: false, badSignature: false, oldTimestamp: false };

// People group the thousands: 235.000 or 235 000.
const WHOLE_DONG = /^(\d{1,12}|\d{1,3}([., ]\d{3}){1,3})$/;

const ticked = z.string().optional().transform((value) => value !== undefined);
const transferFormSchema = z.object({
  bin: z.string().trim(),
  accountNumber: z.string().trim(),
  amount: z.string().trim().regex(WHOLE_DONG).transform((text) => Number(text.replace(/\D/g, ''))),
  memo: z.string().max(500).default(''),
  notice: z.enum(['send', 'never']).default('send'),
  delaySeconds: z.coerce.number().int().min(0).max(60).default(0),
  times: z.coerce.number().int().min(1).max(20).default(1),
  badSignature: ticked,
  oldTimestamp: ticked,
  outgoing: ticked,
});

type TransferForm = z.infer<typeof transferFormSchema>;
type Asked = FastifyRequest<{ Querystring: { payload?: string; lang?: string } }>;

/** Keys of the feeds' list APIs. */
export interface ApiTokens { readonly sepay?: string; readonly casso?: string }

export function registerRoutes(app: FastifyInstance, bank: Bank, sender: WebhookSender, tokens: ApiTokens): void {
  app.get('/', (request: Asked, reply) => {
    if (request.query.payload !== undefined) return scan(bank, request, reply);
    return send(reply, homePage(languageOf(request.query.lang), bank));
  });
  app.get('/scan', (request: Asked, reply) => scan(bank, request, reply));
  app.get('/transfer', (request: Asked, reply) => send(reply, transferPage(languageOf(request.query.lang), {
    ...bank.account, amount: null, memo: '',
  })));
  app.post('/transfers', (request, reply) => transferRoute(bank, sender, request, reply));
  app.get('/transfers/:eventId', (request, reply) => receipt(bank, sender, request, reply));
  app.post('/transfers/:eventId/notices', (request, reply) => resend(bank, sender, request, reply));
  app.post('/drive', (request, reply) => driveRoute(bank, sender, request, reply));
  // SePay's own path is the second one.
  app.get('/transactions', (request, reply) => list(bank, request, reply));
  app.get('/userapi/transactions/list', (request, reply) => (holds(request, 'Bearer', tokens.sepay) ? list(bank, request, reply) : reply.code(401).send({ status: 401, error: 'Unauthorized' })));
  app.get('/v2/transactions', (request, reply) => {
    if (!holds(request, 'Apikey', tokens.casso)) return reply.code(401).send({ error: 401, message: 'Unauthorized' });
    const query = cassoListQuery.safeParse(request.query);
    return query.success ? reply.send(cassoList(bank, query.data)) : reply.code(400).send({ error: 400, message: z.prettifyError(query.error) });
  });
}

const holds = ({ headers }: FastifyRequest, scheme: string, token: string | undefined): boolean => token === undefined || headers.authorization === `${scheme} ${token}`;

function send(reply: FastifyReply, text: string, status = 200): FastifyReply {
  return reply.code(status).headers(PAGE_HEADERS).send(text);
}

function scan(bank: Bank, request: Asked, reply: FastifyReply): FastifyReply {
  const language = languageOf(request.query.lang);
  const qr = decodeVietQr(String(request.query.payload ?? ''));
  if (qr.kind !== 'transfer') return send(reply, qrErrorPage(language, qr), 400);
  if (qr.bin !== bank.account.bin || qr.account !== bank.account.accountNumber) {
    return send(reply, errorPage(language, MESSAGES[language].refusals.unknown_account), 422);
  }
  const { bin, account: accountNumber, amount, purpose } = qr;
  return send(reply, transferPage(language, { bin, accountNumber, amount, memo: purpose ?? '' }));
}

function qrErrorPage(language: Language, qr: Exclude<VietQr, { kind: 'transfer' }>): string {
  const m = MESSAGES[language];
  if (qr.kind === 'other_scheme') return errorPage(language, m.otherScheme(qr.scheme));
  return errorPage(language, m.faults[qr.fault], qr.detail);
}

async function transferRoute(bank: Bank, sender: WebhookSender, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = formLanguage(request);
  const form = transferFormSchema.safeParse(request.body);
  if (!form.success) return send(reply, errorPage(language, MESSAGES[language].badForm), 400);
  const type = form.data.outgoing ? 'out' : 'in';
  const transfer = bank.transfer({ ...form.data, type, mangle: chosenMangles(request.body) });
  if (typeof transfer === 'string') return send(reply, errorPage(language, MESSAGES[language].refusals[transfer]), 422);
  await notify(sender, transfer, form.data);
  return reply.redirect(`transfers/${transfer.eventId}?lang=${language}`, 303);
}

function chosenMangles(body: unknown): (typeof MANGLES)[number][] {
  return MANGLES.filter((step) => typeof body === 'object' && body !== null && `mangle_${step}` in body);
}

async function notify(sender: WebhookSender, transfer: Transfer, form: TransferForm): Promise<void> {
  if (form.notice === 'never') return;
  const { times, badSignature, oldTimestamp } = form;
  const order = { times, badSignature, oldTimestamp, parallel: false, delayMs: form.delaySeconds * 1000 };
  const delivered = sender.deliver(transfer, order);
  if (order.delayMs > 0) return;
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => { timer = setTimeout(resolve, RECEIPT_WAIT_MS); });
  await Promise.race([delivered, waited]);
  clearTimeout(timer);
}

function formLanguage(request: FastifyRequest): Language {
  const { body } = request;
  return typeof body === 'object' && body !== null && 'lang' in body ? languageOf(body.lang) : 'vi';
}

function named(bank: Bank, request: FastifyRequest): Transfer | undefined {
  const { eventId } = z.object({ eventId: z.coerce.number().int().catch(0) }).parse(request.params);
  return bank.find(eventId);
}

function receipt(bank: Bank, sender: WebhookSender, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { lang } = z.object({ lang: z.string().optional() }).catch({}).parse(request.query);
  const language = languageOf(lang);
  const transfer = named(bank, request);
  if (!transfer) return send(reply, errorPage(language, MESSAGES[language].notFound, '', '../'), 404);
  return send(reply, receiptPage(language, transfer, sender.recordsOf(transfer.eventId)));
}

async function resend(bank: Bank, sender: WebhookSender, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = formLanguage(request);
  const transfer = named(bank, request);
  if (!transfer) return send(reply, errorPage(language, MESSAGES[language].notFound, '', '../../'), 404);
  await sender.deliver(transfer, GENUINE);
  return reply.redirect(`../${transfer.eventId}?lang=${language}`, 303);
}

async function driveRoute(bank: Bank, sender: WebhookSender, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const parsed = driveSchema.safeParse(request.body);
  if (!parsed.success) return reply.code(400).send({ error: z.prettifyError(parsed.error) });
  const answer = await drive(bank, sender, parsed.data);
  return reply.code('answers' in answer ? 200 : 422).send(answer);
}

function list(bank: Bank, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const query = listQuerySchema.safeParse(request.query);
  if (!query.success) return reply.code(400).send({ status: 400, error: z.prettifyError(query.error), transactions: [] });
  return reply.send(listTransactions(bank, query.data));
}
