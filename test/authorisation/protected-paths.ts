/**
 * Who may, written by hand: a policy that is loosened in a controller by mistake differs
 * from this list and fails. A new route is added here by whoever decides who may call it.
 */
export const ACCESS: Record<string, string> = {
  'GET /api/me': 'signed-in',

  'GET /api/seller/{sellerId}/products': 'seller owner manager packer',
  'GET /api/seller/{sellerId}/products/{productId}': 'seller owner manager packer',
  'GET /api/seller/{sellerId}/products/{productId}/stock': 'seller owner manager packer',
  'PUT /api/seller/{sellerId}/products/{productId}/stock': 'seller owner manager',
  'GET /api/seller/{sellerId}/orders': 'seller owner manager packer',
  'GET /api/seller/{sellerId}/orders/{code}': 'seller owner manager packer',
  'POST /api/seller/{sellerId}/orders/{code}/acceptances': 'seller owner manager packer',
  'POST /api/seller/{sellerId}/orders/{code}/handovers': 'seller owner manager packer',
  'POST /api/seller/{sellerId}/orders/{code}/deliveries': 'seller owner manager packer',

  'GET /api/officer/indicators/{code}': 'officer',
  'GET /api/officer/indicators/{code}/rows': 'officer',

  'GET /api/operator/bank-entries': 'operator',
  'GET /api/operator/refund-tasks': 'operator',

  'GET /api/shop/carts/{id}': 'secret cart id',
  'PUT /api/shop/carts/{id}/lines/{variantId}': 'secret cart id',
  'POST /api/shop/carts/{id}/quotes': 'secret cart id',
  'POST /api/shop/checkouts': 'secret cart id',
  'GET /api/shop/order-groups/{code}': 'secret order token',
  'GET /api/shop/order-groups/{code}/events': 'secret order token',
  'POST /api/shop/order-groups/{code}/cancellations': 'secret order token',
  'POST /api/shop/order-groups/{code}/payments': 'secret order token',
  'POST /api/hooks/bank/sepay': 'secret provider signature',
  'GET /api/hooks/vnpay/ipn': 'secret provider signature',

  'GET /api/dev/outbox': 'demo',
  'GET /api/dev/simulators': 'demo',

  'POST /api/auth/phone-number/send-otp': 'public',
  'POST /api/auth/phone-number/verify': 'public',
  'POST /api/auth/sign-out': 'public',
  'GET /api/auth/get-session': 'public',
  'GET /api/areas/provinces': 'public',
  'GET /api/areas/communes': 'public',
  'GET /api/areas/search': 'public',
  'GET /api/catalog/product-sets': 'public',
  'GET /api/shop/products': 'public',
  'GET /api/shop/products/{slug}': 'public',
  'GET /api/shop/sellers/{slug}': 'public',
  'GET /api/shop/search': 'public',
  'GET /api/shop/search/suggestions': 'public',
  'POST /api/shop/carts': 'public',
  'GET /api/shop/payments/vnpay-return': 'public',
  'GET /media/products/{key}/{file}': 'public',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'public',
};
