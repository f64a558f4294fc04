import { readFileSync } from 'node:fs';

interface RouteTable { doors: string[]; routes: { path: string; door: string }[] }

/** The table by which the front sends each path to its door. */
export const routeTable = JSON.parse(readFileSync('docker/routes.json', 'utf8')) as RouteTable;

/** The doors of a split deployment, apart from the web site. */
export const doorNames: readonly string[] = routeTable.doors;
