/** Gateways that hold the buyer's money until they pay it out: they can be asked, and can send money back. */
export const GATEWAY_METHODS = ['vnpay', 'stripe'] as const;
export type GatewayName = (typeof GATEWAY_METHODS)[number];
