import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { IdentityModule } from '@cho-phien/identity/identity.module';
import { InvitationPolicy } from './http/invitation.policy.js';
import { SellerPolicy } from './http/seller.policy.js';
import { FurnishDemo } from './demo/furnish-demo.js';
import './messages.js';
import { SellersFacade } from './sellers.facade.js';
import { AssistedWriteRepository } from './storage/assisted-write.repository.js';
import { BankAccountRepository } from './storage/bank-account.repository.js';
import { ChangeRepository } from './storage/change.repository.js';
import { ConsentRepository } from './storage/consent.repository.js';
import { CooperativeRepository } from './storage/cooperative.repository.js';
import { InvitationRepository } from './storage/invitation.repository.js';
import { LifecycleRepository } from './storage/lifecycle.repository.js';
import { MemberRepository } from './storage/member.repository.js';
import { MoneyRouteRepository } from './storage/money-route.repository.js';
import { RequirementRepository } from './storage/requirement.repository.js';
import { RosterRepository } from './storage/roster.repository.js';
import { SellerDeskRepository } from './storage/seller-desk.repository.js';
import { SellerRepository } from './storage/seller.repository.js';
import { TermsRepository } from './storage/terms.repository.js';
import { AnnounceConsent } from './usecases/announce-consent.js';
import { AnnounceContact } from './usecases/announce-contact.js';
import { AnnounceSeller } from './usecases/announce-seller.js';
import { ApplyForHousehold } from './usecases/apply-for-household.js';
import { ApplyToSell } from './usecases/apply-to-sell.js';
import { AskConsent } from './usecases/ask-consent.js';
import { Assist } from './usecases/assist.js';
import { ChangeMoneyRoute } from './usecases/change-money-route.js';
import { Checklist } from './usecases/checklist.js';
import { ConfirmConsent } from './usecases/confirm-consent.js';
import { ConsentsInForce } from './usecases/consents-in-force.js';
import { EditProfile } from './usecases/edit-profile.js';
import { EnterSeller } from './usecases/enter-seller.js';
import { EvidenceDesk } from './usecases/evidence-desk.js';
import { HolderNames } from './usecases/holder-names.js';
import { Households } from './usecases/households.js';
import { Invitations } from './usecases/invitations.js';
import { Members } from './usecases/members.js';
import { MoneyAccount } from './usecases/money-account.js';
import { MoveSeller } from './usecases/move-seller.js';
import { OpenSeller } from './usecases/open-seller.js';
import { OwnConsents } from './usecases/own-consents.js';
import { PutMember } from './usecases/put-member.js';
import { SellerCodes } from './usecases/seller-codes.js';
import { SellerDesk } from './usecases/seller-desk.js';
import { SellerDirectory } from './usecases/seller-directory.js';
import { SellingTerms } from './usecases/selling-terms.js';
import { SetBankAccount } from './usecases/set-bank-account.js';
import { SetRequirements } from './usecases/set-requirements.js';
import { ShowAssistance } from './usecases/show-assistance.js';
import { ShowSeller } from './usecases/show-seller.js';

const repositories = [
  SellerRepository, MemberRepository, LifecycleRepository, RequirementRepository, BankAccountRepository, ConsentRepository, AssistedWriteRepository, CooperativeRepository, ChangeRepository,
  InvitationRepository, RosterRepository, SellerDeskRepository, MoneyRouteRepository, TermsRepository,
];
const usecases = [
  AnnounceSeller, AnnounceContact, AnnounceConsent, Checklist, ConsentsInForce, HolderNames, SellerDirectory, EnterSeller, MoveSeller, OpenSeller, PutMember, Members, SellerCodes, MoneyAccount, Assist,
  ApplyToSell, ApplyForHousehold, AskConsent, ConfirmConsent, OwnConsents, ShowAssistance, EditProfile, EvidenceDesk, SetBankAccount, ChangeMoneyRoute, SetRequirements, Households, Invitations, SellerDesk, SellingTerms, ShowSeller,
];

/** Brings the policy `seller` to every door that imports it. */
@Module({
  imports: [AreasModule, IdentityModule],
  providers: [...repositories, ...usecases, FurnishDemo, SellerPolicy, InvitationPolicy, SellersFacade],
  exports: [SellersFacade, FurnishDemo, ...repositories, ...usecases],
})
export class SellersModule {}
