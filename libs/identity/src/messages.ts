import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'identity.otp_wrong': { vi: 'Mã chưa đúng. Xem lại tin nhắn mới nhất rồi nhập lại.', en: 'This code is not right. Check your latest message and type it again.' },
  'identity.otp_expired': { vi: 'Mã đã hết hạn. Xin mã mới.', en: 'This code has expired. Ask for a new one.' },
  'identity.too_many_attempts': { vi: 'Nhập sai mã nhiều lần quá. Xin mã mới, hoặc chờ {minutes} phút rồi thử lại.', en: 'Too many wrong codes. Ask for a new code, or wait {minutes} minutes and try again.' },
  'identity.too_many_requests': { vi: 'Xin mã nhiều lần quá. Dùng mã trong tin nhắn mới nhất, hoặc chờ {minutes} phút.', en: 'Too many codes asked for. Use the one in your latest message, or wait {minutes} minutes.' },
  'identity.officer_areas_do_not_fit': { vi: 'Cán bộ tỉnh phụ trách cả tỉnh; cán bộ xã phụ trách từng xã.', en: 'An officer of a province answers for provinces, one of communes for communes.' },
  'identity.officer_area_unknown': { vi: 'Không có địa bàn mang mã: {codes}.', en: 'There is no area with the code: {codes}.' },
  'identity.officer_grant_over': { vi: 'Ngày cuối phải từ hôm nay trở đi và không trước ngày đầu.', en: 'The last day must not lie before today or before the first day.' },
  'identity.officer_not_oneself': { vi: 'Không tự phân công cho mình. Nhờ người vận hành khác.', en: 'Nobody makes himself an officer. Ask another operator.' },
  'identity.officer_already': { vi: 'Người này đã được phân công trong thời gian ấy. Thu hồi phân công cũ trước.', en: 'This person is an officer already in that time. Revoke that first.' },
  'identity.officer_grant_not_found': { vi: 'Không có phân công này.', en: 'There is no such post.' },
  'identity.officer_grant_revoked': { vi: 'Phân công này đã thu hồi trước đó.', en: 'This post was revoked before.' },
  'identity.foreign_site': { vi: 'Yêu cầu này gửi từ một trang khác. Mở lại chợ rồi làm lại.', en: 'This request came from another site. Open the market and do it there.' },
});
