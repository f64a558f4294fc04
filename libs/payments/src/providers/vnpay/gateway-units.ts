import { dong, isoVietnam } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';

/** VNPay writes amounts in hundredths of a đồng and times as `yyyyMMddHHmmss` in GMT+7; both exist only in this folder. */
const HUNDREDTHS = 100;

export const toGatewayAmount = (amount: Dong): string => String(amount * HUNDREDTHS);

/** Amount of a message in đồng; null for anything but whole đồng. */
export function fromGatewayAmount(text: string | undefined): Dong | null {
  if (text === undefined || !/^\d{1,15}00$|^0$/.test(text)) return null;
  const amount = Number(text) / HUNDREDTHS;
  try { return dong(amount); } catch { return null; }
}

export const toGatewayTime = (instant: Date): string => isoVietnam(instant).slice(0, 19).replace(/\D/g, '');

/** The instant of a gateway time; null when it is not one. */
export function fromGatewayTime(text: string | undefined): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '');
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
