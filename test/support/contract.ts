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
}

interface Operation { operationId: string; parameters?: Parameter[]; requestBody?: unknown }
interface Contract { paths: Record<string, Record<string, Operation>> }

/** Every operation of /api/openapi.json. */
export async function routesOf(api: Api): Promise<Route[]> {
  const { paths } = await api.get<Contract>('/api/openapi.json');
  return Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([verb, operation]) => routeOf(verb.toUpperCase(), path, operation)));
}

const routeOf = (method: string, path: string, { operationId, parameters = [], requestBody }: Operation): Route =>
  ({ name: `${method} ${path}`, method, path, operation: operationId, parameters, takesBody: requestBody !== undefined });

export const changes = ({ method }: Route): boolean => method !== 'GET';
