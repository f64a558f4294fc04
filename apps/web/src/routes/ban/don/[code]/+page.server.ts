import { asking, type SentForm } from '$lib/server/asking';
import { orNotFound } from '$lib/server/not-found';
import { quietly } from '$lib/server/quietly';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const api = sellerApi(event, seller?.id ?? '');
  const { code } = event.params;
  const [order, sale, refunds, claims] = await Promise.all([
    orNotFound(api.order(code)),
    quietly(api.sale(code)),
    quietly(api.refunds(code)),
    quietly(api.claims({ order: code, limit: 1 })),
  ]);
  return { order, sale, refunds, claim: claims?.items[0] ?? null, key: crypto.randomUUID() };
};

const moving = (move: (code: string, ...rest: Parameters<Parameters<typeof asking>[0]>) => Promise<unknown>) =>
  asking((api, form, event) => move(event.params.code ?? '', api, form, event));

export const actions: Actions = {
  nhan: moving((code, api) => api.accept(code)),
  giao: moving((code, api, { text }) => api.handOver(code, { carrier: text('hang', 80), trackingNumber: text('van_don', 80) })),
  toi: moving((code, api, { text }) => {
    const method = text('thu', 4);
    const amount = Number(text('so_tien', 12));
    return api.deliver(code, method && amount ? { collected: { method, amount } } : {});
  }),
  'tu-choi': moving((code, api, { text }) => api.refuse(code, { reason: text('ly_do', 20) ?? 'other', note: text('ghi', 200) })),
  'tra-lai': moving((code, api, { text }) => api.takeBack(code, { reason: text('ly_do', 20) ?? 'other', note: text('ghi', 200) })),
  cham: moving((code, api, { text }) => api.delay(code, { sendBy: text('ngay', 10) ?? '', reason: text('ghi', 200) ?? '' })),
  'tra-tien': moving((code, api, { text, all }) => api.giveBack(code, givenBack(text, all), text('khoa', 64) ?? '')),
  'yeu-cau': moving((_code, api, { text }) => {
    const [outcome, delivery] = [text('cach', 12) ?? 'refund', text('tien_gui', 2) !== undefined];
    return api.acceptClaim(text('yeu_cau', 40) ?? '', outcome === 'refund' ? { outcome, delivery } : { outcome });
  }),
  'khong-dong-y': moving((_code, api, { text }) => api.declineClaim(text('yeu_cau', 40) ?? '', text('ghi', 500) ?? '')),
  'da-gui-thay': moving((_code, api, { text }) => api.sentForClaim(text('yeu_cau', 40) ?? '')),
};

/** Nothing ticked but “all”: all that is left. Else the units of each line, and the delivery where it is ticked. */
function givenBack(text: SentForm['text'], all: SentForm['all']) {
  const reason = text('ghi', 200) ?? '';
  if (text('phan', 5) !== 'mon') return { reason };
  const lines = all('mon').flatMap((variantId) => {
    const quantity = Number(text(`so.${variantId}`, 4));
    return quantity > 0 ? [{ variantId, quantity }] : [];
  });
  return { reason, delivery: text('tien_gui', 2) !== undefined, ...(lines.length > 0 && { lines }) };
}
