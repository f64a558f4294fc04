import type { Language } from '../page.js';
import type { RefusalCode } from './payment-request.js';

interface Messages {
  readonly banner: string;
  readonly paymentTitle: string;
  readonly errorTitle: string;
  readonly errorCode: string;
  readonly parameter: string;
  readonly amount: string;
  readonly orderInfo: string;
  readonly reference: string;
  readonly expires: string;
  readonly way: string;
  readonly ways: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly switches: string;
  readonly ipn: string;
  readonly ipnChoices: Readonly<Record<string, string>>;
  readonly delay: string;
  readonly times: string;
  readonly corruption: string;
  readonly corruptions: Readonly<Record<string, string>>;
  readonly returnTo: string;
  readonly stayedTitle: string;
  readonly stayed: string;
  readonly returnLink: string;
  readonly logTitle: string;
  readonly logIntro: string;
  readonly payments: string;
  readonly notices: string;
  readonly none: string;
  readonly pending: string;
  readonly refunded: string;
  readonly resend: string;
  readonly answer: string;
  readonly noAnswer: string;
  readonly refusals: Readonly<Record<RefusalCode, string>>;
}

const vi: Messages = {
  banner: 'GIẢ LẬP – không phải VNPAY, không có tiền thật',
  paymentTitle: 'Cổng thanh toán giả lập',
  errorTitle: 'Không mở được giao dịch',
  errorCode: 'Mã lỗi',
  parameter: 'Tham số',
  amount: 'Số tiền',
  orderInfo: 'Nội dung',
  reference: 'Mã giao dịch của cửa hàng',
  expires: 'Hết hạn lúc',
  way: 'Cách trả tiền',
  ways: { VNPAYQR: 'Quét mã QR', VNBANK: 'Thẻ hoặc tài khoản trong nước', INTCARD: 'Thẻ quốc tế', NCB: 'Ngân hàng NCB' },
  outcome: 'Chọn kết quả',
  outcomes: {
    success: 'Trả tiền thành công (00)', cancelled: 'Huỷ giao dịch (24)', insufficient: 'Không đủ số dư (51)',
    wrong_otp: 'Sai OTP (13)', suspected_fraud: 'Đã trừ tiền, nghi gian lận (07)', expired: 'Hết hạn chờ (11)',
    bank_down: 'Ngân hàng bảo trì (75)', not_registered: 'Chưa đăng ký Internet Banking (09)',
    wrong_card_data: 'Sai thông tin thẻ quá 3 lần (10)', card_locked: 'Thẻ bị khoá (12)',
    over_limit: 'Quá hạn mức ngày (65)', wrong_password: 'Sai mật khẩu quá số lần (79)', other_error: 'Lỗi khác (99)',
  },
  switches: 'Tuỳ chỉnh thông báo IPN và đường về',
  ipn: 'Gửi IPN',
  ipnChoices: { before: 'Trước khi trình duyệt quay về', after: 'Sau khi trình duyệt quay về', never: 'Không gửi' },
  delay: 'Gửi chậm (giây)',
  times: 'Số lần gửi',
  corruption: 'Làm hỏng IPN',
  corruptions: { none: 'Không', signature: 'Sai chữ ký', amount: 'Sai số tiền' },
  returnTo: 'Đưa trình duyệt về cửa hàng',
  stayedTitle: 'Đã ghi nhận kết quả',
  stayed: 'Trình duyệt được giữ lại ở đây, như khi người mua đóng trang.',
  returnLink: 'Về cửa hàng bằng địa chỉ đã ký',
  logTitle: 'Nhật ký cổng thanh toán giả lập',
  logIntro: 'Các giao dịch và thông báo IPN gần nhất, mới nhất ở trên.',
  payments: 'Giao dịch',
  notices: 'Thông báo IPN',
  none: 'Chưa có gì.',
  pending: 'chưa trả tiền',
  refunded: 'đã hoàn',
  resend: 'Gửi lại IPN',
  answer: 'Trả lời',
  noAnswer: 'không có trả lời',
  refusals: {
    '01': 'Mã giao dịch đã được dùng trong ngày với nội dung khác.',
    '02': 'Giao dịch này đã có kết quả.',
    '03': 'Dữ liệu gửi sang không đúng định dạng.',
    '15': 'Giao dịch đã quá thời gian chờ thanh toán.',
    '70': 'Sai chữ ký.',
    '72': 'Không tìm thấy website (TmnCode).',
    '76': 'Ngân hàng hoặc cách trả tiền không được hỗ trợ.',
  },
};

const en: Messages = {
  banner: 'GIẢ LẬP – không phải VNPAY, không có tiền thật · SIMULATION – not VNPAY, no real money',
  paymentTitle: 'Simulated payment gateway',
  errorTitle: 'The payment cannot be opened',
  errorCode: 'Error code',
  parameter: 'Parameter',
  amount: 'Amount',
  orderInfo: 'Description',
  reference: "The shop's reference",
  expires: 'Expires at',
  way: 'Way to pay',
  ways: { VNPAYQR: 'Scan a QR code', VNBANK: 'Domestic card or account', INTCARD: 'International card', NCB: 'NCB bank' },
  outcome: 'Choose the outcome',
  outcomes: {
    success: 'Paid (00)', cancelled: 'Cancelled (24)', insufficient: 'Insufficient balance (51)',
    wrong_otp: 'Wrong OTP (13)', suspected_fraud: 'Debited, suspected fraud (07)', expired: 'Expired (11)',
    bank_down: 'Bank under maintenance (75)', not_registered: 'Not registered for Internet banking (09)',
    wrong_card_data: 'Wrong card data more than 3 times (10)', card_locked: 'Card locked (12)',
    over_limit: 'Over the daily limit (65)', wrong_password: 'Wrong password too often (79)', other_error: 'Other error (99)',
  },
  switches: 'Adjust the IPN notice and the way back',
  ipn: 'Send the IPN',
  ipnChoices: { before: 'Before the browser returns', after: 'After the browser returns', never: 'Never' },
  delay: 'Delay (seconds)',
  times: 'Times sent',
  corruption: 'Spoil the IPN',
  corruptions: { none: 'No', signature: 'Wrong signature', amount: 'Wrong amount' },
  returnTo: 'Take the browser back to the shop',
  stayedTitle: 'The outcome is recorded',
  stayed: 'The browser stays here, as when the buyer closes the page.',
  returnLink: 'Back to the shop by the signed address',
  logTitle: 'Log of the simulated gateway',
  logIntro: 'The latest payments and IPN notices, newest first.',
  payments: 'Payments',
  notices: 'IPN notices',
  none: 'Nothing yet.',
  pending: 'not paid',
  refunded: 'refunded',
  resend: 'Send the IPN again',
  answer: 'Answer',
  noAnswer: 'no answer',
  refusals: {
    '01': 'The reference was already used today with other contents.',
    '02': 'This payment already has an outcome.',
    '03': 'The data sent are not in the documented form.',
    '15': 'The time to pay has passed.',
    '70': 'Wrong signature.',
    '72': 'Unknown website (TmnCode).',
    '76': 'Unsupported bank or way to pay.',
  },
};

export const MESSAGES: Readonly<Record<Language, Messages>> = { vi, en };
