import { Injectable } from '@nestjs/common';
import { ChooseRefundWays } from './choose-refund-ways.js';
import { SendRefunds } from './send-refunds.js';

/** One round of what is left to do about refunds. */
@Injectable()
export class CarryOutRefunds {
  constructor(private readonly choose: ChooseRefundWays, private readonly send: SendRefunds) {}

  async run(): Promise<void> {
    await this.choose.run();
    await this.send.run();
  }
}
