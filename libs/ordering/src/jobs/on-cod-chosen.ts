import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HoldForDoor } from '../usecases/hold-for-door.js';

@Injectable()
@HandlesEvent('ordering', 'payments.cod_chosen')
export class OnCodChosen implements EventHandler<'payments.cod_chosen'> {
  constructor(private readonly holdForDoor: HoldForDoor) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'payments.cod_chosen'>): Promise<void> {
    await this.holdForDoor.run(tx, payload.groupCode);
  }
}
