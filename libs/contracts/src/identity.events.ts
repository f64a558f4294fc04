/** A one-time code was asked for; notifications carries it to the phone. Holds a secret: never logged. */
export interface OtpRequested {
  type: 'identity.otp_requested';
  payload: { phoneNumber: string; code: string; expiresAt: string; language: 'vi' | 'en' };
}

export type IdentityEvent = OtpRequested;
