/** Names of what a refund task was made for; unique, so that one cause never sends money back twice. Ordering names those of an order. */
export const refundCause = {
  receipt: (receiptId: string): string => `receipt:${receiptId}`,
  closing: (payableId: string): string => `closing:${payableId}`,
  door: (payableId: string): string => `door:${payableId}`,
};
