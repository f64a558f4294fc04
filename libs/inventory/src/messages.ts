import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'inventory.insufficient_stock': { vi: 'Có món không còn đủ hàng. Xem lại số lượng.', en: 'Some goods are no longer in stock. Check the quantities.' },
  'inventory.line_short': { vi: 'Chỉ còn {available}, anh chị cần {requested}.', en: 'Only {available} left of the {requested} wanted.' },
  'inventory.below_reserved': { vi: 'Đã có {reserved} phần được giữ cho đơn. Số còn lại không được thấp hơn.', en: '{reserved} are held for orders; what is on hand cannot be less.' },
  'inventory.stock_not_found': { vi: 'Không có mặt hàng này trong kho của gian hàng.', en: 'This seller has no such goods in stock.' },
  'inventory.not_reserved': { vi: 'Đơn này không giữ món hàng đó.', en: 'This order does not hold those goods.' },
});
