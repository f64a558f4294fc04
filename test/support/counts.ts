/** How often a property or race is tried: the first number by `npm test`, the second by `npm run test:long`. */
export const tries = (quick: number, long: number): number => (process.env.TEST_LONG === '1' ? long : quick);
