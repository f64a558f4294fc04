import { env } from '$env/dynamic/private';

/** Who runs this market, from the deployment; null on a trial, where nobody does. */
export const operator = (): { name: string; contact: string } | null =>
  env.OPERATOR_NAME && env.OPERATOR_CONTACT ? { name: env.OPERATOR_NAME, contact: env.OPERATOR_CONTACT } : null;
