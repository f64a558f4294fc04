import { expect, request as requests } from '@playwright/test';
import type { APIRequestContext } from '@playwright/test';
import { otpOf } from './buyer.js';

/** Somebody signed in at the API alone, in a session of his own. */
export class Person {
  private constructor(private readonly request: APIRequestContext) {}

  static async signIn(origin: string, phoneNumber: string): Promise<Person> {
    const stranger = await requests.newContext({ baseURL: origin });
    await stranger.post('/api/auth/phone-number/send-otp', { data: { phoneNumber } });
    const code = await otpOf(stranger, phoneNumber);
    const answer = await stranger.post('/api/auth/phone-number/verify', { data: { phoneNumber, code } });
    const token = answer.headers()['set-auth-token'] ?? '';
    await stranger.dispose();
    return new Person(await requests.newContext({ baseURL: origin, extraHTTPHeaders: { authorization: `Bearer ${token}` } }));
  }

  async get<Answer>(path: string): Promise<Answer> {
    const answer = await this.request.get(path);
    expect(answer.status(), path).toBe(200);
    return (await answer.json()) as Answer;
  }

  /** Answers the status and the body, whatever they are. */
  async ask(method: string, path: string, data?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await this.request.fetch(path, { method, data });
    return { status: answer.status(), body: ((await answer.json().catch(() => ({}))) ?? {}) as Record<string, unknown> };
  }

  async post<Answer>(path: string, data: unknown): Promise<Answer> {
    const { status, body } = await this.ask('POST', path, data);
    expect(status, `${path}: ${JSON.stringify(body)}`).toBe(201);
    return body as Answer;
  }

  leaves(): Promise<void> {
    return this.request.dispose();
  }
}
