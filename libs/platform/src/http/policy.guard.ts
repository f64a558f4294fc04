import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext, OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { NotFound } from '@cho-phien/kernel';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.module.js';
import { checkedAs, CHECKS, POLICY } from './policy.js';
import type { CheckedPolicy, Policy, PolicyCheck } from './policy.js';
import type { DoorRequest } from './request.js';

/** Lets a request in by its route's policy, before anything of it is validated. */
@Injectable()
export class PolicyGuard implements CanActivate, OnApplicationBootstrap {
  private readonly checks = new Map<CheckedPolicy, PolicyCheck>();

  constructor(
    private readonly reflector: Reflector,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const names = wrapper.metatype && (Reflect.getMetadata(CHECKS, wrapper.metatype) as CheckedPolicy[] | undefined);
      for (const name of names ?? []) {
        if (this.checks.has(name) && this.checks.get(name) !== wrapper.instance) throw new Error(`The policy “${name}” has two checks.`);
        this.checks.set(name, wrapper.instance as PolicyCheck);
      }
    }
    this.assertEveryRouteHasAPolicy();
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.policyOf(context.getHandler(), context.getClass());
    const request = context.switchToHttp().getRequest<DoorRequest>();
    if (policy.name === 'demo' && !this.config.settings.DEMO) throw new NotFound('http.no_such_route');
    if (policy.name !== 'public') context.switchToHttp().getResponse<FastifyReply>().header('cache-control', 'no-store'); // a shared computer keeps no answer that was for one person
    await this.checks.get(checkedAs(policy))?.check(request, policy);
    if (request.unreadableBody) throw request.unreadableBody;
    return true;
  }

  private policyOf(handler: object, controller: object): Policy {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [handler as never, controller as never]);
    if (!policy) throw new Error('A route without a policy was called.');
    return policy;
  }

  private assertEveryRouteHasAPolicy(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (!instance || !metatype) continue;
      for (const method of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        const handler = (instance as Record<string, object>)[method]!;
        if (!Reflect.hasMetadata('path', handler)) continue;
        const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [handler as never, metatype as never]);
        if (!policy) throw new Error(`${metatype.name}.${method} declares no policy: say who may call it (libs/platform/src/http/policy.ts).`);
        if (needsCheck(policy) && !this.checks.has(checkedAs(policy))) throw new Error(`${metatype.name}.${method} needs the policy “${checkedAs(policy)}”, which no imported module checks.`);
      }
    }
  }
}

const needsCheck = ({ name }: Policy): boolean => name !== 'public' && name !== 'demo';
