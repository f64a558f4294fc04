import { createServer, listen } from '../listen.js';
import type { Simulator } from '../listen.js';

/**
 * `ok`: takes and sends. `refuse`: takes nothing, HTTP 503. `break`: takes nothing, HTTP 500. `mute`: takes and sends,
 * but never answers. `lose_answer`: takes and sends, and answers HTTP 500.
 */
export type GatewayMood = 'ok' | 'refuse' | 'break' | 'mute' | 'lose_answer';
export interface PhoneMessage { channel: 'sms' | 'zalo'; to: string; text: string; id: string; at: number }

export interface NoticeGateway extends Simulator {
  readonly smsUrl: string;
  readonly zaloUrl: string;
  /** What reached phones. An SMS with an id seen before is answered as the first time, and not sent again. */
  readonly delivered: readonly PhoneMessage[];
  /** How often each channel was asked. */
  readonly asked: { sms: number; zalo: number };
  set(channel: 'sms' | 'zalo', mood: GatewayMood): void;
}

interface SmsBody { to: string; text: string; id: string }
interface ZaloBody { phone: string; template_data: { text: string }; tracking_id: string }

/** An SMS gateway and Zalo's notification service on one port, each in a mood of its own. */
export async function startNoticeGateway(options: { port: number }): Promise<NoticeGateway> {
  const moods: Record<'sms' | 'zalo', GatewayMood> = { sms: 'ok', zalo: 'ok' };
  const delivered: PhoneMessage[] = [];
  const seen = new Set<string>();
  const asked = { sms: 0, zalo: 0 };
  const app = createServer();

  /** The HTTP status; null: no answer at all. */
  const take = (message: Omit<PhoneMessage, 'at'>): number | null => {
    asked[message.channel] += 1;
    const mood = moods[message.channel];
    if (mood === 'refuse') return 503;
    if (mood === 'break') return 500;
    if (message.channel === 'zalo' || !seen.has(message.id)) delivered.push({ ...message, at: Date.now() });
    seen.add(message.id);
    return mood === 'mute' ? null : mood === 'lose_answer' ? 500 : 200;
  };

  app.post('/sms', async (request, reply) => {
    const { to, text, id } = request.body as SmsBody;
    const status = take({ channel: 'sms', to, text, id });
    if (status === null) return new Promise(() => undefined);
    return reply.code(status).send(status === 200 ? { id: `sms-${id}` } : { error: 'unavailable' });
  });
  app.post('/zalo', async (request, reply) => {
    const { phone, template_data: { text }, tracking_id: id } = request.body as ZaloBody;
    const status = take({ channel: 'zalo', to: `+${phone}`, text, id });
    if (status === null) return new Promise(() => undefined);
    return reply.code(status).send(status === 200 ? { error: 0, message: 'Success', data: { msg_id: `zns-${id}` } } : { error: -1 });
  });

  const url = await listen(app, options);
  return { url, smsUrl: `${url}/sms`, zaloUrl: `${url}/zalo`, delivered, asked, set: (channel, mood) => { moods[channel] = mood; }, close: async () => { await app.close(); } };
}
