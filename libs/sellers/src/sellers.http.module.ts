import { Module } from '@nestjs/common';
import { IdentityModule } from '@cho-phien/identity/identity.module';
import { MeController } from './http/me.controller.js';
import { SellersModule } from './sellers.module.js';

@Module({ imports: [SellersModule, IdentityModule], controllers: [MeController] })
export class SellersHttpModule {}
