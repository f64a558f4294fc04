import { Insight1771000000000 } from './1771000000000-insight.js';
import { Assistants1780800000000 } from './1780800000000-assistants.js';
import { IndicatorFacts1810020000000 } from './1810020000000-indicator-facts.js';
import { Surveys1810020001000 } from './1810020001000-surveys.js';
import { Deeds1810020003000 } from './1810020003000-deeds.js';
import { Reports1810030000000 } from './1810030000000-reports.js';
import { Exports1810030001000 } from './1810030001000-exports.js';
import { TargetsAndSchedules1810030004000 } from './1810030004000-targets-and-schedules.js';
import { InsightProductCodes1810040000001 } from './1810040000001-product-codes.js';
import { OfficerTasks1810040000002 } from './1810040000002-officer-tasks.js';
import { OpenData1810040000003 } from './1810040000003-open-data.js';
import { InsightClaims1810040000004 } from './1810040000004-claims.js';
import { ClaimsClosed1820020000001 } from './1820020000001-claims-closed.js';
import { KeptFigures1820080000001 } from './1820080000001-kept-figures.js';
import { OfficerIndexes1820080000002 } from './1820080000002-officer-indexes.js';
import { SchedulesStopped1820090000001 } from './1820090000001-schedules-stopped.js';
import { OrderBuyers1820090000002 } from './1820090000002-order-buyers.js';
import { ExportsHeld1820090000003 } from './1820090000003-exports-held.js';
import { LongerSchedules1830070000001 } from './1830070000001-longer-schedules.js';
import { ReportFrames1830070000002 } from './1830070000002-report-frames.js';
import { Villages1840010000001 } from './1840010000001-villages.js';
import { ToldLate1840010000002 } from './1840010000002-told-late.js';
import { SurveyGroups1840020000001 } from './1840020000001-survey-groups.js';
import { UnsentOrders1840030000001 } from './1840030000001-unsent-orders.js';
import { Lookers1850000000001 } from './1850000000001-lookers.js';
import { ScheduleFrames1850000000002 } from './1850000000002-schedule-frames.js';
import { InsightCertificateLeaders1850000000004 } from './1850000000004-certificate-leaders.js';
import { KnownHelped1850010000001 } from './1850010000001-known-helped.js';
import { WideTargets1850010000002 } from './1850010000002-wide-targets.js';

export const insightMigrations = [
  Insight1771000000000, Assistants1780800000000, IndicatorFacts1810020000000, Surveys1810020001000, Deeds1810020003000,
  Reports1810030000000, Exports1810030001000, TargetsAndSchedules1810030004000,
  InsightProductCodes1810040000001, OfficerTasks1810040000002, OpenData1810040000003, InsightClaims1810040000004,
  ClaimsClosed1820020000001, KeptFigures1820080000001, OfficerIndexes1820080000002, SchedulesStopped1820090000001, OrderBuyers1820090000002, ExportsHeld1820090000003,
  LongerSchedules1830070000001, ReportFrames1830070000002, Villages1840010000001, ToldLate1840010000002, SurveyGroups1840020000001, UnsentOrders1840030000001,
  Lookers1850000000001, ScheduleFrames1850000000002, InsightCertificateLeaders1850000000004, KnownHelped1850010000001, WideTargets1850010000002,
];
