import { z } from 'zod';
import type { Bank, TransferOrder, TransferRefusal } from './bank.js';
import { MANGLES } from './memo.js';
import { decodeVietQr, type VietQr } from './vietqr.js';
import { FEEDS, type WebhookAnswer, type WebhookOrder, type WebhookSender } from './webhook-sender.js';
import type { Transfer } from './transfer.js';

const mangleSchema = z.enum(MANGLES);

export const driveSchema = z.object({
  /** A VietQR text; its account, amount and memo stand where the fields below are left out. */
  payload: z.string().optional(),
  bin: z.string().optional(),
  accountNumber: z.string().optional(),
  amount: z.number().int().optional(),
  memo: z.string().max(500).optional(),
  mangle: z.union([mangleSchema, z.array(mangleSchema)]).default([]),
  /** An id already booked sends that event again, byte for byte; a new id is given to a new transfer. */
  eventId: z.number().int().positive().optional(),
  outgoing: z.boolean().default(false),
  /** False books the transfer and sends nothing, as when a webhook is lost. */
  notify: z.boolean().default(true),
  /** Who reports the transfer; with several, one after the other. */
  feeds: z.array(z.enum(FEEDS)).min(1).default(['sepay']),
  times: z.number().int().min(1).max(20).default(1),
  delayMs: z.number().int().min(0).max(60_000).default(0),
  parallel: z.boolean().default(false),
  badSignature: z.boolean().default(false),
  oldTimestamp: z.boolean().default(false),
});

type DriveRequest = z.infer<typeof driveSchema>;

export interface DriveAnswer {
  readonly eventId: number;
  readonly referenceCode: string;
  /** The memo as the bank passed it on. */
  readonly content: string;
  readonly answers: readonly WebhookAnswer[];
}

export type DriveRefusal = { readonly refusal: TransferRefusal | 'not_a_transfer'; readonly qr?: VietQr };

/** Transfers money and sends the webhook without a browser. */
export async function drive(bank: Bank, sender: WebhookSender, request: DriveRequest): Promise<DriveAnswer | DriveRefusal> {
  const booked = request.eventId === undefined ? undefined : bank.find(request.eventId);
  const transfer = booked ?? book(bank, request);
  if (!('eventId' in transfer)) return transfer;
  return {
    eventId: transfer.eventId,
    referenceCode: transfer.referenceCode,
    content: transfer.content,
    answers: request.notify ? await report(sender, transfer, request) : [],
  };
}

async function report(sender: WebhookSender, transfer: Transfer, request: DriveRequest): Promise<WebhookAnswer[]> {
  const answers: WebhookAnswer[] = [];
  for (const feed of request.feeds) answers.push(...await sender.deliver(transfer, { ...webhookOrder(request), feed }));
  return answers;
}

function book(bank: Bank, request: DriveRequest): Transfer | DriveRefusal {
  const qr = request.payload === undefined ? undefined : decodeVietQr(request.payload);
  if (qr && qr.kind !== 'transfer') return { refusal: 'not_a_transfer', qr };
  const order: TransferOrder = {
    bin: request.bin ?? qr?.bin ?? bank.account.bin,
    accountNumber: request.accountNumber ?? qr?.account ?? bank.account.accountNumber,
    amount: request.amount ?? qr?.amount ?? 0,
    memo: request.memo ?? qr?.purpose ?? '',
    mangle: [request.mangle].flat(),
    type: request.outgoing ? 'out' : 'in',
    ...(request.eventId !== undefined && { eventId: request.eventId }),
  };
  const result = bank.transfer(order);
  return typeof result === 'string' ? { refusal: result } : result;
}

function webhookOrder(request: DriveRequest): WebhookOrder {
  const { times, delayMs, parallel, badSignature, oldTimestamp } = request;
  return { times, delayMs, parallel, badSignature, oldTimestamp };
}
