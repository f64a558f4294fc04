import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'insight.indicator_not_found': { vi: 'Không có chỉ số này. Hiện có: I1, I5a, I5b.', en: 'There is no such indicator. There are I1, I5a and I5b.' },
  'insight.area_not_found': { vi: 'Không có địa bàn mang mã này.', en: 'There is no area with this code.' },
  'insight.area_outside_scope': { vi: 'Địa bàn này không thuộc, hoặc không thuộc hẳn, phần anh chị phụ trách.', en: 'This area is not, or not wholly, within your responsibility.' },
  'insight.no_area': { vi: 'Tài khoản này chưa được giao địa bàn nào.', en: 'No area has been given to this account.' },
  'insight.bad_period': { vi: 'Kỳ báo cáo viết như 2026-10, 2026-Q4, 2026-H2 hoặc 2026.', en: 'A period is written like 2026-10, 2026-Q4, 2026-H2 or 2026.' },
  'insight.bad_day': { vi: 'Ngày viết như 2026-11-22.', en: 'A day is written like 2026-11-22.' },
  'insight.bad_parting': { vi: 'Chỉ số này không chia được theo cách đó.', en: 'This indicator cannot be taken apart in that way.' },
  'insight.whole_scope': { vi: 'Toàn bộ địa bàn phụ trách', en: 'The whole area you answer for' },
  'insight.I1.title': { vi: 'Tỷ lệ sản phẩm OCOP có bán trên chợ này', en: 'OCOP products listed on this market' },
  'insight.I1.definition': {
    vi: 'Trong các sản phẩm OCOP từ 3 sao trở lên có giấy chứng nhận còn hiệu lực vào ngày này (kể cả thời gian chờ kết quả đánh giá lại theo luật), mỗi giấy tính một lần: bao nhiêu sản phẩm cuối ngày đang bày công khai trên chợ này, có giá và còn hàng. Giấy chưa khớp được với mặt hàng nào thì tính là chưa rõ, vẫn nằm trong mẫu số.',
    en: 'Of the OCOP products of 3 stars or more whose certificate is effective on this day (lawful grace included), once per certificate: how many are public here at the end of the day, priced and in stock. A certificate that is matched with no product counts as unknown, inside the denominator.',
  },
  'insight.I5a.title': { vi: 'Tỷ lệ đơn hàng không dùng tiền mặt', en: 'Cashless rate by count' },
  'insight.I5a.definition': {
    vi: 'Trong các đơn đã giao trong kỳ (theo ngày giao) và đã trả tiền: bao nhiêu đơn trả không bằng tiền mặt, kể cả quét mã khi nhận hàng. Đơn đã giao mà chưa ghi nhận tiền thì tính là chưa rõ, nằm ngoài mẫu số.',
    en: 'Of the orders delivered in the period (by day of delivery) and paid: how many were not paid in cash; a QR transfer at the door is cashless. Orders delivered but not recorded as paid count as unknown, outside the denominator.',
  },
  'insight.I5b.title': { vi: 'Tỷ lệ giá trị không dùng tiền mặt', en: 'Cashless rate by value' },
  'insight.I5b.definition': {
    vi: 'Như I5a, tính theo số tiền đã trả cho các đơn ấy, gồm cả phí giao hàng.',
    en: 'As I5a, by what was paid for those orders, delivery included.',
  },
});
