import { applyDecorators, HttpCode } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { ApiHeader, ApiResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

/** Documents (and sets) the answer of a route by its zod schema. */
export const Answers = (schema: z.ZodType, status = 200): MethodDecorator =>
  applyDecorators(HttpCode(status), ApiResponse({ status, schema: z.toJSONSchema(schema, { target: 'openapi-3.0', unrepresentable: 'any', io: 'output' }) as never }));

/** Documents the key that a money or stock write requires. */
export const NeedsIdempotencyKey = (): MethodDecorator => ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key per intention; a repetition gets the first answer.' });

export function describeApi(app: INestApplication, title: string): OpenAPIObject {
  const about = new DocumentBuilder().setTitle(`Chợ Phiên – ${title}`).setVersion('1').addBearerAuth().setDescription('Money is whole đồng; times are ISO 8601 with offset; errors are application/problem+json.').build();
  return SwaggerModule.createDocument(app, about);
}

/** Serves the contract at /api/openapi.json and, unless `pages` is false, readable at /api/docs. */
export function publishApi(app: INestApplication, title: string, pages: boolean): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app, title), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'], ui: pages });
}
