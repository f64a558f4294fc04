import { m } from '$lib/paraglide/messages';
import { productState } from '$lib/seller/wording';
import type { HouseholdGoods } from '$lib/server/assistant-types';

type Known = Pick<HouseholdGoods, 'state' | 'revision'>;

/** Written by an assistant and not yet confirmed by the household: it may not go to review. */
export const isToRead = ({ revision }: Known): boolean =>
  revision.by === 'assistant' && revision.confirmedAt === null && ['draft', 'changes_asked'].includes(revision.state);

/** Where the goods are, in words and a tone. */
export const goodsState = (goods: Known): { text: string; tone: string } =>
  isToRead(goods) ? { text: m.goods_to_read(), tone: 'wait' } : productState(goods.state);
