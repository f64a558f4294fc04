import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'identity.otp_requested')
export class OnOtpRequested implements EventHandler<'identity.otp_requested'> {
  constructor(private readonly tell: Tell, private readonly clock: Clock) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'identity.otp_requested'>): Promise<void> {
    const { phoneNumber, code, expiresAt, language } = payload;
    const minutes = Math.ceil((Date.parse(expiresAt) - this.clock.now().getTime()) / 60_000);
    if (minutes <= 0) return; // held up for so long that the code is good for nothing
    await this.tell.contact(tx, { phoneNumbers: [phoneNumber], language }, eventId, { template: 'otp', data: { code, expiresAt, minutes } });
  }
}
