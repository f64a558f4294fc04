import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'sellers.code_asked')
export class OnCodeAsked implements EventHandler<'sellers.code_asked'> {
  constructor(private readonly tell: Tell, private readonly clock: Clock) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'sellers.code_asked'>): Promise<void> {
    const { phoneNumber, code, purpose, summary, expiresAt, language } = payload;
    const minutes = Math.ceil((Date.parse(expiresAt) - this.clock.now().getTime()) / 60_000);
    if (minutes <= 0) return;
    await this.tell.contact(tx, { phoneNumbers: [phoneNumber], language }, eventId, { template: 'code', data: { code, purpose, summary: sentence(summary), expiresAt, minutes } });
  }
}

const sentence = (summary: string): string => (/[.!?…]$/.test(summary.trim()) ? summary.trim() : `${summary.trim()}.`);
