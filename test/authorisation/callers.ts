import type { Policy } from '@cho-phien/platform';
import type { Asked } from '../support/request-examples.js';
import type { Person } from '../support/stage.js';

/** Everyone who may knock: nobody, somebody with a made-up session, and each kind of account. The `seller` owns the shop in question. */
export const CALLERS = ['nobody', 'forger', 'buyer', 'assistant', 'officer', 'operator', 'secondSeller', 'packer', 'seller'] as const;
export type Caller = (typeof CALLERS)[number];

const FORGED = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb%3D';
const SELLER_ROLE: Partial<Record<Caller, string>> = { seller: 'owner', packer: 'packer' };

/** The status with which a caller without the secret or the role is refused; null when he may. */
export function refusalOf(policy: Policy, caller: Caller): number | null {
  const unknown = caller === 'nobody' || caller === 'forger';
  switch (policy.name) {
    case 'public': case 'demo': return null;
    case 'secret': return withoutSecret(policy.secret, caller);
    case 'signed-in': return unknown ? 401 : null;
    case 'seller': return unknown ? 401 : SELLER_ROLE[caller] === undefined ? 404 : policy.roles.includes(SELLER_ROLE[caller] as 'owner') ? null : 403;
    case 'officer': case 'operator': return unknown ? 401 : caller === policy.name ? null : 403;
  }
}

/** A session is no secret of an order: to its holder the order does not exist, to others the token is missing. */
function withoutSecret(secret: string, caller: Caller): number {
  if (secret === 'order token') return caller === 'nobody' ? 401 : 404;
  return secret === 'cart id' ? 404 : 401;
}

/** The same request from somebody else, without the secret that the right caller has. */
export function from(caller: Caller, { as: _as, token: _token, sign: _sign, ...asked }: Asked): Asked {
  if (caller === 'nobody') return asked;
  return caller === 'forger' ? { ...asked, token: FORGED } : { ...asked, as: caller satisfies Person };
}
