import type { RequestEvent } from '@sveltejs/kit';
import { reportApi } from './report-api';
import type { IndicatorChoice } from './report-types';

/** The indicators an officer can choose from, with what each of them counts. */
export async function indicatorChoices(event: RequestEvent): Promise<IndicatorChoice[]> {
  return (await reportApi(event).indicators()).items;
}
