import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'identity.otp_wrong': { vi: 'Mã chưa đúng. Xem lại tin nhắn mới nhất rồi nhập lại.', en: 'This code is not right. Check your latest message and type it again.' },
  'identity.otp_expired': { vi: 'Mã đã hết hạn. Xin mã mới.', en: 'This code has expired. Ask for a new one.' },
  'identity.too_many_attempts': { vi: 'Nhập sai mã nhiều lần quá. Xin mã mới, hoặc chờ {minutes} phút rồi thử lại.', en: 'Too many wrong codes. Ask for a new code, or wait {minutes} minutes and try again.' },
  'identity.too_many_requests': { vi: 'Xin mã nhiều lần quá. Dùng mã trong tin nhắn mới nhất, hoặc chờ {minutes} phút.', en: 'Too many codes asked for. Use the one in your latest message, or wait {minutes} minutes.' },
  'identity.foreign_site': { vi: 'Yêu cầu này gửi từ một trang khác. Mở lại chợ rồi làm lại.', en: 'This request came from another site. Open the market and do it there.' },
});
