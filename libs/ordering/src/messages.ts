import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'ordering.cart_not_found': { vi: 'Không còn giỏ hàng này. Chọn lại hàng nhé.', en: 'This cart no longer exists. Choose your goods again.' },
  'ordering.cart_empty': { vi: 'Giỏ hàng đang trống.', en: 'The cart is empty.' },
  'ordering.cart_full': { vi: 'Giỏ chỉ chứa {lines} món. Đặt bớt rồi thêm tiếp.', en: 'A cart holds {lines} kinds of goods. Place this order first.' },
  'ordering.variant_not_found': { vi: 'Chợ không bán món này.', en: 'The market does not sell this.' },
  'ordering.not_for_sale': { vi: 'Có món không còn bán. Bỏ món đó ra rồi đặt lại.', en: 'Something in the cart is no longer sold. Take it out and try again.' },
  'ordering.line_not_for_sale': { vi: 'Món này không còn bán.', en: 'This is no longer sold.' },
  'ordering.unknown_commune': { vi: 'Không có xã, phường này. Chọn lại nơi nhận.', en: 'There is no such commune. Choose where to deliver again.' },
  'ordering.delivery_missing': { vi: 'Chưa chọn cách giao hàng.', en: 'Choose how the goods should reach you.' },
  'ordering.delivery_not_offered': { vi: 'Cách giao này không dùng được cho kiện hàng. Chọn cách khác.', en: 'This way of delivery is not offered for this parcel. Choose another.' },
  'ordering.age_not_confirmed': { vi: 'Rượu chỉ bán cho người đủ 18 tuổi. Đánh dấu xác nhận tuổi.', en: 'Alcohol is sold to people of 18 and over. Confirm your age.' },
  'ordering.total_changed': { vi: 'Giá vừa đổi, tổng nay là {total} đ. Xem lại rồi đặt.', en: 'Prices have just changed; the total is now {total} đ. Check and order again.' },
  'ordering.order_group_not_found': { vi: 'Không tìm thấy đơn này. Xem lại đường dẫn.', en: 'There is no such order. Check the link.' },
  'ordering.too_many_streams': { vi: 'Trang đơn này đang mở ở nhiều nơi quá. Đóng bớt rồi tải lại.', en: 'This order is open in too many places. Close some and load it again.' },
  'ordering.already_paid': { vi: 'Đơn đã trả tiền nên không hủy ở đây được.', en: 'The order is paid and cannot be cancelled here.' },
  'ordering.nothing_to_cancel': { vi: 'Không còn gì để hủy: hàng đã đi hoặc đơn đã đóng.', en: 'Nothing is left to cancel: the goods are on their way or the order is closed.' },
  'ordering.order_not_found': { vi: 'Gian hàng không có đơn này.', en: 'This seller has no such order.' },
  'ordering.collection_missing': { vi: 'Ghi số tiền đã thu: {total} đ, tiền mặt hay quét mã.', en: 'State what was collected: {total} đ, in cash or by QR.' },
  'ordering.wrong_collection': { vi: 'Đơn này thu {total} đ, không phải {amount} đ.', en: 'This order collects {total} đ, not {amount} đ.' },
  'ordering.nothing_to_collect': { vi: 'Đơn đã trả tiền. Không thu thêm gì.', en: 'The order is paid; there is nothing to collect.' },
});
