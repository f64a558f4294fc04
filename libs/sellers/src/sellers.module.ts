import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { IdentityModule } from '@cho-phien/identity/identity.module';
import { SellerPolicy } from './http/seller.policy.js';
import './messages.js';
import { SellersFacade } from './sellers.facade.js';
import { SellerRepository } from './storage/seller.repository.js';
import { AddMember } from './usecases/add-member.js';
import { AnnounceContact } from './usecases/announce-contact.js';
import { OpenSeller } from './usecases/open-seller.js';

/** Brings the policy `seller` to every door that imports it. */
@Module({
  imports: [AreasModule, IdentityModule],
  providers: [SellerRepository, AnnounceContact, OpenSeller, AddMember, SellerPolicy, SellersFacade],
  exports: [SellersFacade],
})
export class SellersModule {}
