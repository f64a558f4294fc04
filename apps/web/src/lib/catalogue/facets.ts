import type { Facets } from '../server/types';

export type FacetLink = { label: string; count: number; href: string; chosen: boolean };

const PARAMETERS = { set: 'bo', province: 'tinh', seller: 'ban' } as const;
const MOST = 4;

/** The few largest values of each facet as links that choose or, when chosen, let go. */
export function facetLinks(facets: Facets, url: URL): FacetLink[] {
  return (Object.keys(PARAMETERS) as (keyof typeof PARAMETERS)[]).flatMap((facet) =>
    (facets[facet] ?? []).slice(0, MOST).map((value) => {
      const parameter = PARAMETERS[facet];
      const chosen = url.searchParams.get(parameter) === value.value;
      return { label: value.name, count: value.count, chosen, href: hrefWith(url, parameter, chosen ? null : value.value) };
    }),
  );
}

function hrefWith(url: URL, parameter: string, value: string | null): string {
  const next = new URL(url);
  next.searchParams.delete('sau');
  next.searchParams.delete('lang');
  if (value === null) next.searchParams.delete(parameter);
  else next.searchParams.set(parameter, value);
  return next.pathname + next.search;
}
