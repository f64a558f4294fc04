import type { Api } from './api.js';
import type { Me, Page } from './shop-answers.js';
import { eventually } from './test-app.js';

/** The demo's people; README lists them. */
export const PHONES = {
  buyer: '+84900000001', seller: '+84900000002', secondSeller: '+84900000003', assistant: '+84900000004', officer: '+84900000005', operator: '+84900000006',
} as const;

interface Message { to: string; data: { code?: string }; sentAt: string }

/** Signs in by the code in the demo's outbox; answers the API as that person sees it. */
export async function signIn(api: Api, phoneNumber: string): Promise<Api> {
  const { token } = await openSession(api, phoneNumber);
  return api.as(token);
}

/** The same as a browser keeps it, for pages. */
export const signInCookie = async (api: Api, phoneNumber: string): Promise<string> => (await openSession(api, phoneNumber)).cookie;

async function openSession(api: Api, phoneNumber: string): Promise<{ token: string; cookie: string }> {
  const asked = Date.now();
  await api.expect(200, 'POST', '/api/auth/phone-number/send-otp', { phoneNumber });
  const fresh = ({ data, sentAt }: Message): boolean => data.code !== undefined && Date.parse(sentAt) >= asked - 1_000;
  const outbox = await eventually(() => api.get<Page<Message>>(`/api/dev/outbox?to=${encodeURIComponent(phoneNumber)}`), ({ items }) => items.some(fresh), 120_000);
  const reply = await api.send('POST', '/api/auth/phone-number/verify', { phoneNumber, code: outbox.items.find(fresh)?.data.code });
  const token = reply.headers.get('set-auth-token');
  if (reply.status !== 200 || token === null) throw new Error(`${phoneNumber} could not sign in: ${reply.status} ${reply.text}`);
  return { token, cookie: reply.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ') };
}

export const whoAmI = (api: Api): Promise<Me> => api.get<Me>('/api/me');
