/** Names of what an order's money goes back for; unique among all orders for ever, so that one cause never sends money back twice. */
export const refundCause = {
  /** No goods will come: they were gone, or the order was called off, or turned down. */
  gone: (orderCode: string): string => `order:${orderCode}:gone`,
  returned: (orderCode: string): string => `order:${orderCode}:returned`,
  given: (orderCode: string, id: string): string => `order:${orderCode}:given:${id}`,
  claim: (orderCode: string, claimId: string): string => `order:${orderCode}:claim:${claimId}`,
};
