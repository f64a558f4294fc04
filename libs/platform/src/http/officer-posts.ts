import { Injectable, SetMetadata } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Actor } from './policy.js';

/** Knows which post an officer holds. */
export interface PostReader {
  /** The officer with name, areas and role of his post of today; null where he holds none. */
  postOf(accountId: string): Promise<Actor | null>;
}

const READS = 'platform:reads-posts';
/** Marks the one provider that knows officers' posts. */
export const ReadsPosts = (): ClassDecorator => SetMetadata(READS, true);

/** Who an officer is today, for work that is done in his name when he does not ask himself: nobody acts by a right that he no longer has. */
@Injectable()
export class OfficerPosts implements OnApplicationBootstrap {
  private reader: PostReader | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    const found = this.discovery.getProviders().find(({ metatype }) => metatype && Reflect.getMetadata(READS, metatype) === true);
    this.reader = (found?.instance as PostReader | undefined) ?? null;
  }

  /** The officer by his post of today; null where he holds none. */
  async of(accountId: string): Promise<Actor | null> {
    if (!this.reader) throw new Error('No imported module knows the posts of officers.');
    return this.reader.postOf(accountId);
  }
}
