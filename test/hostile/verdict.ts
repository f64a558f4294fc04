import type { Problem, Reply } from '../support/api.js';
import type { Mutant } from './mutants.js';

const LEAKS = /\bat .+:\d+:\d+\)|node_modules|\bselect\b.+\bfrom\b|syntax error|violates|ECONN|TypeError|RangeError/i;

/** What is wrong with the answer to a hostile request; null when nothing is. */
export function complaint({ what, must }: Mutant, reply: Reply<unknown>, method: string): string | null {
  const bodiless = method === 'HEAD' && reply.status >= 400 && reply.status < 500;
  const faults = bodiless ? [] : reply.status >= 400 ? problemFaults(reply as Reply<Problem>) : must === 'refuse' && reply.status < 300 ? ['was taken'] : reply.status >= 300 ? ['leads elsewhere'] : [];
  if (reply.status >= 500) faults.push(reply.text.slice(0, 200));
  return faults.length === 0 ? null : `${what}: ${reply.status} ${faults.join(', ')}`;
}

/** What keeps an answer from being a problem document that tells nothing of the inside. */
export function problemFaults({ status, headers, body, text }: Reply<Problem>): string[] {
  return [
    [status >= 400 && status < 500, 'is no 4xx'],
    [/^application\/problem\+json/.test(headers.get('content-type') ?? ''), `is ${headers.get('content-type')}`],
    [/^[a-z_]+\.[a-z_]+$/.test(body.code ?? ''), `has the code ${body.code}`],
    [body.status === status, 'says another status'],
    [typeof body.title === 'string' && typeof body.detail === 'string' && body.detail !== '', 'has no sentence'],
    [!LEAKS.test(text), `tells of the inside: ${text.slice(0, 200)}`],
  ].flatMap(([holds, fault]) => (holds ? [] : [String(fault)]));
}
