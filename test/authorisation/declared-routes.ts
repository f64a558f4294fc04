import { POLICY } from '@cho-phien/platform';
import type { Policy } from '@cho-phien/platform';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A route as its controller declares it; `path` as in the OpenAPI document. */
export interface DeclaredRoute { method: string; path: string; policy: Policy }

const OUTSIDE_API = /^(health|metrics|media)(\/|$)/;

/** Every route of an application, read from the controllers' own metadata. */
export function declaredRoutes(app: NestFastifyApplication): DeclaredRoute[] {
  return app.get(DiscoveryService, { strict: false }).getControllers().flatMap(({ instance, metatype }) => {
    if (!instance || !metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => routeOf(metatype, prototype[name] as object));
  });
}

function routeOf(controller: object, handler: object): DeclaredRoute[] {
  const path = Reflect.getMetadata('path', handler) as string | undefined;
  if (path === undefined) return [];
  const policy = (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as Policy;
  const parts = [Reflect.getMetadata('path', controller) as string, path].flatMap((part) => part.split('/')).filter((part) => part !== '');
  const full = parts.join('/').replace(/:(\w+)/g, '{$1}');
  return [{ method: RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod] ?? 'GET', path: OUTSIDE_API.test(full) ? `/${full}` : `/api/${full}`, policy }];
}
