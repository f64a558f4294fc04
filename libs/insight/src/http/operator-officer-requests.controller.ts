import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeCursor, isoVietnam, toPage } from '@cho-phien/kernel';
import { after, Answers, ForOperator, given, limit, OfficerLog } from '@cho-phien/platform';
import { z } from 'zod';

const requestsQuery = z.object({ account: given(z.uuid()).describe('Of one officer'), limit: limit(50, 200), after });
const requestList = z.object({
  items: z.array(z.object({
    at: z.string(), accountId: z.string(), method: z.string(), route: z.string(), question: z.record(z.string(), z.unknown()).describe('What was asked; names and numbers of people are left out'),
    outcome: z.string().describe('answered, or the code of the refusal'), rows: z.int().nullable().describe('Rows shown; null where no list was'),
  })),
  next: z.string().nullable(),
});

@ApiTags('reports')
@Controller('operator/officer-requests')
export class OperatorOfficerRequestsController {
  constructor(private readonly log: OfficerLog) {}

  /** What officers looked at and asked for, newest first. */
  @Get() @ForOperator() @Answers(requestList)
  async list(@Query({ schema: requestsQuery }) query: z.infer<typeof requestsQuery>): Promise<z.infer<typeof requestList>> {
    const [before] = decodeCursor(query.after, 1) ?? [];
    const rows = await this.log.list(query.limit + 1, query.account ?? null, before === undefined || !/^\d{1,18}$/.test(String(before)) ? null : String(before));
    return toPage(rows, query.limit, ({ id }) => [id], ({ at, accountId, method, route, question, outcome, rows: shown }) => ({ at: isoVietnam(at), accountId, method, route, question, outcome, rows: shown }));
  }
}
