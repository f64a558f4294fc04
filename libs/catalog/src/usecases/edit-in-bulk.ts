import { Injectable } from '@nestjs/common';
import { DomainError } from '@cho-phien/kernel';
import type { ListingInput } from '../domain/listing-content.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { EditListing } from './edit-listing.js';

export interface BulkEdit { id: string; baseRevision: number; input: ListingInput }
export interface BulkOutcome { id: string; outcome: 'edited' | 'unchanged' | 'refused'; refusal: DomainError | null }

/** Edits many products, each for itself: one that is refused keeps no other back. */
@Injectable()
export class EditInBulk {
  constructor(private readonly edit: EditListing) {}

  async run(author: ListingAuthor, edits: readonly BulkEdit[]): Promise<BulkOutcome[]> {
    const outcomes: BulkOutcome[] = [];
    for (const each of edits) outcomes.push(await this.one(author, each));
    return outcomes;
  }

  private async one(author: ListingAuthor, { id, baseRevision, input }: BulkEdit): Promise<BulkOutcome> {
    try {
      const { outcome } = await this.edit.run(author, id, baseRevision, input);
      if (outcome !== 'overtaken') return { id, outcome, refusal: null };
      return { id, outcome: 'refused', refusal: new DomainError('conflict', 'catalog.edited_meanwhile') };
    } catch (error) {
      if (error instanceof DomainError) return { id, outcome: 'refused', refusal: error };
      throw error;
    }
  }
}
