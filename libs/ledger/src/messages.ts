import { defineMessages } from '@cho-phien/kernel';

defineMessages({
  'ledger.malformed_transaction': { vi: 'Bút toán {reference} không đúng.', en: 'The ledger transaction {reference} is malformed.' },
  'ledger.reference_reused': { vi: 'Bút toán {reference} đã ghi với nội dung khác.', en: 'The ledger transaction {reference} was posted with other movements.' },
});
