/** A module of the product as it was built; `Module` is its source's type. */
export const compiled = <Module>(path: string): Promise<Module> => import(new URL(`../../../dist/${path}.js`, import.meta.url).href) as Promise<Module>;
