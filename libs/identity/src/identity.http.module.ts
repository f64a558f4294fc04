import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { SignInController } from './http/sign-in.controller.js';
import { OperatorOfficersController } from './http/operator-officers.controller.js';
import { IdentityModule } from './identity.module.js';

@Module({ imports: [IdentityModule, AreasModule], controllers: [SignInController, OperatorOfficersController] })
export class IdentityHttpModule {}
