import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { POLICY } from '@cho-phien/platform';
import type { Policy } from '@cho-phien/platform';

/** The policy that each route's code declares, by `<Controller>_<method>`. */
export function declaredPolicies(app: NestFastifyApplication): Map<string, Policy> {
  const [discovery, scanner, reflector] = [app.get(DiscoveryService, { strict: false }), new MetadataScanner(), new Reflector()];
  const policies = new Map<string, Policy>();
  for (const { instance, metatype } of discovery.getControllers()) {
    if (!instance || !metatype) continue;
    for (const method of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const handler = (instance as Record<string, object>)[method] as never;
      if (!Reflect.hasMetadata('path', handler)) continue;
      policies.set(`${metatype.name}_${method}`, reflector.getAllAndOverride<Policy>(POLICY, [handler, metatype as never]));
    }
  }
  return policies;
}

/** As the access table words it. */
export function inWords(policy: Policy | undefined): string {
  if (policy?.name === 'secret') return policy.secret;
  if (policy?.name === 'seller') return `seller: ${policy.roles.join(', ')}`;
  return policy?.name ?? 'none';
}
