import { Search1770900000000 } from './1770900000000-search.js';
import { SaleCalendar1790900000000 } from './1790900000000-sale-calendar.js';

export const searchMigrations = [Search1770900000000, SaleCalendar1790900000000];
