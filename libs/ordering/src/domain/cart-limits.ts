/** Most units of one variant in a cart: more is a wholesale order, which is agreed by phone. */
export const MAX_QUANTITY = 999;

/** Most lines of a cart, so that one checkout locks few rows. */
export const MAX_LINES = 60;
