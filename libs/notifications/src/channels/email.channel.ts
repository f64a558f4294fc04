import { OutboundFailure } from '@cho-phien/platform';
import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import { Channel } from './channel.js';
import type { Outcome, Parcel } from './channel.js';
import { failed } from './post-json.js';
import type { Line } from './post-json.js';

export interface EmailSettings { url: string; from: string }

/** Errors of before a mail was under way; a line that broke without an answer may have broken after the server took it. */
const NOT_SENT = new Set(['EDNS', 'EENVELOPE', 'EAUTH', 'ETLS', 'ECONFIG']);
const NOT_CONNECTED = /^(?:Greeting never received|Connection timeout)/;

/** As every call out: 1 s until the connection stands. */
const CONNECT_MS = 1_000;

interface MailError { code?: string; syscall?: string; responseCode?: number; message: string }
const isCertain = ({ code = '', syscall, responseCode = 0, message }: MailError): boolean => responseCode >= 400 || NOT_SENT.has(code) || syscall === 'connect' || NOT_CONNECTED.test(message);

export class EmailChannel extends Channel {
  readonly name = 'email';
  readonly dedupeMs = 0;
  private readonly transport: Transporter;

  constructor(private readonly settings: EmailSettings, private readonly line: Line) {
    super();
    const { timeoutMs } = line;
    this.transport = createTransport({ url: settings.url, connectionTimeout: Math.min(CONNECT_MS, timeoutMs), greetingTimeout: timeoutMs, socketTimeout: timeoutMs } as never);
  }

  async send({ key, email, text }: Parcel): Promise<Outcome> {
    if (email === null) return { kind: 'refused', reason: 'no address' };
    try {
      const { messageId } = await this.guarded({ from: this.settings.from, to: email, subject: subjectOf(text), text, messageId: `<${key}@${domainOf(this.settings.from)}>` });
      return { kind: 'accepted', reference: messageId ?? null };
    } catch (error) {
      if (error instanceof OutboundFailure) return failed(error);
      const { code = 'error', responseCode } = error as MailError;
      return { kind: isCertain(error as MailError) ? 'refused' : 'unknown', reason: `${code} ${responseCode ?? ''}`.trim() };
    }
  }

  /** An address that the server refuses is its answer, and no fault of its. */
  private async guarded(mail: object): Promise<{ messageId?: string }> {
    const sent = await this.line.outbound.guard(this.line.partner, async (): Promise<{ messageId?: string } | { refusal: MailError }> => {
      try {
        return (await this.transport.sendMail(mail)) as { messageId?: string };
      } catch (error) {
        if (((error as MailError).responseCode ?? 0) >= 400) return { refusal: error as MailError };
        throw error;
      }
    }, () => false);
    if ('refusal' in sent) throw sent.refusal as unknown as Error;
    return sent;
  }
}

const subjectOf = (text: string): string => (/^[^.!?]{1,90}/.exec(text)?.[0] ?? 'Chợ Phiên').trim();
const domainOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
