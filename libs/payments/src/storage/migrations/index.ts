import { Payments1770700000000 } from './1770700000000-payments.js';

export const paymentsMigrations = [Payments1770700000000];
