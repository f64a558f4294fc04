import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'notice.otp': { vi: 'Chợ Phiên: mã đăng nhập {code}, dùng trong {minutes} phút. Không đưa mã này cho ai.', en: 'Chợ Phiên: your sign-in code is {code}, good for {minutes} minutes. Give it to nobody.' },
  'notice.order_ready': { vi: 'Chợ Phiên: có đơn mới {orderCode}, {total}, {payment}. Mở gian hàng để nhận đơn.', en: 'Chợ Phiên: new order {orderCode}, {total}, {payment}. Open your shop to accept it.' },
  'notice.paid': { vi: 'đã trả tiền', en: 'paid' },
  'notice.pay_at_door': { vi: 'trả tiền khi nhận', en: 'to be paid at the door' },
  'notice.payment_received': { vi: 'Chợ Phiên: đã nhận {amount} cho đơn {groupCode}. Cảm ơn bạn.', en: 'Chợ Phiên: we received {amount} for order {groupCode}. Thank you.' },
  'notice.refund_requested': { vi: 'Chợ Phiên: {amount} của đơn {groupCode} sẽ được trả lại cho bạn.', en: 'Chợ Phiên: {amount} of order {groupCode} will be paid back to you.' },
});
