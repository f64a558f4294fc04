import { Module } from '@nestjs/common';
import { AreasModule } from '@cho-phien/areas/areas.module';
import { AssistantTasksController } from './http/assistant-tasks.controller.js';
import { OfficerClaimsController } from './http/officer-claims.controller.js';
import { OfficerClustersController } from './http/officer-clusters.controller.js';
import { OfficerExportsController } from './http/officer-exports.controller.js';
import { OfficerExternalListingsController } from './http/officer-external-listings.controller.js';
import { OfficerIndicatorsController } from './http/officer-indicators.controller.js';
import { OfficerOpenDataController } from './http/officer-open-data.controller.js';
import { OfficerOverviewController } from './http/officer-overview.controller.js';
import { OfficerPlacesController } from './http/officer-places.controller.js';
import { OfficerReportFilesController } from './http/officer-report-files.controller.js';
import { OfficerReportRowsController } from './http/officer-report-rows.controller.js';
import { OfficerReportSchedulesController } from './http/officer-report-schedules.controller.js';
import { OfficerReportsController } from './http/officer-reports.controller.js';
import { OfficerSurveysController } from './http/officer-surveys.controller.js';
import { OfficerTargetsController } from './http/officer-targets.controller.js';
import { OfficerTasksController } from './http/officer-tasks.controller.js';
import { OpenDataController } from './http/open-data.controller.js';
import { OperatorFlagsController } from './http/operator-flags.controller.js';
import { OperatorOfficerRequestsController } from './http/operator-officer-requests.controller.js';
import { InsightModule } from './insight.module.js';

@Module({ imports: [InsightModule, AreasModule], controllers: [OfficerIndicatorsController, OfficerExternalListingsController, OfficerOverviewController, OfficerPlacesController, OfficerSurveysController, OfficerClustersController, OfficerReportsController, OfficerReportRowsController, OfficerReportFilesController, OfficerExportsController, OfficerTargetsController, OfficerReportSchedulesController, OperatorOfficerRequestsController, OfficerTasksController, OfficerClaimsController, OfficerOpenDataController, OpenDataController, AssistantTasksController, OperatorFlagsController] })
export class InsightHttpModule {}
