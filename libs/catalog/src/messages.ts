import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'catalog.product_not_found': { vi: 'Không có mặt hàng này, hoặc người bán đã cất đi.', en: 'There are no such goods, or the seller took them away.' },
  'catalog.shop_not_found': { vi: 'Không có gian hàng này.', en: 'There is no such shop.' },
  'catalog.unknown_product_set': { vi: 'Không có bộ sản phẩm {code}.', en: 'There is no product set {code}.' },
  'catalog.picture_not_found': { vi: 'Không có hình này.', en: 'There is no such picture.' },
});
