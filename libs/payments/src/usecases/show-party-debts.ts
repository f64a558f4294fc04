import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { GATEWAY_METHODS } from '../domain/gateway-name.js';
import { CarrierRepository } from '../storage/carrier.repository.js';
import { PartyDebtRepository } from '../storage/party-debt.repository.js';
import type { OwedBand } from '../storage/party-debt.repository.js';

/** A carrier or gateway that takes money for the market. `owes` = bands − refunds that it has sent and will keep back. */
export interface Party { code: string; name: string; owes: number; bands: Omit<OwedBand, 'party'>[]; refunds: { count: number; amount: number } }

const GATEWAY_NAMES = { vnpay: 'VNPay', stripe: 'Stripe' } as const;
/** Where the bands of age begin, in days: within the week, by weeks, and past the month. */
const BANDS = [0, 3, 7, 14, 30] as const;

/** What carriers and gateways hold of the market's money, by its age: those with a contract, and those that owe still. */
@Injectable()
export class ShowPartyDebts {
  constructor(private readonly carriers: CarrierRepository, private readonly debts: PartyDebtRepository, private readonly clock: Clock) {}

  /** Carriers by name, then gateways. */
  async run(): Promise<Party[]> {
    const now = this.clock.now();
    const [carriers, bands, refunds] = await Promise.all([this.carriers.everHad(now), this.debts.byAge(now, BANDS), this.debts.sentRefunds()]);
    const gateways = GATEWAY_METHODS.map((code) => ({ code, name: GATEWAY_NAMES[code], inForce: true }));
    return [...carriers, ...gateways].flatMap(({ code, name, inForce }): Party[] => {
      const own = bands.filter(({ party }) => party === code).map(({ fromDays, count, amount, oldest }) => ({ fromDays, count, amount, oldest }));
      if (!inForce && own.length === 0) return [];
      const { count, amount } = refunds.find(({ party }) => party === code) ?? { count: 0, amount: 0 };
      return [{ code, name, owes: own.reduce((sum, band) => sum + band.amount, 0) - amount, bands: own, refunds: { count, amount } }];
    });
  }
}
