import type { RequestEvent } from '@sveltejs/kit';
import { json } from './api';
import type * as I from './indicator-types';
import type { Indicator, IndicatorUnit, Page } from './types';

const id = encodeURIComponent;
type Query = Record<string, string | number | null | undefined>;

/** What officers ask about their area, and what they declare of it. */
export function indicatorApi(event: RequestEvent) {
  const at = (path: string) => `/api/officer/${path}`;
  const of = (code: string, what = '') => at(`indicators/${id(code)}${what}`);
  return {
    overview: (query: Query) => json<I.Overview>(event, at('overview'), { query }),
    places: () => json<{ items: I.Place[] }>(event, at('places')),
    definitions: () => json<{ items: I.Definition[] }>(event, at('indicators')),
    indicator: (code: string, query: Query) => json<Indicator>(event, of(code), { query }),
    course: (code: string, query: Query) => json<{ items: I.CoursePoint[] }>(event, of(code, '/course'), { query }),
    revisions: (code: string, query: Query) => json<{ items: I.Revision[] }>(event, of(code, '/revisions'), { query }),
    rows: (url: string) => json<Page<IndicatorUnit>>(event, url),

    floors: () => json<{ items: I.Floor[] }>(event, at('floors')),
    listings: (query: Query) => json<Page<I.ExternalListing>>(event, at('external-listings'), { query: { limit: 50, ...query } }),
    listing: (listingId: string) => json<I.ExternalListing & { history: I.Look[] }>(event, at(`external-listings/${id(listingId)}`)),
    declare: (body: Record<string, unknown>) => json<I.ExternalListing>(event, at('external-listings'), { body }),
    lookAgain: (listingId: string, body: Record<string, unknown>) => json<I.ExternalListing>(event, at(`external-listings/${id(listingId)}/checks`), { body }),

    clusters: () => json<{ items: I.Cluster[] }>(event, at('clusters')),
    makeCluster: (body: Record<string, unknown>) => json<I.Cluster>(event, at('clusters'), { body }),
    endCluster: (clusterId: string, validTo: string) => json<I.Cluster>(event, at(`clusters/${id(clusterId)}/endings`), { body: validTo ? { validTo } : {} }),

    surveys: (query: Query) => json<Page<I.Survey>>(event, at('surveys'), { query: { limit: 50, ...query } }),
    survey: (surveyId: string) => json<I.SurveyDetail>(event, at(`surveys/${id(surveyId)}`)),
    enterSurvey: (body: Record<string, unknown>) => json<I.SurveyDetail>(event, at('surveys'), { body }),
    correctSurvey: (surveyId: string, body: Record<string, unknown>) => json<I.SurveyDetail>(event, at(`surveys/${id(surveyId)}/versions`), { body }),
  };
}
