import type { DoorRequest } from '@cho-phien/platform';

/** The query string as it came, without the question mark; signatures are computed over it. */
export function rawQueryOf(request: DoorRequest): string {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}
