import webPush from 'web-push';
import { Channel } from './channel.js';
import type { Outcome, Parcel } from './channel.js';
import { failed } from './post-json.js';
import type { Line } from './post-json.js';

export interface WebPushSettings { publicKey: string; privateKey: string; contact: string }

const DAY_SECONDS = 86_400;

/** The services behind the browsers' notices; an address anywhere else is not a browser's. */
const SERVICES = [/^fcm\.googleapis\.com$/, /^android\.googleapis\.com$/, /^updates\.push\.services\.mozilla\.com$/, /^(?:[a-z0-9-]+\.)*push\.apple\.com$/, /^(?:[a-z0-9-]+\.)*notify\.windows\.com$/];

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  return protocol === 'https:' && port === '' && username === '' && SERVICES.some((service) => service.test(hostname));
}

/** Notices of the installed site. A newer notice with the same topic takes the place of one not shown yet, so a repetition is shown once. */
export class WebPushChannel extends Channel {
  readonly name = 'web_push';
  readonly dedupeMs = DAY_SECONDS * 1_000;

  constructor(private readonly settings: WebPushSettings, private readonly line: Omit<Line, 'partner'>) { super(); }

  async send({ key, push, text, template, data }: Parcel): Promise<Outcome> {
    if (push === null) return { kind: 'refused', reason: 'no subscription' };
    const { publicKey, privateKey, contact } = this.settings;
    const { orderCode } = data as { orderCode?: unknown };
    try {
      const { endpoint, headers, body } = webPush.generateRequestDetails({ endpoint: push.endpoint, keys: { p256dh: push.p256dh, auth: push.auth } }, JSON.stringify({ text, template, orderCode }), {
        vapidDetails: { publicKey, privateKey, subject: contact }, TTL: DAY_SECONDS, topic: key.replace(/[^\w]/g, '').slice(0, 32),
      });
      const { outbound, timeoutMs } = this.line;
      // Each browser's service is a partner of its own: one that hangs keeps no other browser from its notices.
      const { status } = await outbound.send(`push:${new URL(endpoint).hostname}`, { method: 'POST', url: endpoint, headers: written(headers), body: body ?? undefined }, timeoutMs);
      if (status >= 200 && status < 300) return { kind: 'accepted', reference: String(status) };
      return { kind: status < 500 ? 'refused' : 'unknown', reason: `HTTP ${status}` };
    } catch (error) {
      return failed(error);
    }
  }
}

const written = (headers: object): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
