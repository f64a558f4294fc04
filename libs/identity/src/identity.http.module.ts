import { Module } from '@nestjs/common';
import { SignInController } from './http/sign-in.controller.js';
import { IdentityModule } from './identity.module.js';

@Module({ imports: [IdentityModule], controllers: [SignInController] })
export class IdentityHttpModule {}
