import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'ledger.malformed_transaction': { vi: 'Bút toán {reference} không đúng.', en: 'The ledger transaction {reference} is malformed.' },
  'ledger.reference_reused': { vi: 'Bút toán {reference} đã ghi với nội dung khác.', en: 'The ledger transaction {reference} was posted with other movements.' },
  'ledger.nothing_to_reverse': { vi: 'Không có bút toán {reference} để đảo.', en: 'There is no ledger transaction {reference} to reverse.' },
  'ledger.already_reversed': { vi: 'Bút toán {reference} đã được đảo rồi.', en: 'The ledger transaction {reference} was reversed before.' },
  'ledger.verified': { vi: 'Sổ cái đúng: {position} bút toán. Ghi lại mắt xích cuối: {position}:{hash}', en: 'The ledger is whole: {position} transactions. Keep its head: {position}:{hash}' },
  'ledger.broken': { vi: 'Bút toán bị sửa: mắt xích {position}, {reference} ({transactionId}).', en: 'A transaction was changed: link {position}, {reference} ({transactionId}).' },
  'ledger.missing': { vi: 'Thiếu mắt xích {position}.', en: 'Link {position} is missing.' },
  'ledger.unlinked': { vi: 'Bút toán ngoài chuỗi: {reference} ({transactionId}).', en: 'A transaction outside the chain: {reference} ({transactionId}).' },
  'ledger.other_head': { vi: 'Mắt xích {position} khác với mắt xích đã ghi lại trước đây.', en: 'Link {position} is not the one that was written down before.' },
  'ledger.wrong_balance': { vi: 'Số dư ghi sẵn của {account} không khớp với bút toán.', en: 'The balance kept for {account} is not what its postings come to.' },
  'ledger.sheet.account': { vi: 'Tài khoản', en: 'Account' },
  'ledger.sheet.phase': { vi: 'Trạng thái', en: 'Phase' },
  'ledger.sheet.balance': { vi: 'Số dư', en: 'Balance' },
  'ledger.sheet.pending': { vi: 'Đang chờ', en: 'Pending' },
  'ledger.sheet.posted': { vi: 'Đã yên', en: 'Posted' },
  'ledger.sheet.at': { vi: 'Lúc', en: 'At' },
  'ledger.sheet.kind': { vi: 'Loại', en: 'Kind' },
  'ledger.sheet.reference': { vi: 'Bút toán', en: 'Reference' },
  'ledger.sheet.counter': { vi: 'Đối ứng', en: 'Other account' },
  'ledger.sheet.amount': { vi: 'Số tiền', en: 'Amount' },
});
