import { OutboundFailure } from '@cho-phien/platform';
import type { Outbound } from '@cho-phien/platform';
import type { Outcome } from './channel.js';

export type Posted = { status: number; body: unknown } | Extract<Outcome, { kind: 'refused' | 'unknown' }>;
/** A provider's server: `partner` is the name by which its breaker and budget count. */
export interface Line { outbound: Outbound; partner: string; timeoutMs: number }

/** Posts and says what is certain of the outcome. A gateway that broke while it had the message may have sent it. */
export async function postJson({ outbound, partner, timeoutMs }: Line, url: string, headers: Record<string, string>, body: unknown): Promise<Posted> {
  try {
    const answer = await outbound.send(partner, { method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }, timeoutMs);
    if ([408, 500, 502, 504].includes(answer.status)) return { kind: 'unknown', reason: `HTTP ${answer.status}` };
    if (answer.status < 200 || answer.status >= 300) return { kind: 'refused', reason: `HTTP ${answer.status}` };
    return { status: answer.status, body: readJson(answer.body.slice(0, 10_000)) };
  } catch (error) {
    return failed(error);
  }
}

/** A call that brought no answer: certainly not taken where the provider cannot have seen it. */
export function failed(error: unknown): Extract<Outcome, { kind: 'refused' | 'unknown' }> {
  if (error instanceof OutboundFailure) return { kind: error.sent ? 'unknown' : 'refused', reason: error.why };
  return { kind: 'unknown', reason: (error as Error).name };
}

function readJson(text: string): unknown {
  try { return JSON.parse(text) as unknown; } catch { return null; }
}
