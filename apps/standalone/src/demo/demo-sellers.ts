import { AreasFacade } from '@cho-phien/areas';
import type { ProductSeller } from '@cho-phien/catalog';
import { demoSellers } from '@cho-phien/catalog/demo/demo-products';
import { demoPhones, IdentityFacade } from '@cho-phien/identity';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sellerKind } from './demo-goods.js';

const owners = { 1: demoPhones.sellerOwner, 2: demoPhones.secondSeller } as const;

/** Opens every shop of the demo, two of them owned by the demo's seller accounts; by their key. */
export async function openDemoSellers(tx: Tx, app: NestFastifyApplication): Promise<Map<string, ProductSeller>> {
  const [sellers, identity, areas] = [app.get(SellersFacade), app.get(IdentityFacade), app.get(AreasFacade)];
  const opened = new Map<string, ProductSeller>();
  for (const { key, slug, name, kind, communeCode, demoOwner } of demoSellers) {
    const description = `Gian hàng của phiên chợ mẫu. Hàng làm ở ${lowerFirst(await areas.label(communeCode))}.`;
    const id = await sellers.openSeller(tx, { slug, name, kind: sellerKind(kind), communeCode, description, demo: true });
    if (demoOwner !== null) {
      const accountId = await identity.ensureAccount(tx, { phoneNumber: owners[demoOwner], roles: [] });
      await sellers.addMember(tx, id, accountId, 'owner');
    }
    opened.set(key, { id, slug, name, kind: sellerKind(kind), communeCode });
  }
  return opened;
}

/** `Xã Bình Liêu` inside a sentence. */
const lowerFirst = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);

export const demoIsLoaded = async (app: NestFastifyApplication): Promise<boolean> => (await app.get(SellersFacade).bySlug(demoSellers[0]!.slug)) !== null;
