export interface RouteTable { doors: string[]; routes: { path: string; door: string }[] }
export function doorOf(table: RouteTable, url: string): string | null;
