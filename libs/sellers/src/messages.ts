import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'seller.not_found': { vi: 'Không có gian hàng này, hoặc bạn không phải người của gian hàng.', en: 'There is no such seller, or you are not one of its members.' },
  'seller.role_not_enough': { vi: 'Việc này cần chủ gian hàng hoặc người được giao quyền.', en: 'This needs the owner or someone with that right.' },
  'sellers.slug_taken': { vi: 'Tên trang này đã có gian hàng khác dùng.', en: 'Another seller already uses this page name.' },
  'sellers.unknown_commune': { vi: 'Không có xã, phường với mã {code}.', en: 'There is no commune with the code {code}.' },
});
