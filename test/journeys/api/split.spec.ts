import { openSplitMarket } from '../../support/split-market.js';
import { journeys } from './journeys.js';

journeys('the market door by door, jobs in PostgreSQL', () => openSplitMarket());
