import type { Api } from './api.js';

export interface Parameter { name: string; in: 'path' | 'query' | 'header'; required: boolean }

/** One operation of the published contract. */
export interface Route {
  /** e.g. `GET /api/me`. */
  name: string;
  method: string;
  path: string;
  /** `<Controller>_<method>`, as the contract names it. */
  operation: string;
  parameters: Parameter[];
  takesBody: boolean;
  /** Whether the contract lets the field at a path of the body be null. */
  mayBeNull(path: readonly string[]): boolean;
}

interface Schema { nullable?: boolean; properties?: Record<string, Schema>; items?: Schema }
interface Operation { operationId: string; parameters?: Parameter[]; requestBody?: { content?: Record<string, { schema?: Schema }> } }
interface Contract { paths: Record<string, Record<string, Operation>> }

/** Every operation of /api/openapi.json. */
export async function routesOf(api: Api): Promise<Route[]> {
  const { paths } = await api.get<Contract>('/api/openapi.json');
  return Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([verb, operation]) => routeOf(verb.toUpperCase(), path, operation)));
}

const routeOf = (method: string, path: string, { operationId, parameters = [], requestBody }: Operation): Route =>
  ({ name: `${method} ${path}`, method, path, operation: operationId, parameters, takesBody: requestBody !== undefined, mayBeNull: (field) => schemaAt(requestBody?.content?.['application/json']?.schema, field)?.nullable === true });

const schemaAt = (schema: Schema | undefined, [name, ...rest]: readonly string[]): Schema | undefined =>
  name === undefined ? schema : schemaAt(schema?.properties?.[name] ?? schema?.items, rest);

export const changes = ({ method }: Route): boolean => method !== 'GET' && method !== 'HEAD';
