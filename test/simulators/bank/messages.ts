import type { Language } from '../page.js';
import type { TransferRefusal } from './bank.js';
import type { Mangle } from './memo.js';
import type { Transfer } from './transfer.js';
import type { QrFault } from './vietqr.js';

interface Messages {
  readonly banner: string;
  readonly homeTitle: string;
  readonly account: string;
  readonly balance: string;
  readonly scan: string;
  readonly payload: string;
  readonly read: string;
  readonly byHand: string;
  readonly transferTitle: string;
  readonly bank: string;
  readonly accountNumber: string;
  readonly amount: string;
  readonly memo: string;
  readonly send: string;
  readonly switches: string;
  readonly notice: string;
  readonly noticeChoices: { readonly send: string; readonly never: string };
  readonly delay: string;
  readonly times: string;
  readonly mangle: string;
  readonly mangles: Readonly<Record<Mangle, string>>;
  readonly badSignature: string;
  readonly oldTimestamp: string;
  readonly outgoing: string;
  readonly doneTitle: string;
  readonly done: string;
  readonly content: string;
  readonly reference: string;
  readonly event: string;
  readonly time: string;
  readonly notices: string;
  readonly noticeStates: Readonly<Record<Transfer['notice'], string>>;
  readonly noAnswer: string;
  readonly resend: string;
  readonly home: string;
  readonly statement: string;
  readonly none: string;
  readonly errorTitle: string;
  readonly otherScheme: (scheme: string) => string;
  readonly badForm: string;
  readonly notFound: string;
  readonly faults: Readonly<Record<QrFault, string>>;
  readonly refusals: Readonly<Record<TransferRefusal, string>>;
}

const vi: Messages = {
  banner: 'GIẢ LẬP – không phải ngân hàng thật, không có tiền thật',
  homeTitle: 'Ngân hàng giả lập',
  account: 'Tài khoản nhận của cửa hàng',
  balance: 'Số dư',
  scan: 'Quét mã VietQR',
  payload: 'Dán nội dung mã QR',
  read: 'Đọc mã',
  byHand: 'Chuyển tiền không cần mã',
  transferTitle: 'Chuyển tiền',
  bank: 'Mã ngân hàng (BIN)',
  accountNumber: 'Số tài khoản nhận',
  amount: 'Số tiền (đồng)',
  memo: 'Nội dung chuyển tiền',
  send: 'Chuyển tiền',
  switches: 'Tuỳ chỉnh giao dịch và báo có',
  notice: 'Báo có cho cửa hàng',
  noticeChoices: { send: 'Gửi', never: 'Không gửi (bị lạc)' },
  delay: 'Gửi chậm (giây)',
  times: 'Số lần gửi',
  mangle: 'Ngân hàng sửa nội dung',
  mangles: {
    upper: 'Viết hoa hết', lower: 'Viết thường hết', strip: 'Bỏ dấu và dấu câu', prefix: 'Thêm số tham chiếu ở đầu',
    suffix: 'Thêm chữ ở cuối', wrap: 'Bọc kiểu MBVCB…CT tu…', truncate: 'Cắt còn 25 ký tự',
  },
  badSignature: 'Chữ ký sai',
  oldTimestamp: 'Dấu thời gian cũ 10 phút',
  outgoing: 'Tiền ra khỏi tài khoản cửa hàng',
  doneTitle: 'Chuyển tiền thành công',
  done: 'Giao dịch giả lập đã được ghi. Hãy quay lại trang đơn hàng để xem cửa hàng đã nhận tiền chưa.',
  content: 'Nội dung ngân hàng ghi',
  reference: 'Số tham chiếu',
  event: 'Mã sự kiện',
  time: 'Thời gian',
  notices: 'Các lần báo có',
  noticeStates: { none: 'chưa gửi', due: 'đang gửi lại', delivered: 'cửa hàng đã nhận', given_up: 'thôi gửi lại' },
  noAnswer: 'không có trả lời',
  resend: 'Gửi lại báo có',
  home: 'Về trang chính',
  statement: 'Sao kê gần đây',
  none: 'Chưa có giao dịch.',
  errorTitle: 'Không chuyển được tiền',
  otherScheme: (scheme) => `Mã QR này thuộc ${scheme}, không phải mã chuyển khoản VietQR.`,
  badForm: 'Thông tin chuyển tiền chưa đúng. Số tiền là số nguyên đồng, tối thiểu 1.',
  notFound: 'Không có giao dịch này.',
  faults: {
    no_crc: 'Đây không phải mã VietQR: thiếu mã kiểm tra ở cuối.',
    wrong_crc: 'Mã kiểm tra không khớp: mã QR bị sai hoặc thiếu ký tự.',
    broken: 'Cấu trúc mã QR bị hỏng.',
    format: 'Mã QR không theo chuẩn EMVCo.',
    no_account: 'Mã QR không có tài khoản nhận.',
    bin: 'Mã ngân hàng trong mã QR không hợp lệ.',
    account: 'Số tài khoản trong mã QR không hợp lệ.',
    service: 'Mã QR không ghi đúng dịch vụ chuyển tiền.',
    currency: 'Mã QR không phải tiền đồng.',
    country: 'Mã QR không phải của Việt Nam.',
    amount: 'Số tiền trong mã QR không hợp lệ.',
  },
  refusals: {
    unknown_account: 'Ngân hàng giả lập chỉ chuyển tới tài khoản của cửa hàng giả lập, không chuyển tới tài khoản khác.',
    amount_out_of_range: 'Số tiền phải từ 1 đến 499.999.999 đồng.',
    insufficient_balance: 'Tài khoản cửa hàng không đủ số dư.',
  },
};

