import { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { bankAccount, dongAmount } from '@cho-phien/platform';
import type { OwedByTransfer } from '../storage/refund-account.repository.js';

/** The end of an account; the whole of it is shown to those who send money to it. */
export const maskedAccount = z.object({ bin: z.string(), numberEnd: z.string(), givenAt: z.string() });
export const refundAccount = z.object({
  amount: dongAmount.describe('What the market has to transfer to the buyer; 0: no account is asked for'),
  fixed: z.boolean().describe('A transfer is entered: the account can no longer be changed'),
  account: maskedAccount.nullable(),
});
export const wholeAccount = z.object({ bin: z.string(), accountNumber: z.string(), holder: z.string() });
export const givenAccount = bankAccount;

export const shapeMasked = ({ bin, numberEnd, givenAt }: z.infer<typeof maskedAccount>): z.infer<typeof maskedAccount> => ({ bin, numberEnd, givenAt: isoVietnam(new Date(givenAt)) });
export const shapeOwed = ({ amount, fixed, account }: OwedByTransfer): z.infer<typeof refundAccount> => ({ amount, fixed, account: account && shapeMasked(account) });
