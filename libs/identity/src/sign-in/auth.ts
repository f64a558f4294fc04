import { betterAuth } from 'better-auth';
import { bearer, phoneNumber } from 'better-auth/plugins';
import type pg from 'pg';
import { newId } from '@cho-phien/kernel';

const DAY = 24 * 60 * 60;

/** The header that carries the caller's network from our door to `verifyCode`. */
export const NETWORK_HEADER = 'x-sign-in-network';

export interface AuthOptions {
  pool: pg.Pool;
  secret: string;
  publicUrl: string;
  /** Throws unless the code proves the phone, and sees to it that the phone has an account; better-auth makes no session without it. */
  verifyCode(attempt: { phoneNumber: string; code: string; network: string }): Promise<void>;
}

const created = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** Where better-auth finds its fields in the schema `identity`. */
const tables = {
  user: { modelName: 'accounts', fields: { ...created, emailVerified: 'email_verified' } },
  session: { modelName: 'sessions', fields: { ...created, userId: 'account_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' } },
  account: {
    modelName: 'credentials',
    fields: {
      ...created, userId: 'account_id', accountId: 'provider_account_id', providerId: 'provider_id', accessToken: 'access_token', refreshToken: 'refresh_token',
      idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: 'verifications', fields: { ...created, expiresAt: 'expires_at' } },
} as const;

/**
 * better-auth keeps accounts and sessions; codes, limits, roles and the check of the
 * caller's site are ours. Neither address nor browser of a session is stored.
 */
export function createAuth({ pool, secret, publicUrl, verifyCode }: AuthOptions) {
  return betterAuth({
    database: pool,
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    telemetry: { enabled: false },
    logger: { disabled: true }, // its messages may hold phones
    rateLimit: { enabled: false }, // counts by address alone, which would lock a village out
    ...tables,
    session: { ...tables.session, expiresIn: 30 * DAY, updateAge: DAY },
    advanced: {
      cookiePrefix: 'cho-phien',
      useSecureCookies: publicUrl.startsWith('https://'),
      disableCSRFCheck: true, // domain/own-site.ts decides, for every route alike
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId(), validateSchema: false },
    },
    databaseHooks: { session: { create: { before: async (session) => ({ data: { ...session, userAgent: null, ipAddress: null } }) } } },
    plugins: [
      phoneNumber({
        sendOTP: () => { throw new Error('Codes are sent by RequestCode.'); },
        verifyOTP: async (attempt, context) => {
          await verifyCode({ ...attempt, network: context?.headers?.get(NETWORK_HEADER) ?? 'unknown' });
          return true;
        },
        schema: { user: { fields: { phoneNumber: 'phone_number', phoneNumberVerified: 'phone_number_verified' } } },
      }),
      bearer({ requireSignature: true }), // a token read in the database opens nothing
    ],
  });
}

export type Auth = ReturnType<typeof createAuth>;
