import { Channel } from './channel.js';
import type { Outcome, Parcel } from './channel.js';
import { postJson } from './post-json.js';
import type { Line } from './post-json.js';

export interface SmsGatewaySettings { url: string; token: string; sender: string; body: string; dedupeSeconds: number }

/** What Vietnamese SMS gateways have in common: one POST with the number, the text, the brand name and an id of ours. */
export const SMS_BODY = '{"to":"{to}","text":"{text}","sender":"{sender}","id":"{id}"}';

/** Any HTTP gateway for SMS whose body is described by a JSON template with {to}, {text}, {sender} and {id}. */
export class SmsGatewayChannel extends Channel {
  readonly name = 'sms';
  readonly dedupeMs: number;

  constructor(private readonly settings: SmsGatewaySettings, private readonly line: Line) {
    super();
    this.dedupeMs = settings.dedupeSeconds * 1_000;
  }

  async send({ key, recipient, text }: Parcel): Promise<Outcome> {
    const { url, token, sender, body } = this.settings;
    const values: Record<string, string> = { to: recipient, text, sender, id: key };
    const filled = JSON.parse(body, (_, value: unknown) => (typeof value === 'string' ? value.replace(/\{(to|text|sender|id)\}/g, (__, name: string) => values[name]!) : value)) as unknown;
    const posted = await postJson(this.line, url, { authorization: `Bearer ${token}`, 'idempotency-key': key }, filled);
    if ('kind' in posted) return posted;
    const reference = (posted.body as { id?: unknown } | null)?.id;
    return { kind: 'accepted', reference: typeof reference === 'string' ? reference : null };
  }
}
