import { dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';

/** How far a parcel goes: inside the commune, the province, one of the three regions, or across them. */
export type DeliveryZone = 'same_commune' | 'same_province' | 'region' | 'national';

export interface Words { vi: string; en: string }

/** One row of the dated rate table. Weights in grams; a band holds weights above `fromGrams` up to and including `toGrams`. */
export interface DeliveryRate {
  code: string;
  name: Words;
  /** Null: the same for every distance. */
  zone: DeliveryZone | null;
  fromGrams: number;
  /** Null: no upper limit. */
  toGrams: number | null;
  fee: Dong;
  /** Added for each started kilogram above `fromGrams`. */
  extraPerKg: Dong;
}

export interface DeliveryOption { code: string; name: Words; fee: Dong }

export interface Place { communeCode: string; provinceCode: string }

/** One seller's goods for one buyer: one parcel, charged once. */
export interface Parcel { weightGrams: number; zone: DeliveryZone }

export function zoneBetween(from: Place, to: Place, regionOf: (provinceCode: string) => string | undefined): DeliveryZone {
  if (from.communeCode === to.communeCode) return 'same_commune';
  if (from.provinceCode === to.provinceCode) return 'same_province';
  const region = regionOf(from.provinceCode);
  return region !== undefined && region === regionOf(to.provinceCode) ? 'region' : 'national';
}

/** The ways one parcel can travel and their fees, in the order of the table; each way at most once. */
export function quoteParcel(rates: readonly DeliveryRate[], parcel: Parcel): DeliveryOption[] {
  const weight = Math.max(1, parcel.weightGrams);
  const options = new Map<string, DeliveryOption>();
  for (const rate of rates) {
    const fits = weight > rate.fromGrams && (rate.toGrams === null || weight <= rate.toGrams);
    if (!fits || (rate.zone !== null && rate.zone !== parcel.zone) || options.has(rate.code)) continue;
    options.set(rate.code, { code: rate.code, name: rate.name, fee: feeOf(rate, weight) });
  }
  return [...options.values()];
}

const feeOf = (rate: DeliveryRate, weight: number): Dong => dong(rate.fee + rate.extraPerKg * Math.ceil((weight - rate.fromGrams) / 1_000));
