import { openMarket } from '../../support/market.js';
import { journeys } from './journeys.js';

journeys('the market in one process', openMarket);
