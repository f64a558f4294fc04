import { Controller, Get } from '@nestjs/common';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { ListPlaces } from '../usecases/list-places.js';
import { placesAnswer } from './indicator.dto.js';

@Controller('officer/places')
export class OfficerPlacesController {
  constructor(private readonly places: ListPlaces) {}

  /** The areas an officer may ask about: clusters, former districts wholly theirs, communes. */
  @Get() @ForOfficer() @Answers(placesAnswer)
  async list(@CurrentActor() actor: Actor): Promise<z.infer<typeof placesAnswer>> { return { items: await this.places.run(actor) }; }
}
