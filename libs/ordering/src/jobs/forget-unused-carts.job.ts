import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { ForgetCarts } from '../usecases/forget-carts.js';

@Injectable()
@Scheduled('ordering', 'forget-unused-carts', 3_600_000)
export class ForgetUnusedCartsJob implements ScheduledJob {
  constructor(private readonly forgetCarts: ForgetCarts) {}

  async run(): Promise<void> {
    await this.forgetCarts.run();
  }
}
