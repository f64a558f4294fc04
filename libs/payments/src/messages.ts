import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'payments.order_token_required': { vi: 'Mở đơn bằng đường dẫn đã gửi khi đặt hàng.', en: 'Open the order by the link you got when ordering.' },
  'payments.group_not_found': { vi: 'Không tìm thấy đơn này.', en: 'There is no such order.' },
  'payments.method_not_available': { vi: 'Hiện chưa nhận cách trả tiền này. Chọn cách khác.', en: 'This way of paying is not available now. Choose another.' },
  'payments.payable_closed': { vi: 'Đơn này không còn chờ trả tiền nữa.', en: 'This order is no longer waiting for payment.' },
  'payments.too_many_attempts': { vi: 'Đơn này đã chọn cách trả tiền nhiều lần quá. Trả bằng mã đã có, hoặc chuyển khoản ghi mã đơn.', en: 'Ways of paying were chosen too often for this order. Pay by one you have, or transfer the money with the order code.' },
  'payments.cod_not_allowed': { vi: 'Đơn này không trả tiền khi nhận hàng được. Chọn chuyển khoản hoặc VNPay.', en: 'This order cannot be paid at the door. Choose bank transfer or VNPay.' },
  'payments.partly_paid': { vi: 'Đơn này đã trả một phần. Trả nốt phần còn lại bằng chuyển khoản hoặc VNPay.', en: 'Part of this order is paid. Pay the rest by bank transfer or VNPay.' },
  'payments.splits_do_not_sum': { vi: 'Tiền chia cho từng người bán không bằng tổng đơn.', en: 'The parts of the sellers do not add up to the total.' },
  'payments.bad_signature': { vi: 'Chữ ký của thông báo không đúng hoặc đã quá giờ.', en: 'The signature of this notice is wrong or too old.' },
});
