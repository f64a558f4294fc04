/** The parts of the shop's answers that tests read. */
export interface Page<Item> { items: Item[]; next: string | null }
export interface SellerRef { id: string; slug: string; name: string }
export interface Card { id: string; slug: string; name: string; price: number; seller: SellerRef; area: { code: string; name: string }; inStock: boolean; isAlcohol: boolean; certificate: { stars: number } | null }
export interface Variant { id: string; name: string; price: number; available: number; netWeightGrams: number }
export interface Product extends Card { variants: Variant[] }
export interface Line { variantId: string; quantity: number; unitPrice: number; total: number }
export interface Cart { id: string; sellers: { seller: SellerRef; lines: Line[]; itemsTotal: number }[]; itemsTotal: number }
export interface Quote { sellers: { sellerId: string; delivery: { code: string; name: string; fee: number }[] }[]; itemsTotal: number }
export interface Order { code: string; status: string; seller: SellerRef; lines: Line[]; itemsTotal: number; deliveryFee: number; total: number }
export interface Attempt { id: string; method: string; status: string; amount: number; expiresAt: string | null; redirectUrl?: string; qr?: { payload: string; svg: string; memo: string; bankBin: string; accountNumber: string } }
export interface OrderGroup { code: string; accessToken: string; status: string; total: number; paidAmount: number; expiresAt: string | null; orders: Order[]; payments: Attempt[] }
export interface Me { id: string; phoneNumber: string; roles: string[]; sellers: { id: string; name: string; role: string }[]; officerAreas: string[] }
export interface Indicator { code: string; definitionVersion: string | number; area: string; numerator: number; denominator: number; unknown: number; rate: number | null; breakdown: { area: string; numerator: number; denominator: number }[]; rowsUrl: string }
export interface BankEntry { reference: string; amount: number; state: string }
