import type { Template } from '../domain/notice.js';
import { Channel } from './channel.js';
import type { Outcome, Parcel } from './channel.js';
import { postJson } from './post-json.js';
import type { Line } from './post-json.js';

export interface ZaloSettings { url: string; accessToken: string; templates: Partial<Record<Template, string>> }

/** Zalo's notification service: each kind of notice is a template registered there, filled with its data. An error number other than 0 is a refusal. */
export class ZaloZnsChannel extends Channel {
  readonly name = 'zalo';
  /** The tracking id is for reports: Zalo sends a second message for the same one. */
  readonly dedupeMs = 0;

  constructor(private readonly settings: ZaloSettings, private readonly line: Line) { super(); }

  async send({ key, template, recipient, text, data }: Parcel): Promise<Outcome> {
    const { url, accessToken, templates } = this.settings;
    const templateId = templates[template];
    if (templateId === undefined) return { kind: 'refused', reason: 'no template' };
    const filled = Object.fromEntries(Object.entries({ ...data, text }).map(([name, value]) => [name, String(value)]));
    const body = { phone: recipient.replace('+', ''), template_id: templateId, template_data: filled, tracking_id: key };
    const posted = await postJson(this.line, url, { access_token: accessToken }, body);
    if ('kind' in posted) return posted;
    const answer = posted.body as { error?: unknown; data?: { msg_id?: unknown } } | null;
    if (answer?.error !== 0) return { kind: 'refused', reason: `ZNS ${String(answer?.error)}`.slice(0, 40) };
    return { kind: 'accepted', reference: typeof answer.data?.msg_id === 'string' ? answer.data.msg_id : null };
  }
}
