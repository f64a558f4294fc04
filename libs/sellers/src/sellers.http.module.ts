import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { IdentityModule } from '@cho-phien/identity/identity.module';
import { ApplicationsController } from './http/applications.controller.js';
import { AssistantConsentsController } from './http/assistant-consents.controller.js';
import { InvitationsController } from './http/invitations.controller.js';
import { MeController } from './http/me.controller.js';
import { OperatorRequirementsController } from './http/operator-requirements.controller.js';
import { OperatorSellersController } from './http/operator-sellers.controller.js';
import { SellerConsentsController } from './http/seller-consents.controller.js';
import { SellerHouseholdsController } from './http/seller-households.controller.js';
import { SellerMembersController } from './http/seller-members.controller.js';
import { SellerProfileController } from './http/seller-profile.controller.js';
import { SellerTermsController } from './http/seller-terms.controller.js';
import { SellersModule } from './sellers.module.js';

@Module({
  imports: [SellersModule, IdentityModule, AreasModule],
  controllers: [
    MeController, ApplicationsController, InvitationsController, SellerProfileController, SellerMembersController, SellerHouseholdsController, SellerConsentsController, SellerTermsController,
    AssistantConsentsController, OperatorSellersController, OperatorRequirementsController,
  ],
})
export class SellersHttpModule {}
