import { applyDecorators, createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { Unauthenticated } from '@cho-phien/kernel';
import type { ConsentScope, SellerRole, SellerScope } from '../database/seller-scope.js';
import type { DoorRequest } from './request.js';

/** Who calls: an account that proved itself with a session. */
export interface Actor {
  accountId: string;
  roles: readonly string[];
  /** What he is called where he acts for an office; set by the officer policy. */
  name?: string;
  /** The communes an officer answers for; set by the officer policy. */
  officerAreas?: readonly string[];
  officerRole?: OfficerRole;
}

/** An officer of a province or of communes; a reader looks and exports, and changes nothing. */
export type OfficerRole = 'province' | 'commune' | 'reader';

/** Each route declares exactly one policy; the program does not start with a route that declares none. */
export type Policy =
  | { name: 'public' }
  /** The caller holds an unguessable secret (cart id, order token) or signs the message. */
  | { name: 'secret'; secret: 'cart id' | 'order token' | 'invitation' | 'provider signature' }
  | { name: 'signed-in' }
  | { name: 'seller'; roles: readonly SellerRole[]; assistedIn: ConsentScope | null }
  | { name: 'assistant' }
  /** `look`: shows or exports what is there, however it is asked for; whatever else is no GET changes something, which readers may not. */
  | { name: 'officer'; look: boolean }
  | { name: 'operator' }
  /** Exists only while the demo runs (DEMO=1); otherwise the route answers 404. */
  | { name: 'demo' };

export const POLICY = 'platform:policy';
const declare = (policy: Policy): MethodDecorator & ClassDecorator => SetMetadata(POLICY, policy);
const signed = (policy: Policy): MethodDecorator & ClassDecorator => applyDecorators(declare(policy), ApiBearerAuth());

export const Public = () => declare({ name: 'public' });
export const BySecret = (secret: 'cart id' | 'order token' | 'invitation' | 'provider signature') => declare({ name: 'secret', secret });
export const DemoOnly = () => declare({ name: 'demo' });
export const SignedIn = () => signed({ name: 'signed-in' });
/** Members of the seller in the path (`:sellerId`) with one of the roles; an assistant gets 403, everyone else 404. */
export const ForSeller = (...roles: SellerRole[]) => signed({ name: 'seller', roles, assistedIn: null });
/** As ForSeller, and an assistant to whom the seller has given a live consent for this kind of work. Never on a route that touches money. */
export const ForSellerOrAssistant = (scope: ConsentScope, ...roles: SellerRole[]) => signed({ name: 'seller', roles, assistedIn: scope });
/** Accounts of community digital teams. */
export const ForAssistant = () => signed({ name: 'assistant' });
/** Officers; those who only read may call GET, and what is declared a look. */
export const ForOfficer = (kind?: 'look') => signed({ name: 'officer', look: kind === 'look' });
export const ForOperator = () => signed({ name: 'operator' });

/** Decides one policy. Throws Unauthenticated, Forbidden or NotFound; may put `actor` or `sellerScope` on the request. */
export interface PolicyCheck {
  check(request: DoorRequest, policy: Policy): Promise<void>;
}

/** What a check is registered for: cart ids are known where carts are and invitations where sellers are, everything else goes by the policy's name. */
export type CheckedPolicy = Policy['name'] | 'cart id' | 'invitation';
export const checkedAs = (policy: Policy): CheckedPolicy => (policy.name === 'secret' && (policy.secret === 'cart id' || policy.secret === 'invitation') ? policy.secret : policy.name);

export const CHECKS = 'platform:checks-policy';
/** Marks a provider as the check of some policies; each policy has exactly one. */
export const ChecksPolicy = (...names: CheckedPolicy[]): ClassDecorator => SetMetadata(CHECKS, names);

const requestOf = (context: ExecutionContext): DoorRequest => context.switchToHttp().getRequest<DoorRequest>();

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = requestOf(context);
  if (!actor) throw new Unauthenticated();
  return actor;
});

export const CurrentSeller = createParamDecorator((_: unknown, context: ExecutionContext): SellerScope => {
  const { sellerScope } = requestOf(context);
  if (!sellerScope) throw new Unauthenticated();
  return sellerScope;
});