const en: Messages = {
  banner: 'GIẢ LẬP – không phải ngân hàng thật, không có tiền thật · SIMULATION – not a real bank, no real money',
  homeTitle: 'Simulated bank',
  account: "The shop's account",
  balance: 'Balance',
  scan: 'Scan a VietQR code',
  payload: 'Paste the text of the QR code',
  read: 'Read the code',
  byHand: 'Transfer without a code',
  transferTitle: 'Transfer',
  bank: 'Bank (BIN)',
  accountNumber: "Payee's account number",
  amount: 'Amount (đồng)',
  memo: 'Memo',
  send: 'Transfer',
  switches: 'Adjust the transfer and its notice',
  notice: 'Notice to the shop',
  noticeChoices: { send: 'Send', never: 'Do not send (lost)' },
  delay: 'Delay (seconds)',
  times: 'Times sent',
  mangle: 'How the bank alters the memo',
  mangles: {
    upper: 'All upper case', lower: 'All lower case', strip: 'Drop marks and punctuation', prefix: 'Put a reference first',
    suffix: 'Add words at the end', wrap: 'Wrap as MBVCB…CT tu…', truncate: 'Cut to 25 characters',
  },
  badSignature: 'Wrong signature',
  oldTimestamp: 'Timestamp 10 minutes old',
  outgoing: "Money leaves the shop's account",
  doneTitle: 'Transferred',
  done: 'The simulated transfer is booked. Go back to the order page to see whether the shop has received it.',
  content: 'Memo as the bank passed it on',
  reference: 'Reference',
  event: 'Event id',
  time: 'Time',
  notices: 'Notices sent',
  noticeStates: { none: 'not sent', due: 'being repeated', delivered: 'received by the shop', given_up: 'given up' },
  noAnswer: 'no answer',
  resend: 'Send the notice again',
  home: 'Home',
  statement: 'Latest statement lines',
  none: 'No transfers yet.',
  errorTitle: 'The transfer is not possible',
  otherScheme: (scheme) => `This QR code belongs to ${scheme}; it is not a VietQR transfer.`,
  badForm: 'The transfer details are not right. The amount is a whole number of đồng, at least 1.',
  notFound: 'There is no such transfer.',
  faults: {
    no_crc: 'Not a VietQR code: the checksum at the end is missing.',
    wrong_crc: 'The checksum does not match: the code is altered or incomplete.',
    broken: 'The structure of the code is broken.',
    format: 'The code does not follow EMVCo.',
    no_account: 'The code names no account.',
    bin: 'The bank number in the code is not valid.',
    account: 'The account number in the code is not valid.',
    service: 'The code does not name a transfer service.',
    currency: 'The code is not in đồng.',
    country: 'The code is not from Vietnam.',
    amount: 'The amount in the code is not valid.',
  },
  refusals: {
    unknown_account: "The simulated bank transfers to the simulated shop's account only, to no other.",
    amount_out_of_range: 'The amount must be from 1 to 499,999,999 đồng.',
    insufficient_balance: "The shop's account does not hold enough.",
  },
};

export const MESSAGES: Readonly<Record<Language, Messages>> = { vi, en };
