import type { RequestEvent } from '@sveltejs/kit';
import type { ProductFields } from '$lib/seller/draft';
import type { OwnLot, ProductCodes } from '$lib/passport/types';
import type { PriceEdit } from '$lib/seller/price-rows';
import type * as S from '$lib/seller/types';
import { json, sendBytes } from './api';
import { sheetBytes } from './sheet-bytes';
import type { TaxCertificate } from './fee-types';
import type { Claim, DirectRefund, Page } from './types';

const id = encodeURIComponent;

/** Calls that need no shop yet. */
export function applyAsSeller(event: RequestEvent, body: Record<string, unknown>) {
  return json<{ id: string }>(event, '/api/seller-applications', { body });
}

/** The calls of one shop's own people. Every one throws `ApiError` when the answer is not 2xx. */
export function sellerApi(event: RequestEvent, sellerId: string) {
  const at = (path: string) => `/api/seller/${id(sellerId)}/${path}`;
  const get = <Answer>(path: string, query?: Record<string, string | number | null | undefined>) =>
    json<Answer>(event, at(path), { query });
  const post = <Answer = unknown>(path: string, body: unknown = {}, key?: string) =>
    json<Answer>(event, at(path), { body, key });
  const product = (productId: string) => `products/${id(productId)}`;
  const order = (code: string) => `orders/${id(code)}`;
  return {
    profile: () => get<S.SellerProfile>('profile'),
    changeProfile: (body: Record<string, unknown>) => json<S.SellerProfile>(event, at('profile'), { method: 'PATCH', body }),
    terms: () => get<{ items: S.ShopTerms[] }>('terms'),
    acceptTerms: (body: { version: number; textHash: string }) => post<{ items: S.ShopTerms[] }>('terms/acceptances', body),
    giveRequirement: (code: string, value: string) =>
      json<unknown>(event, at(`requirements/${id(code)}`), { method: 'PUT', body: { value } }),
    askBankCode: (body: Record<string, unknown>) => post('bank-account/codes', body),
    setBankAccount: (body: Record<string, unknown>) => json<unknown>(event, at('bank-account'), { method: 'PUT', body }),
    submit: () => post('submissions'),
    closeShop: (reason: string) => post('closures', { reason }),

    products: (query: { status?: string; limit?: number; after?: string | null } = {}) => get<Page<S.OwnProductRow>>('products', query),
    product: (productId: string) => get<S.OwnProduct>(product(productId)),
    addProduct: (body: ProductFields & { id: string; photos: string[] }) => post<S.OwnProduct>('products', body),
    changeProduct: (productId: string, body: Record<string, unknown>) =>
      json<S.OwnProduct>(event, at(product(productId)), { method: 'PATCH', body }),
    changeProducts: (items: PriceEdit[]) => json<S.ChangedGoods>(event, at('products'), { method: 'PATCH', body: { items } }),
    publish: (productId: string) => post(`${product(productId)}/publication`),
    sheet: (sheetId: string) => get<S.SentSheet>(`products/imports/${id(sheetId)}`),
    sendSheet: async (file: File, dryRun: boolean): Promise<S.SentSheet> => {
      const { type, bytes } = await sheetBytes(file);
      const answer = await sendBytes(event, `${at('products/imports')}?dryRun=${dryRun}`, 'POST', { 'content-type': type }, bytes);
      return (await answer.json()) as S.SentSheet;
    },
    hide: (productId: string) => post(`${product(productId)}/hidings`),
    show: (productId: string) => post(`${product(productId)}/showings`),
    confirm: (productId: string, hash: string) => post(`${product(productId)}/confirmations`, { hash }),
    setStock: (productId: string, variantId: string, onHand: number) =>
      json<unknown>(event, at(`${product(productId)}/stock`), { method: 'PUT', body: { variantId, onHand } }),
    codes: (productId: string) => get<ProductCodes>(`${product(productId)}/codes`),
    withdrawGtin: (productId: string, gtinId: string, reason: string) => post(`${product(productId)}/gtins/${id(gtinId)}/withdrawals`, { reason }),
    claimGtin: (productId: string, gtin: string, variantId?: string) => post<ProductCodes>(`${product(productId)}/gtins`, { gtin, variantId }),
    addLot: (productId: string, body: Record<string, unknown>) => post<OwnLot>(`${product(productId)}/lots`, body),
    correctLot: (productId: string, lotId: string, body: Record<string, unknown>) => post<OwnLot>(`${product(productId)}/lots/${id(lotId)}/corrections`, body),
    attributes: (set: string) => json<{ items: S.Attribute[] }>(event, '/api/product-attributes', { query: { set } }),
    quote: (price: number, set?: string | null) => get<S.MoneyQuote>('quotes', { price, set }),
    sale: (code: string) => get<S.Sale>(`sales/${id(code)}`),
    balance: () => get<S.Balance>('balance'),
    directPayments: () => get<Page<S.DirectPayment>>('direct-payments', { waiting: 'true' }),
    confirmDirect: (code: string) => post<unknown>(`direct-payments/${encodeURIComponent(code)}/confirmations`, {}),
    directRefunds: () => get<Page<DirectRefund>>('direct-refunds', { limit: 50 }),
    directRefundSent: (refundId: string, body: { reference: string; note: string }) => post<unknown>(`direct-refunds/${id(refundId)}/transfers`, body),
    orderMoney: (code: string) => get<S.OrderMoney>(`sales/${encodeURIComponent(code)}/money`),
    statement: (month?: string) => get<S.Statement>('statements', { month }),
    payouts: (limit = 10, after?: string | null) => get<Page<S.OwnPayout> & { upcoming: S.Upcoming }>('payouts', { limit, after }),
    payout: (payoutId: string) => get<S.OwnPayoutDetail>(`payouts/${id(payoutId)}`),
    taxCertificate: (year?: string) => get<TaxCertificate>('tax-certificates', { year }),
    certificates: () => get<{ items: S.OwnCertificate[] }>('certificates'),

    orders: (query: { step?: string; status?: string; limit?: number; after?: string | null }) => get<Page<S.SellerOrder>>('orders', query),
    order: (code: string) => get<S.SellerOrder>(order(code)),
    ordersSummary: () => get<S.OrdersSummary>('orders/summary'),
    accept: (code: string) => post(`${order(code)}/acceptances`),
    handOver: (code: string, body: { carrier?: string; trackingNumber?: string }) => post(`${order(code)}/handovers`, body),
    deliver: (code: string, body: Record<string, unknown>) => post(`${order(code)}/deliveries`, body),
    refuse: (code: string, body: { reason: string; note?: string }) => post(`${order(code)}/refusals`, body),
    takeBack: (code: string, body: { reason: string; note?: string }) => post(`${order(code)}/returns`, body),
    delay: (code: string, body: { sendBy: string; reason: string }) => post(`${order(code)}/delays`, body),
    refunds: (code: string) => get<S.OrderRefunds>(`${order(code)}/refunds`),
    giveBack: (code: string, body: { lines?: { variantId: string; quantity: number }[]; delivery?: boolean; reason: string }, key: string) =>
      post(`${order(code)}/refunds`, body, key),
    claims: (query: { state?: string; order?: string; limit?: number }) => get<Page<Claim>>('claims', query),
    acceptClaim: (claimId: string, body: { outcome: string; delivery?: boolean }) => post(`claims/${id(claimId)}/acceptances`, body),
    declineClaim: (claimId: string, reason: string) => post(`claims/${id(claimId)}/refusals`, { reason }),
    sentForClaim: (claimId: string) => post(`claims/${id(claimId)}/replacements`),
    relayedOrders: () => get<{ items: S.RelayedOrder[] }>('relayed-orders'),
    acceptRelayed: (code: string) => post(`relayed-orders/${id(code)}/acceptances`),
    packingList: (query: { codes?: string; status?: string }) => get<S.PackingList>('orders/packing-list', query),
    label: (code: string) => get<S.ParcelLabel>(`${order(code)}/label`),

    stallSales: (day?: string) => get<S.StallDay>('stall-sales', { day }),
    stallSale: (saleId: string) => get<S.StallSale>(`stall-sales/${id(saleId)}`),
    openStallSale: (body: { amount: number; note?: string; tender: 'qr' | 'cash' }, key: string) =>
      post<S.StallSale>('stall-sales', body, key),
    cancelStallSale: (saleId: string) => post(`stall-sales/${id(saleId)}/cancellations`),

    members: () => get<{ items: S.Member[] }>('members'),
    addMember: (body: { phone: string; role: string }) => post('members', body),
    removeMember: (accountId: string) => json<unknown>(event, at(`members/${id(accountId)}`), { method: 'DELETE' }),
    households: () => get<{ items: S.LinkedSeller[] }>('households'),
    addHousehold: (body: { name: string; phone: string }) => post('households', body),
    removeHousehold: (householdId: string) => json<unknown>(event, at(`households/${id(householdId)}`), { method: 'DELETE' }),

    cooperatives: () => get<{ items: S.LinkedSeller[] }>('cooperatives'),
    joinCooperative: (cooperativeId: string) => post(`cooperatives/${id(cooperativeId)}/acceptances`),
    leaveCooperative: (cooperativeId: string) => json<unknown>(event, at(`cooperatives/${id(cooperativeId)}`), { method: 'DELETE' }),
    cooperativeLines: () => get<{ items: S.CooperativeLine[] }>('cooperative-lines'),

    consents: () => get<{ items: S.Consent[] }>('consents'),
    giveConsent: (body: { assistantPhone: string; scopes: string[]; until: string }) => post('consents', body),
    revokeConsent: (consentId: string) => json<unknown>(event, at(`consents/${id(consentId)}`), { method: 'DELETE' }),
    assistedActivity: () => get<{ items: S.AssistedWrite[] }>('assisted-activity'),
  };
}

export type SellerApi = ReturnType<typeof sellerApi>;
