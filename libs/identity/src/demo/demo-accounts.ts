import type { Tx } from '@cho-phien/platform';
import type { IdentityFacade } from '../identity.facade.js';

/** The phones of the demo, as the README lists them; the demo's channel sends nothing to anybody. */
export const demoPhones = {
  buyer: '+84900000001',
  sellerOwner: '+84900000002',
  secondSeller: '+84900000003',
  assistant: '+84900000004',
  officer: '+84900000005',
  operator: '+84900000006',
  /** Money takes two people. */
  secondOperator: '+84900000007',
  /** Open data takes two people as well. */
  secondOfficer: '+84900000008',
} as const;

/** The former districts whose communes the demo officers answer for. */
export const demoOfficerDistricts = ['198', '199', '200', '202'] as const;

/** Makes the demo's accounts; `officerCommunes` are today's communes of demoOfficerDistricts. Safe to run twice. */
export async function ensureDemoAccounts(tx: Tx, identity: IdentityFacade, officerCommunes: readonly string[]): Promise<void> {
  const { buyer, sellerOwner, secondSeller, assistant, officer, operator, secondOperator, secondOfficer } = demoPhones;
  await identity.ensureAccount(tx, { phoneNumber: buyer, name: 'Người mua (demo)' });
  await identity.ensureAccount(tx, { phoneNumber: sellerOwner, name: 'Chủ gian hàng (demo)' });
  await identity.ensureAccount(tx, { phoneNumber: secondSeller, name: 'Gian hàng thứ hai (demo)' });
  await identity.ensureAccount(tx, { phoneNumber: assistant, name: 'Cán bộ hỗ trợ (demo)', roles: ['assistant'] });
  const officerId = await identity.ensureAccount(tx, { phoneNumber: officer, name: 'Cán bộ địa bàn (demo)' });
  await identity.setOfficer(tx, officerId, officerCommunes);
  await identity.setOfficer(tx, await identity.ensureAccount(tx, { phoneNumber: secondOfficer, name: 'Cán bộ địa bàn thứ hai (demo)' }), officerCommunes);
  await identity.ensureAccount(tx, { phoneNumber: operator, name: 'Vận hành (demo)', roles: ['operator'] });
  await identity.ensureAccount(tx, { phoneNumber: secondOperator, name: 'Vận hành thứ hai (demo)', roles: ['operator'] });
}
