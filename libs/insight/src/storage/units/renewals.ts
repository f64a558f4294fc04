import { renewalDaysSql } from '@cho-phien/kernel';
import type { UnitQuery } from '../unit-query.js';
import { CERTIFICATE_CURSOR, CERTIFICATE_KEYS, CERTIFICATE_REVISIONS, CERTIFICATE_SHOWN, certificateUnit, IN_FORCE } from './certificates.js';

const LODGED = renewalDaysSql('i.last_day');

/** I10: certificates in force with so many days left that by the law of the day their re-assessment file is lodged. */
export const dueForRenewal = (): UnitQuery => ({
  tables: [IN_FORCE],
  sql: `
    select i.*, case when i.expires_on - i.last_day between ${LODGED.closes} and ${LODGED.opens} then 'numerator' else 'rest' end as part, 1 as weight, 'A' as evidence from in_force i`,
  keys: CERTIFICATE_KEYS,
  shown: CERTIFICATE_SHOWN,
  shape: certificateUnit,
  cursor: CERTIFICATE_CURSOR,
  keeping: { topics: ['certificates'] },
  revisions: CERTIFICATE_REVISIONS,
});
