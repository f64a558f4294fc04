import { Injectable } from '@nestjs/common';
import { Clock, isoVietnam, newId, TooMany, vietnamDay } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { AssistedWriteRepository } from '../storage/assisted-write.repository.js';
import type { AssistedWrite } from '../storage/assisted-write.repository.js';

/** Notes what an assistant tries for a seller before it is tried, and refuses what is too fast for somebody who sits with people. */
@Injectable()
export class Assist {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly writes: AssistedWriteRepository, private readonly outbox: Outbox, private readonly clock: Clock) {}

  /** Answers the note's id. Errors: `seller.assistance_too_fast`. */
  begin(write: Omit<AssistedWrite, 'id' | 'at'>): Promise<string> {
    const note = { ...write, id: newId(), at: this.clock.now() };
    return this.unitOfWork.run(async (tx) => {
      await this.assertSlowEnough(tx, note);
      await this.writes.begin(tx, note);
      await this.outbox.append(tx, { type: 'sellers.assisted_write', payload: { ...note, at: isoVietnam(note.at) } });
      return note.id;
    });
  }

  /** `status` is the HTTP status of the answer. */
  end(id: string, status: number): Promise<void> { return this.writes.end(id, status); }

  private async assertSlowEnough(tx: Tx, write: AssistedWrite): Promise<void> {
    await this.writes.holdAssistant(tx, write.assistantId); // parallel writes are counted one after the other
    for (const limit of await this.writes.limitsOn(tx, vietnamDay(write.at))) {
      const done = await this.writes.count(tx, limit, write);
      if (done >= limit.most) throw new TooMany('seller.assistance_too_fast', { minutes: Math.ceil(limit.windowSeconds / 60) });
    }
  }
}
