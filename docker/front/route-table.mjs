/**
 * @typedef {{ path: string, door: string }} Route `path` is a prefix of whole segments; `{…}` stands for any one segment
 * @typedef {{ doors: string[], routes: Route[] }} RouteTable
 */

const segmentsOf = (path) => path.split('/').filter((segment) => segment !== '');
const isParameter = (segment) => segment.startsWith('{');

/**
 * The door that answers a path: the longest matching route, a literal segment before a parameter.
 * @param {RouteTable} table
 * @param {string} url path with or without a query
 * @returns {string | null} null when no door has it
 */
export function doorOf(table, url) {
  const asked = segmentsOf(url.split(/[?#]/, 1)[0]);
  const matching = table.routes.map(({ path, door }) => ({ door, segments: segmentsOf(path) })).filter(({ segments }) => covers(segments, asked));
  return matching.sort((a, b) => specificity(b.segments) - specificity(a.segments))[0]?.door ?? null;
}

const covers = (segments, asked) => segments.length <= asked.length && segments.every((segment, index) => isParameter(segment) || segment === asked[index]);
const specificity = (segments) => segments.reduce((sum, segment) => sum + (isParameter(segment) ? 2 : 3), 0);
